#include "tests/support/memory_job_journal.h"

#include <QDir>

#include <algorithm>

namespace gleaner {
namespace {

class MemoryAnswerStore final : public AnswerStore {
public:
    MemoryAnswerStore(std::shared_ptr<MemoryJobJournal::Answers> answers,
                      std::shared_ptr<MemoryJobJournal::Controls> controls)
        : m_answers(std::move(answers)), m_controls(std::move(controls)) {}

    Status append(std::span<const AnswerRecord> answers) override {
        if (m_controls->error)
            return failure(*m_controls->error);
        for (const AnswerRecord& answer : answers) {
            if (m_answers->bySequence.emplace(answer.sequence, answer).second)
                m_answers->total += answer.computeTime;
        }
        ++m_controls->answerCommits;
        return {};
    }

    Status forEachSequence(const std::function<void(SequenceNumber)>& visit) override {
        for (const auto& [sequence, answer] : m_answers->bySequence)
            visit(sequence);
        return {};
    }

    Status forEachAnswer(const std::function<Status(const AnswerRecord&)>& visit) override {
        return forEachAnswerIn(0, kMaxSequenceNumber, visit);
    }

    Status forEachAnswerIn(SequenceNumber first, SequenceNumber last,
                           const std::function<Status(const AnswerRecord&)>& visit) override {
        for (auto it = m_answers->bySequence.lower_bound(first);
             it != m_answers->bySequence.end() && it->first <= last; ++it) {
            if (Status status = visit(it->second); !status)
                return status;
        }
        return {};
    }

    Result<std::chrono::microseconds> totalComputeTime() override { return m_answers->total; }

private:
    std::shared_ptr<MemoryJobJournal::Answers> m_answers;
    std::shared_ptr<MemoryJobJournal::Controls> m_controls;
};

} // namespace

MemoryJobJournal::MemoryJobJournal() : m_controls(std::make_shared<Controls>()) {}

Result<std::vector<JobRecord>> MemoryJobJournal::loadJobs() {
    std::vector<JobRecord> jobs;
    for (const Entry& entry : m_jobs)
        jobs.push_back(entry.record);
    return jobs;
}

Status MemoryJobJournal::saveJob(const JobRecord& job) {
    if (Status status = mayWrite(); !status)
        return status;
    if (Entry* entry = find(job.id))
        entry->record = job;
    else
        m_jobs.push_back(Entry{job, {}, {}, {}});
    return {};
}

Status MemoryJobJournal::removeJob(const JobId& id) {
    if (Status status = mayWrite(); !status)
        return status;
    std::erase_if(m_jobs, [&](const Entry& entry) { return entry.record.id == id; });
    m_answers.erase(id);
    if (!QDir(folderPath(id)).removeRecursively())
        return failure(ErrorCode::Unavailable, QStringLiteral("The job's temporary folder cannot be removed."));
    return {};
}

Result<QString> MemoryJobJournal::jobFolder(const JobId& id) {
    if (Status status = mayWrite(); !status)
        return failure(status.error());
    const QString path = folderPath(id);
    if (!QDir().mkpath(path))
        return failure(ErrorCode::Unavailable, QStringLiteral("The job's temporary folder cannot be made."));
    return path;
}

Result<std::unique_ptr<AnswerStore>> MemoryJobJournal::openAnswers(const JobId& id) {
    std::shared_ptr<Answers>& answers = m_answers[id];
    if (!answers)
        answers = std::make_shared<Answers>();
    return std::make_unique<MemoryAnswerStore>(answers, m_controls);
}

Status MemoryJobJournal::addScatterMarks(const JobId& id, std::span<const ScatterMark> marks) {
    const Result<Entry*> entry = writable(id);
    if (!entry)
        return failure(entry.error());
    (*entry)->marks.insert((*entry)->marks.end(), marks.begin(), marks.end());
    return {};
}

Result<std::vector<ScatterMark>> MemoryJobJournal::loadScatterMarks(const JobId& id) {
    const Entry* entry = find(id);
    if (entry == nullptr)
        return std::vector<ScatterMark>{};
    std::vector<ScatterMark> marks = entry->marks;
    std::ranges::stable_sort(marks, [](const ScatterMark& a, const ScatterMark& b) {
        return std::pair(a.first, a.at) < std::pair(b.first, b.at);
    });
    return marks;
}

Status MemoryJobJournal::replaceScatterMarks(const JobId& id, std::span<const ScatterMark> marks) {
    const Result<Entry*> entry = writable(id);
    if (!entry)
        return failure(entry.error());
    (*entry)->marks.assign(marks.begin(), marks.end());
    return {};
}

Status MemoryJobJournal::saveSetAside(const JobId& id, const SetAsideChunk& chunk) {
    const Result<Entry*> entry = writable(id);
    if (!entry)
        return failure(entry.error());
    (*entry)->setAside.insert_or_assign(chunk.sequence, chunk);
    return {};
}

Status MemoryJobJournal::removeSetAside(const JobId& id, SequenceNumber sequence) {
    const Result<Entry*> entry = writable(id);
    if (!entry)
        return failure(entry.error());
    (*entry)->setAside.erase(sequence);
    return {};
}

Result<std::vector<SetAsideChunk>> MemoryJobJournal::loadSetAside(const JobId& id) {
    std::vector<SetAsideChunk> chunks;
    if (const Entry* entry = find(id)) {
        for (const auto& [sequence, chunk] : entry->setAside)
            chunks.push_back(chunk);
    }
    return chunks;
}

Status MemoryJobJournal::saveFailures(const JobId& id, SequenceNumber sequence,
                                      const std::vector<ChunkFailure>& failures) {
    const Result<Entry*> entry = writable(id);
    if (!entry)
        return failure(entry.error());
    if (failures.empty())
        (*entry)->failures.erase(sequence);
    else
        (*entry)->failures.insert_or_assign(sequence, failures);
    return {};
}

Result<std::map<SequenceNumber, std::vector<ChunkFailure>>> MemoryJobJournal::loadFailures(const JobId& id) {
    const Entry* entry = find(id);
    return entry == nullptr ? std::map<SequenceNumber, std::vector<ChunkFailure>>() : entry->failures;
}

MemoryJobJournal::Entry* MemoryJobJournal::find(const JobId& id) {
    const auto found = std::ranges::find_if(m_jobs, [&](const Entry& entry) { return entry.record.id == id; });
    return found == m_jobs.end() ? nullptr : &*found;
}

Result<MemoryJobJournal::Entry*> MemoryJobJournal::writable(const JobId& id) {
    if (Status status = mayWrite(); !status)
        return failure(status.error());
    Entry* entry = find(id);
    if (entry == nullptr)
        return failure(ErrorCode::NotFound,
                       QStringLiteral("Job %1 is not in the journal; save it first.").arg(toString(id)));
    return entry;
}

Status MemoryJobJournal::mayWrite() const {
    if (m_controls->error)
        return failure(*m_controls->error);
    return {};
}

QString MemoryJobJournal::folderPath(const JobId& id) const {
    return m_folder.filePath(toString(id));
}

} // namespace gleaner
