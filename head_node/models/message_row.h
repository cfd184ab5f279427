// A message at the front of a queue as a row of a table: what CONTROL.md calls a peeked message, and chunks that are
// set aside, which lie in no queue, in the same shape. Values; any thread.
#pragma once

#include "head_node/engine/snapshots.h"

#include <QJsonObject>

#include <optional>

namespace gleaner {

enum class MessageColumn { Job, Chunk, Kind, Content, Size, Taken, Age, Expires };
inline constexpr int kMessageColumns = 8;

struct MessageRow {
    QString id;   ///< of the message; of a set-aside chunk its job and number
    QString kind; ///< as CONTROL.md, "set-aside", or empty: it does not decode
    std::optional<JobId> job;
    QString jobName;
    SequenceNumber sequence = 0;
    QString content;
    std::optional<qint64> bytes; ///< nullopt: it lies in no queue
    int taken = 0;               ///< the dequeue count
    TimePoint inserted;
    TimePoint expires; ///< 9999-12-31: never; meaningless without bytes

    [[nodiscard]] const QString& key() const { return id; }
    [[nodiscard]] QString text(MessageColumn column, TimePoint now) const;
    /// Everything, with exact times, in a few lines.
    [[nodiscard]] QString sentence() const;
    friend bool operator==(const MessageRow&, const MessageRow&) = default;
};

/// The head's answer to "peek"; jobs get their names from the snapshot. What does not parse is left out.
[[nodiscard]] std::vector<MessageRow> messageRows(const QJsonObject& answer, const HeadSnapshot& snapshot);
/// Chunks that are set aside, oldest first, at most `most`.
[[nodiscard]] std::vector<MessageRow> setAsideRows(const HeadSnapshot& snapshot, std::size_t most);

/// A time of CONTROL.md; the epoch when it is none.
[[nodiscard]] TimePoint timeFromJson(const QJsonValue& value);
/// "21 Nov 2026 22:48:31", local.
[[nodiscard]] QString timeWords(TimePoint at);

} // namespace gleaner
