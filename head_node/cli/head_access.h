// Talking to the head that runs on a data folder, as the commands do. Thread: main.
#pragma once

#include "common/base/result.h"
#include "head_node/engine/snapshots.h"

#include <QJsonObject>
#include <QString>

namespace gleaner {

class HeadAccess {
public:
    explicit HeadAccess(const QString& dataFolder);

    /// `fields` and "command": see CONTROL.md. Errors: NotFound (no head runs there) and the head's own.
    [[nodiscard]] Result<QJsonObject> ask(const char* command, QJsonObject fields = {}) const;
    [[nodiscard]] Result<HeadSnapshot> snapshot() const;
    /// The job whose id begins with `prefix`. Errors: NotFound, InvalidArgument (more than one).
    [[nodiscard]] Result<JobSnapshot> findJob(const QString& prefix) const;

private:
    QString m_socketName;
};

/// The job in `shot` whose id begins with `prefix`. Errors: NotFound, InvalidArgument (more than one).
[[nodiscard]] Result<JobSnapshot> findJob(const HeadSnapshot& shot, const QString& prefix);

} // namespace gleaner
