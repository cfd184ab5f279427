// Jobs, scatter marks and set-aside chunks in head.sqlite, and one folder a job. FORMAT.md, "Jobs and answers", defines
// both.
// Thread: made, used and destroyed on one thread (see sqlite.h); so are the answer stores it opens. Ownership: the data
// folder is locked by its owner (data_folder.h); the file itself refuses a second store besides.
#pragma once

#include "head_node/engine/job_journal.h"
#include "head_node/store/sqlite.h"

namespace gleaner {

struct JobStorePaths {
    QString database;   ///< e.g. DATA/head.sqlite; its folder exists
    QString jobsFolder; ///< e.g. DATA/jobs; made when it is not there
};

class JobStore final : public JobJournal {
public:
    /// Also finishes removals that a crash has interrupted, as far as their files can be removed by now. Errors:
    /// DiskFull, Corrupt, Refused (no right to it, or a newer version's file), Unavailable (another program has it
    /// open: waits `patience` for its end).
    [[nodiscard]] static Result<std::unique_ptr<JobStore>> open(const JobStorePaths& paths,
                                                                Milliseconds patience = Milliseconds(2'000));

    [[nodiscard]] Result<std::vector<JobRecord>> loadJobs() override;
    [[nodiscard]] Status saveJob(const JobRecord& job) override;
    /// Answer stores of the job must be closed. A job not in the journal is none the less cleared away.
    /// Unavailable also when the folder cannot be removed; the job is forgotten, its folder goes at the next opening.
    [[nodiscard]] Status removeJob(const JobId& id) override;
    [[nodiscard]] Result<QString> jobFolder(const JobId& id) override;
    [[nodiscard]] Result<std::unique_ptr<AnswerStore>> openAnswers(const JobId& id) override;
    /// NotFound when the job was never saved; so for the others that write.
    [[nodiscard]] Status addScatterMarks(const JobId& id, std::span<const ScatterMark> marks) override;
    [[nodiscard]] Result<std::vector<ScatterMark>> loadScatterMarks(const JobId& id) override;
    [[nodiscard]] Status replaceScatterMarks(const JobId& id, std::span<const ScatterMark> marks) override;
    [[nodiscard]] Status saveSetAside(const JobId& id, const SetAsideChunk& chunk) override;
    [[nodiscard]] Status removeSetAside(const JobId& id, SequenceNumber sequence) override;
    [[nodiscard]] Result<std::vector<SetAsideChunk>> loadSetAside(const JobId& id) override;
    [[nodiscard]] Status saveFailures(const JobId& id, SequenceNumber sequence,
                                      const std::vector<ChunkFailure>& failures) override;
    [[nodiscard]] Result<std::map<SequenceNumber, std::vector<ChunkFailure>>> loadFailures(const JobId& id) override;

    /// See SqliteConnection; of head.sqlite.
    [[nodiscard]] Status limitPages(qint64 pages) { return m_connection->limitPages(pages); }

private:
    JobStore(std::unique_ptr<SqliteConnection> connection, QString jobsFolder);
    [[nodiscard]] Status finishRemovals();
    [[nodiscard]] Result<JobRecord> jobFrom(const SqliteStatement& row) const;
    [[nodiscard]] Result<SetAsideChunk> setAsideFrom(const SqliteStatement& row) const;
    /// Calls `change` with the number of the job's row, all in one commit. Errors: NotFound, and those of `change`.
    [[nodiscard]] Status changeJob(const JobId& id, const std::function<Status(qint64 job)>& change);
    [[nodiscard]] Status insertMarks(qint64 job, std::span<const ScatterMark> marks);
    [[nodiscard]] Status forgetRemoved(const QString& id);

    std::unique_ptr<SqliteConnection> m_connection;
    QString m_jobsFolder;
};

} // namespace gleaner
