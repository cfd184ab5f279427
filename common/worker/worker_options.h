// What a program may choose about its worker, with defaults, units and bounds. Values; checked once, before the pool
// starts.
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/queue/message_queue.h"
#include "common/wire/envelope_codec.h"

#include <vector>

namespace gleaner {

inline constexpr int kMaxProcessors = 1'024;
inline constexpr int kMaxPoisonThreshold = 1'000'000;

struct WorkerOptions {
    /// "<pc>/<n>"; the pool appends "/<processor number>", so at most kMaxWorkerIdBytes - 5 bytes of UTF-8.
    WorkerId worker;
    int processors = 1; ///< threads that compute, 1..kMaxProcessors; how many of them may is WorkControl::setActive()

    bool prefetch = true; ///< fetch the next message while the current one is in work
    /// How long before the current chunk's expected end the next one is fetched: long enough to hide the request, short
    /// enough not to keep chunks from idle PCs. The expectation is what the chunk before took.
    Milliseconds prefetchLead{500};
    /// A fetched message that has waited longer because its predecessor computes longer than expected is handed back.
    Milliseconds prefetchPatience{5'000};

    Seconds visibility{60};              ///< 1 s .. 7 days; where the queue's metadata does not say
    int poisonThreshold = 5;             ///< 1..kMaxPoisonThreshold; where the queue's metadata does not say
    Milliseconds policyRefresh{300'000}; ///< how often the queue's metadata is read again

    Seconds passOnDelay{5}; ///< a message this worker cannot serve is invisible for so long
    Seconds undecodableDelay{
        600}; ///< 1 s .. 7 days; the same for one that does not decode: perhaps a newer worker comes

    qsizetype messageLimit =
        kDefaultMessageLimit; ///< of the queues, in bytes after Base64; kMinMessageLimit .. kMaxMessageLimit
    qsizetype maxBlobBytes = qsizetype{64} << 20; ///< a chunk's payload is not larger

    /// Waits while nothing is visible. Local workers want short ones, an office of PCs up to 30 s at the end.
    std::vector<Milliseconds> emptyWaits{Milliseconds(20),  Milliseconds(50),    Milliseconds(100),  Milliseconds(200),
                                         Milliseconds(500), Milliseconds(1'000), Milliseconds(2'000)};
    /// Waits while the queue cannot be reached, or this PC cannot compute.
    std::vector<Milliseconds> unreachableWaits{Milliseconds(1'000),  Milliseconds(2'000),  Milliseconds(5'000),
                                               Milliseconds(10'000), Milliseconds(30'000), Milliseconds(60'000)};

    Milliseconds signOfLifeLimit{120'000};  ///< a processor silent for longer is not healthy; over the last wait above
    Milliseconds heartbeatInterval{60'000}; ///< 0: none
    WorkerActivity whenStopped = WorkerActivity::Ended; ///< what the last heartbeat says
    QString platform; ///< for heartbeats, e.g. "Debian GNU/Linux 12 x86_64", at most 64 bytes
};

/// A message limit below this cannot carry a failure with its reason.
inline constexpr qsizetype kMinMessageLimit = 4'096;

/// Errors: InvalidArgument, naming the field and its bounds.
[[nodiscard]] Status checkWorkerOptions(const WorkerOptions& options);

} // namespace gleaner
