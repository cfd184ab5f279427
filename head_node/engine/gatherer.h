// Takes answers from the answers queue and gives each to its job, exactly once: the mapping function by job and
// sequence number. Thread: one at a time.
#pragma once

#include "common/base/clock.h"
#include "common/wire/envelope_codec.h"
#include "head_node/engine/active_job.h"
#include "head_node/engine/fleet_ledger.h"
#include "head_node/engine/head_queues.h"
#include "head_node/engine/worker_claims.h"

#include <functional>
#include <map>
#include <set>
#include <span>

namespace gleaner {

/// What one step brought.
struct Gathered {
    std::size_t taken = 0;     ///< messages
    std::size_t strangers = 0; ///< to jobs that are not ours, or are over
    std::size_t malformed = 0; ///< do not parse; they are deleted, for they would come back for ever
};

class Gatherer {
public:
    /// The active job of that id, or nullptr.
    using FindJob = std::function<ActiveJob*(const JobId&)>;

    /// Clock and fleet outlive this; the fleet is told whose results were stored and who failed. `claims`: empty: every
    /// name counts as proven.
    Gatherer(const HeadQueues& queues, Clock& clock, qsizetype messageLimit, FleetLedger& fleet,
             WorkerClaims claims = {})
        : m_queues(queues), m_clock(clock), m_messageLimit(messageLimit), m_fleet(fleet), m_claims(std::move(claims)) {}

    /// Takes what waits, up to `max` messages; stores new answers durably and only then deletes the messages. After an
    /// error the messages come back when their lease ends, and are gathered then.
    /// Errors: DiskFull, Corrupt, Unavailable, Refused.
    [[nodiscard]] Result<Gathered> gather(std::size_t max, const FindJob& findJob);

private:
    struct Failed {
        FailureMessage message;
        bool isProven; ///< the worker's name is its own
    };
    struct Batch {
        std::vector<AnswerRecord> answers;
        std::vector<bool> areProven; ///< of each answer: the worker's name is its own
        std::set<SequenceNumber> sequences;
        std::vector<Failed> failures;
        std::vector<SequenceNumber> again; ///< their answers cannot be had; nobody is to blame for certain
        qsizetype blobBytes = 0;           ///< of answers that were not in their message
    };
    using Batches = std::map<ActiveJob*, Batch>;

    [[nodiscard]] Result<std::vector<Lease>> take(std::size_t max);
    [[nodiscard]] Status sort(const Lease& lease, const FindJob& findJob, Batches& batches, Gathered& gathered);
    [[nodiscard]] Status sortResult(const ResultMessage& result, bool isProven, ActiveJob& job, Batch& batch);
    [[nodiscard]] static qsizetype blobBytes(const Batches& batches);
    /// Stores the batches and then deletes the messages they came from.
    [[nodiscard]] Status settleBatches(const Batches& batches, std::span<const Lease> leases);
    [[nodiscard]] Status settleBatch(ActiveJob& job, const Batch& batch);
    [[nodiscard]] Status settleFailure(ActiveJob& job, const Failed& failed);
    /// What to do when an answer's blob does not hold what its name says. An error: try the answer again later.
    [[nodiscard]] Status dropWrongBlob(const JobId& job, const QByteArray& key);

    HeadQueues m_queues;
    Clock& m_clock;
    qsizetype m_messageLimit;
    FleetLedger& m_fleet;
    WorkerClaims m_claims;
};

} // namespace gleaner
