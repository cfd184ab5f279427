// The head's heart: keeps every job moving, one step at a time. Owns the jobs; knows queues and disk only as
// interfaces. No thread and no event loop of its own: EngineThread (or a test) calls tick(). Thread: one at a time.
#pragma once

#include "common/base/clock.h"
#include "common/base/random.h"
#include "common/job/computation_registry.h"
#include "head_node/engine/active_job.h"
#include "head_node/engine/blob_sweeper.h"
#include "head_node/engine/card_writer.h"
#include "head_node/engine/gatherer.h"
#include "head_node/engine/head_queues.h"
#include "head_node/engine/heartbeat_reader.h"
#include "head_node/engine/job_submission.h"
#include "head_node/engine/scatterer.h"
#include "head_node/engine/snapshots.h"
#include "head_node/engine/window_policy.h"

#include <QFuture>

#include <memory>
#include <vector>

namespace gleaner {

struct EngineOptions {
    WindowLimits window;
    FailureLimits failures;
    Seconds timeToLive = kDefaultTimeToLive;       ///< of a chunk's message; 1 s .. 7 days
    qsizetype messageLimit = kDefaultMessageLimit; ///< bytes after Base64
    std::size_t scatterBatch = 256;                ///< chunks a commit
    std::size_t gatherBatch = 512;                 ///< answers a commit
    Milliseconds shortestPoll{20}; ///< between two looks at the answers queue; idle, it doubles up to …
    Milliseconds longestPoll{200};
    Seconds lossCheckInterval{30}; ///< between looks for chunks that are nowhere
    Seconds fleetInterval{2};      ///< between looks at the heartbeats
    WorkerClaims claims = {};      ///< who may use which name; empty: everybody every one
};

class HeadEngine {
public:
    /// Everything referred to outlives the engine.
    HeadEngine(const HeadQueues& queues, JobJournal& journal, const ComputationRegistry& registry, Clock& clock,
               RandomSource& random, EngineOptions options);
    ~HeadEngine();

    /// Reads all jobs from the journal; those that were running go on. Call once, first. A job that cannot go on (its
    /// computation is not there any more) becomes Failed, with the reason. Errors: Corrupt, Unavailable.
    [[nodiscard]] Status restore();

    [[nodiscard]] Result<JobId> submit(const JobRequest& request);
    /// Errors of all: NotFound (no such job), InvalidArgument (not in this state), DiskFull.
    [[nodiscard]] Status cancel(const JobId& id);
    [[nodiscard]] Status pause(const JobId& id);
    /// A paused job goes on; a failed one is tried again.
    [[nodiscard]] Status resume(const JobId& id);
    [[nodiscard]] Status setPriority(const JobId& id, int priority);
    /// Forgets a job that is over; its result stays.
    [[nodiscard]] Status remove(const JobId& id);
    /// One chunk that is set aside, or with nullopt all of the job's that are not dropped. Return how many.
    [[nodiscard]] Result<std::uint64_t> retrySetAside(const JobId& id, std::optional<SequenceNumber> sequence);
    [[nodiscard]] Result<std::uint64_t> dropSetAside(const JobId& id, std::optional<SequenceNumber> sequence);

    /// What is remembered of one chunk since the head started, oldest first; nothing of a job that is over.
    [[nodiscard]] std::vector<ChunkEvent> chunkEvents(const JobId& id, SequenceNumber sequence);
    /// Those that are out for longest, at most `most`; nothing of a job that is over.
    [[nodiscard]] std::vector<OutChunk> chunksOut(const JobId& id, std::size_t most);

    /// One step: gather, scatter, look after age and loss, finish. Returns how long to wait before the next one; 0 when
    /// there is more to do. Trouble with queue or disk is remembered for the snapshot and tried again.
    [[nodiscard]] Milliseconds tick();

    /// Nothing to scatter: all is out, or no job runs. Then the head may compute itself.
    [[nodiscard]] bool hasNothingToScatter() const { return m_nothingToScatter; }
    [[nodiscard]] HeadSnapshot snapshot() const;

private:
    struct Entry; // one job, active or over
    /// What a step found to do: nothing, something, or more than one batch can hold.
    enum class Pace { Idle, Some, Full };
    static void notePace(Pace& pace, std::size_t done, std::size_t batch);

    [[nodiscard]] Result<Entry*> find(const JobId& id);
    [[nodiscard]] Result<Entry*> findSetAside(const JobId& id);
    [[nodiscard]] ActiveJob* findActive(const JobId& id);
    [[nodiscard]] Status activate(Entry& entry);
    [[nodiscard]] Status end(Entry& entry, JobState state, const QString& reason, const QJsonObject& summary);
    [[nodiscard]] Status withdraw();
    [[nodiscard]] Status rememberSetAside(Entry& entry);

    [[nodiscard]] std::vector<ActiveJob*> runningByPriority();
    [[nodiscard]] Status gather(Pace& pace);
    [[nodiscard]] Status scatter(Pace& pace);
    [[nodiscard]] Status scatterJob(ActiveJob& job, std::uint64_t& room, Pace& pace);
    void ageOut();
    void lookAtFleet();
    [[nodiscard]] Status findLost();
    [[nodiscard]] Status finish(Pace& pace);
    [[nodiscard]] Status collectResult(Entry& entry);
    [[nodiscard]] Status sweepBlobs(Pace& pace);
    void writeCards();
    void startResult(Entry& entry);
    [[nodiscard]] QString warningFor(const JobSnapshot& shot) const;

    HeadQueues m_queues;
    JobJournal& m_journal;
    const ComputationRegistry& m_registry;
    Clock& m_clock;
    RandomSource& m_random;
    EngineOptions m_options;
    Scatterer m_scatterer;
    FleetLedger m_fleet;
    HeartbeatReader m_heartbeats;
    Gatherer m_gatherer;
    BlobSweeper m_sweeper;
    CardWriter m_cards;
    std::vector<std::unique_ptr<Entry>> m_entries; ///< in order of creation
    std::uint64_t m_strangers = 0;
    std::uint64_t m_malformed = 0;
    QString m_trouble;
    bool m_nothingToScatter = true;
    Milliseconds m_poll;
    SteadyPoint m_nextLossCheck;
    SteadyPoint m_nextFleetLook; ///< the first step looks
    int m_emptyLooks = 0;
};

} // namespace gleaner
