// The records of the queue log as values, and their bytes (FORMAT.md, "Record"). Pure functions; safe on any thread.
#pragma once

#include "common/queue/queue_entry.h"

#include <QByteArrayView>

#include <optional>
#include <variant>

namespace gleaner {

/// Bounds length of type and payload: a message of the largest text, or kMaxStoredPolicies of the largest policies.
inline constexpr std::uint32_t kMaxRecordLength = 131'072;
inline constexpr qsizetype kRecordHeaderBytes = 8;

/// All before it was on disk when it was written.
struct MarkRecord {
    std::uint64_t position = 0; ///< its own
    std::uint64_t logId = 0;
};
/// A queue was made or its metadata replaced.
struct QueueRecord {
    std::uint64_t queue = 0;
    QString name;
    Metadata metadata;
};
struct QueueRemovedRecord {
    std::uint64_t queue = 0;
};
/// A whole message: put, or its text replaced, or moved by compaction.
struct MessageRecord {
    std::uint64_t queue = 0;
    MessageState state;
    QByteArrayView text; ///< after reading: valid as long as the bytes it was read from
};
/// Taken, or updated without text. Of `state` the times inserted and expires do not count.
struct LeaseRecord {
    std::uint64_t queue = 0;
    MessageState state;
};
struct RemovedRecord {
    std::uint64_t queue = 0;
    QUuid id;
};
struct ClearedRecord {
    std::uint64_t queue = 0;
};
/// A queue's access policies were replaced by these.
struct PoliciesRecord {
    std::uint64_t queue = 0;
    std::vector<AccessPolicy> policies;
};
/// The service's own settings were replaced by this.
struct SettingsRecord {
    QByteArray document;
};

using LogRecord = std::variant<MarkRecord, QueueRecord, QueueRemovedRecord, MessageRecord, LeaseRecord, RemovedRecord,
                               ClearedRecord, PoliciesRecord, SettingsRecord>;

/// Header and all, as it goes to the file.
[[nodiscard]] QByteArray encodeRecord(const LogRecord& record);
/// The same in place of what `bytes` holds, in its memory.
void encodeRecord(QByteArray& bytes, const LogRecord& record);

struct SizedRecord {
    LogRecord record;
    qsizetype bytes = 0; ///< header included
};
/// The record at the beginning of `bytes`. nullopt: cut short, wrong checksum, or not a record of this version.
[[nodiscard]] std::optional<SizedRecord> decodeRecord(QByteArrayView bytes);

} // namespace gleaner
