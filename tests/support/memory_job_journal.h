// A JobJournal in memory, for tests of the engine: what was written is there for the next engine that gets the same
// journal, as after a restart of the head. It passes the same contract suite as the store on disk.
// Thread: one at a time. Job folders are real ones, below a temporary folder that goes with the journal; stores from
// openAnswers() share the journal's memory and may outlive it.
#pragma once

#include "head_node/engine/job_journal.h"

#include <QTemporaryDir>

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace gleaner {

class MemoryJobJournal final : public JobJournal {
public:
    /// The memory of one job's answers; shared by every store that was opened on it.
    struct Answers {
        std::map<SequenceNumber, AnswerRecord> bySequence;
        std::chrono::microseconds total{0};
    };
    /// What tests set and see; shared with the answer stores.
    struct Controls {
        std::optional<Error> error; ///< every call that writes fails with it, writing nothing
        int answerCommits = 0;      ///< successful append() calls, of all jobs
    };

    MemoryJobJournal();

    /// Plays a disk that is full or damaged: every call that writes fails with `error`, until nullopt is given.
    void failWritesWith(std::optional<Error> error) { m_controls->error = std::move(error); }
    [[nodiscard]] int answerCommits() const { return m_controls->answerCommits; }

    [[nodiscard]] Result<std::vector<JobRecord>> loadJobs() override;
    [[nodiscard]] Status saveJob(const JobRecord& job) override;
    [[nodiscard]] Status removeJob(const JobId& id) override;
    [[nodiscard]] Result<QString> jobFolder(const JobId& id) override;
    [[nodiscard]] Result<std::unique_ptr<AnswerStore>> openAnswers(const JobId& id) override;
    [[nodiscard]] Status addScatterMarks(const JobId& id, std::span<const ScatterMark> marks) override;
    [[nodiscard]] Result<std::vector<ScatterMark>> loadScatterMarks(const JobId& id) override;
    [[nodiscard]] Status replaceScatterMarks(const JobId& id, std::span<const ScatterMark> marks) override;
    [[nodiscard]] Status saveSetAside(const JobId& id, const SetAsideChunk& chunk) override;
    [[nodiscard]] Status removeSetAside(const JobId& id, SequenceNumber sequence) override;
    [[nodiscard]] Result<std::vector<SetAsideChunk>> loadSetAside(const JobId& id) override;
    [[nodiscard]] Status saveFailures(const JobId& id, SequenceNumber sequence,
                                      const std::vector<ChunkFailure>& failures) override;
    [[nodiscard]] Result<std::map<SequenceNumber, std::vector<ChunkFailure>>> loadFailures(const JobId& id) override;

private:
    struct Entry {
        JobRecord record;
        std::vector<ScatterMark> marks;
        std::map<SequenceNumber, SetAsideChunk> setAside;
        std::map<SequenceNumber, std::vector<ChunkFailure>> failures;
    };

    [[nodiscard]] Entry* find(const JobId& id);
    /// The job's entry for a call that writes. Errors: NotFound, or the error that a test asked for.
    [[nodiscard]] Result<Entry*> writable(const JobId& id);
    [[nodiscard]] Status mayWrite() const;
    [[nodiscard]] QString folderPath(const JobId& id) const;

    QTemporaryDir m_folder;
    std::shared_ptr<Controls> m_controls;
    std::vector<Entry> m_jobs; ///< in order of creation
    std::map<JobId, std::shared_ptr<Answers>> m_answers;
};

} // namespace gleaner
