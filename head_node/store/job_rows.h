// How the records of job_journal.h stand in the rows of head.sqlite; FORMAT.md, "Jobs and answers", defines it.
// Pure functions; any thread.
#pragma once

#include "head_node/engine/job_journal.h"

#include <QString>

#include <optional>

namespace gleaner {

/// The state as the column says it; for people there are other words.
/// On purpose not control's jobStateName(), though the words are the same today: that one may change with its protocol
/// and with what people should read, this one never, for it is in files.
[[nodiscard]] QString storedStateName(JobState state);
/// nullopt: nothing that storedStateName() gives.
[[nodiscard]] std::optional<JobState> stateStoredAs(const QString& name);
/// nullopt: not a number of FailureKind.
[[nodiscard]] std::optional<FailureKind> failureKindNumbered(qint64 number);

[[nodiscard]] QString toJsonText(const QJsonObject& object);
[[nodiscard]] QString toJsonText(const QStringList& texts);
/// nullopt: not a JSON object.
[[nodiscard]] std::optional<QJsonObject> jsonObjectFrom(const QString& text);
/// nullopt: not a JSON array of strings.
[[nodiscard]] std::optional<QStringList> textsFrom(const QString& text);

[[nodiscard]] qint64 toMs(TimePoint time);
[[nodiscard]] TimePoint timeFromMs(qint64 ms);

/// An array of objects: kind (a number, as everywhere in the store), reason, worker, proven.
[[nodiscard]] QString toJsonText(const std::vector<ChunkFailure>& failures);
[[nodiscard]] std::optional<std::vector<ChunkFailure>> chunkFailuresFrom(const QString& text);

} // namespace gleaner
