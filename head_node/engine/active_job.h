// One job that is not over: its record and all that is needed to move it on. Thread: one at a time.
#pragma once

#include "common/job/computation_registry.h"
#include "head_node/engine/chunk_log.h"
#include "head_node/engine/failure_policy.h"
#include "head_node/engine/job_journal.h"
#include "head_node/engine/job_ledger.h"
#include "head_node/engine/progress_meter.h"
#include "head_node/engine/snapshots.h"

#include <memory>

namespace gleaner {

/// What happened since the head started; for people.
struct JobCounters {
    std::uint64_t duplicates = 0;
    std::uint64_t strangers = 0;
    std::uint64_t failures = 0;
    std::uint64_t scatteredAgain = 0;
};

/// A bundle with an invariant: ledger, answers and journal agree. Those who move the job on (scatterer, gatherer) work
/// on its parts.
class ActiveJob {
public:
    /// Splits the computation anew and restores what the journal knows. `registry` and `journal` outlive the job.
    /// Errors: NotFound (this program does not have the computation, or an input file is gone), InvalidArgument (the
    /// parameters), DiskFull, Corrupt.
    [[nodiscard]] static Result<std::unique_ptr<ActiveJob>> open(const JobRecord& record,
                                                                 const ComputationRegistry& registry,
                                                                 JobJournal& journal, const FailureLimits& limits);

    [[nodiscard]] const JobRecord& record() const { return m_record; }
    /// Durable when it returns; unchanged when it fails.
    [[nodiscard]] Status setState(JobState state);
    [[nodiscard]] Status setPriority(int priority);

    [[nodiscard]] std::shared_ptr<const Split> split() const { return m_split; }
    [[nodiscard]] JobLedger& ledger() { return m_ledger; }
    [[nodiscard]] FailurePolicy& failures() { return m_failures; }
    [[nodiscard]] JobCounters& counters() { return m_counters; }
    [[nodiscard]] ChunkLog& log() { return m_log; }
    [[nodiscard]] JobJournal& journal() { return m_journal; }

    /// Remembers that `sequences` are on the queue, on disk and in the ledger.
    [[nodiscard]] Status noteScattered(const std::vector<SequenceNumber>& sequences, TimePoint at);
    /// Whatever is out is to be scattered anew; on disk nothing counts as out any more.
    [[nodiscard]] Status takeBackAll(TimePoint at);
    /// Stores answers (each number new and once in the list) and takes note of them.
    [[nodiscard]] Status storeAnswers(const std::vector<AnswerRecord>& answers, SteadyPoint at);
    [[nodiscard]] Status storeSetAside(const SetAsideChunk& chunk);
    /// Writes down how often a chunk has failed, as failures() knows it now.
    [[nodiscard]] Status saveFailures(SequenceNumber sequence);
    /// So many were set aside since the job was opened, that is, since a person last let it go on.
    [[nodiscard]] std::uint64_t newlySetAside() const { return m_newlySetAside; }
    /// Errors: NotFound (it is not set aside).
    [[nodiscard]] Status retrySetAside(SequenceNumber sequence, TimePoint at);
    [[nodiscard]] Status dropSetAside(SequenceNumber sequence, TimePoint at);

    [[nodiscard]] double ratePerSecond(SteadyPoint now) const { return m_meter.ratePerSecond(now); }
    [[nodiscard]] JobSnapshot snapshot(SteadyPoint now) const;

private:
    ActiveJob(JobRecord record, std::unique_ptr<Split> split, std::unique_ptr<AnswerStore> answers, JobJournal& journal,
              const FailureLimits& limits);
    [[nodiscard]] Status restore();
    [[nodiscard]] Status save(JobRecord changed);
    [[nodiscard]] Status rewriteMarks();
    [[nodiscard]] Status forgetFailures(SequenceNumber sequence);

    JobRecord m_record;
    std::shared_ptr<const Split> m_split;
    std::unique_ptr<AnswerStore> m_answers;
    JobJournal& m_journal;
    JobLedger m_ledger;
    FailurePolicy m_failures;
    ProgressMeter m_meter;
    JobCounters m_counters;
    ChunkLog m_log;
    std::chrono::microseconds m_computeTime{0};
    std::size_t m_marksOnDisk = 0;
    std::uint64_t m_newlySetAside = 0;
};

} // namespace gleaner
