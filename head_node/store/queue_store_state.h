// What the durable queues' views and the compaction share. Lock order: `mutex`, then the
// commit's own.
#pragma once

#include "common/base/uuid_sequence.h"
#include "head_node/store/group_commit.h"
#include "head_node/store/queue_catalog.h"

namespace gleaner {

struct QueueStoreState {
    Clock& clock;
    RandomSource& random; ///< under `mutex` only
    UuidSequence ids;     ///< under `mutex` only
    GroupCommit& commit;
    std::mutex mutex; ///< index and log change together under it
    QueueCatalog catalog;
    QByteArray encoded = {}; ///< under `mutex` only: the last record, for its memory

    /// Under `mutex`. The record is in the log's buffer; it is on disk when `placeEnd()` of its place is durable.
    RecordPlace append(const LogRecord& record) {
        encodeRecord(encoded, record);
        return RecordPlace{commit.append(encoded), static_cast<std::uint32_t>(encoded.size())};
    }
};

[[nodiscard]] inline CommitTicket placeEnd(const RecordPlace& place) {
    return place.position + place.bytes;
}

} // namespace gleaner
