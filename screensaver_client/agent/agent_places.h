// Where the agent of this user and session keeps what. Values; any thread.
#pragma once

#include "common/base/result.h"

#include <QString>

namespace gleaner {

struct AgentPlaces {
    QString socket;   ///< agentSocketName()
    QString lockFile; ///< held while an agent runs
    QString data;     ///< folder: identity, totals, snooze, time line; stays
    QString runners;  ///< folder: working folders of runners; emptied at the start

    [[nodiscard]] QString identityFile() const { return data + QStringLiteral("/worker.json"); }
    [[nodiscard]] QString totalsFile() const { return data + QStringLiteral("/totals.json"); }
    [[nodiscard]] QString snoozeFile() const { return data + QStringLiteral("/snooze.json"); }
    [[nodiscard]] QString decisionsFile() const { return data + QStringLiteral("/decisions.jsonl"); }
};

/// One for each session on each machine: it is emptied at the start, and PCs may share a home.
[[nodiscard]] QString runnersFolder(const QString& cache, const QString& session, const QByteArray& machine);

/// By the XDG folders, on Windows %LOCALAPPDATA%. Errors: those of agentSocketName().
[[nodiscard]] Result<AgentPlaces> standardPlaces();

} // namespace gleaner
