#include "head_node/engine/active_job.h"

#include "head_node/engine/set_aside_shown.h"

namespace gleaner {

namespace {
/// So many scatter marks may lie on disk before those that no longer matter are swept out.
constexpr std::size_t kMarksBeforeSweep = 4'096;
} // namespace

Result<std::unique_ptr<ActiveJob>> ActiveJob::open(const JobRecord& record, const ComputationRegistry& registry,
                                                   JobJournal& journal, const FailureLimits& limits) {
    const NamedComputation& wanted = record.computation;
    const Computation* computation = registry.find(wanted.name, wanted.version);
    if (computation == nullptr) {
        return failure(ErrorCode::NotFound,
                       QStringLiteral("This program does not have the computation '%1' in version %2; "
                                      "start the version of Gleaner that began the job.")
                           .arg(wanted.name)
                           .arg(wanted.version));
    }
    auto split = computation->split(record.parameters);
    if (!split)
        return failure(split.error());
    auto answers = journal.openAnswers(record.id);
    if (!answers)
        return failure(answers.error());
    JobRecord complete = record;
    complete.chunkCount = (*split)->chunkCount();
    std::unique_ptr<ActiveJob> job(
        new ActiveJob(std::move(complete), std::move(*split), std::move(*answers), journal, limits));
    if (auto restored = job->restore(); !restored)
        return failure(restored.error());
    return job;
}

ActiveJob::ActiveJob(JobRecord record, std::unique_ptr<Split> split, std::unique_ptr<AnswerStore> answers,
                     JobJournal& journal, const FailureLimits& limits)
    : m_record(std::move(record)), m_split(std::move(split)), m_answers(std::move(answers)), m_journal(journal),
      m_ledger(m_record.chunkCount), m_failures(limits) {}

Status ActiveJob::restore() {
    const auto visited =
        m_answers->forEachSequence([this](SequenceNumber sequence) { m_ledger.restoreAnswer(sequence); });
    if (!visited)
        return visited;
    const auto computeTime = m_answers->totalComputeTime();
    if (!computeTime)
        return failure(computeTime.error());
    m_computeTime = *computeTime;
    const auto setAside = m_journal.loadSetAside(m_record.id);
    if (!setAside)
        return failure(setAside.error());
    for (const SetAsideChunk& chunk : *setAside)
        m_ledger.restoreSetAside(chunk);
    const auto failures = m_journal.loadFailures(m_record.id);
    if (!failures)
        return failure(failures.error());
    for (const auto& [sequence, known] : *failures) {
        if (m_ledger.classify(sequence) == JobLedger::Arrival::New)
            m_failures.restore(sequence, known);
    }
    const auto marks = m_journal.loadScatterMarks(m_record.id);
    if (!marks)
        return failure(marks.error());
    m_ledger.restoreMarks(*marks);
    m_marksOnDisk = marks->size();
    return {};
}

Status ActiveJob::save(JobRecord changed) {
    auto saved = m_journal.saveJob(changed);
    if (saved)
        m_record = std::move(changed);
    return saved;
}

Status ActiveJob::setState(JobState state) {
    JobRecord changed = m_record;
    changed.state = state;
    changed.stateReason.clear();
    return save(std::move(changed));
}

Status ActiveJob::setPriority(int priority) {
    JobRecord changed = m_record;
    changed.priority = priority;
    return save(std::move(changed));
}

Status ActiveJob::noteScattered(const std::vector<SequenceNumber>& sequences, TimePoint at) {
    const std::vector<ScatterMark> marks = m_ledger.scattered(sequences, at);
    for (const ScatterMark& mark : marks)
        m_log.note({ChunkHappening::Scattered, mark.first, mark.count, at, {}, {}});
    if (m_marksOnDisk + marks.size() > kMarksBeforeSweep)
        return rewriteMarks();
    m_marksOnDisk += marks.size();
    return m_journal.addScatterMarks(m_record.id, marks);
}

Status ActiveJob::takeBackAll(TimePoint at) {
    for (const ScatterMark& mark : m_ledger.liveMarks())
        m_log.note({ChunkHappening::TakenBack, mark.first, mark.count, at, {}, {}});
    (void)m_ledger.scatterAllAgain();
    return rewriteMarks();
}

Status ActiveJob::rewriteMarks() {
    const std::vector<ScatterMark> live = m_ledger.liveMarks();
    auto replaced = m_journal.replaceScatterMarks(m_record.id, live);
    if (replaced)
        m_marksOnDisk = live.size();
    return replaced;
}

Status ActiveJob::storeAnswers(const std::vector<AnswerRecord>& answers, SteadyPoint at) {
    if (answers.empty())
        return {};
    if (auto stored = m_answers->append(answers); !stored)
        return stored;
    for (const AnswerRecord& answer : answers) {
        if (m_ledger.setAsideChunks().contains(answer.sequence)) {
            if (auto removed = m_journal.removeSetAside(m_record.id, answer.sequence); !removed)
                return removed;
        }
        m_ledger.answered(answer.sequence);
        if (auto forgotten = forgetFailures(answer.sequence); !forgotten)
            return forgotten;
        m_computeTime += answer.computeTime;
    }
    m_meter.add(answers.size(), at);
    return {};
}

Status ActiveJob::storeSetAside(const SetAsideChunk& chunk) {
    auto saved = m_journal.saveSetAside(m_record.id, chunk);
    if (saved) {
        m_ledger.setAside(chunk);
        m_log.note({ChunkHappening::SetAside, chunk.sequence, 1, chunk.at, {}, chunk.reason});
        ++m_newlySetAside;
    }
    return saved;
}

Status ActiveJob::retrySetAside(SequenceNumber sequence, TimePoint at) {
    if (!m_ledger.setAsideChunks().contains(sequence))
        return failure(ErrorCode::NotFound, QStringLiteral("Chunk %1 is not set aside.").arg(sequence));
    auto removed = m_journal.removeSetAside(m_record.id, sequence);
    if (!removed)
        return removed;
    m_ledger.retry(sequence);
    m_log.note({ChunkHappening::Retried, sequence, 1, at, {}, {}});
    return forgetFailures(sequence);
}

Status ActiveJob::forgetFailures(SequenceNumber sequence) {
    if (!m_failures.knows(sequence))
        return {};
    m_failures.forget(sequence);
    return m_journal.saveFailures(m_record.id, sequence, {});
}

/// A chunk that is set aside is forgotten, too: its failures are in what is set aside.
Status ActiveJob::saveFailures(SequenceNumber sequence) {
    return m_journal.saveFailures(m_record.id, sequence, m_failures.failuresOf(sequence));
}

Status ActiveJob::dropSetAside(SequenceNumber sequence, TimePoint at) {
    const auto found = m_ledger.setAsideChunks().find(sequence);
    if (found == m_ledger.setAsideChunks().end())
        return failure(ErrorCode::NotFound, QStringLiteral("Chunk %1 is not set aside.").arg(sequence));
    SetAsideChunk dropped = found->second;
    dropped.dropped = true;
    auto saved = m_journal.saveSetAside(m_record.id, dropped);
    if (saved) {
        m_ledger.drop(sequence);
        m_log.note({ChunkHappening::Dropped, sequence, 1, at, {}, {}});
    }
    return saved;
}

JobSnapshot ActiveJob::snapshot(SteadyPoint now) const {
    JobSnapshot shot;
    shot.record = m_record;
    shot.needsPerson = m_ledger.needsPerson();
    shot.answered = m_ledger.answeredCount();
    shot.out = m_ledger.outCount();
    shot.waiting = m_ledger.waitingCount();
    shot.dropped = m_ledger.droppedCount();
    shot.duplicates = m_counters.duplicates;
    shot.strangers = m_counters.strangers;
    shot.failures = m_counters.failures;
    shot.scatteredAgain = m_counters.scatteredAgain;
    shot.ratePerSecond = m_meter.ratePerSecond(now);
    shot.timeLeft = m_meter.timeLeft(m_ledger.chunkCount() - shot.answered - shot.dropped, now);
    shot.computeTime = m_computeTime;
    shot.setAsideCount = m_ledger.setAsideChunks().size() - shot.dropped;
    shot.setAside = shownOfSetAside(m_ledger.setAsideChunks(), shot.setAsideCount, JobSnapshot::kMaxSetAsideShown,
                                    [](const auto& each) -> const SetAsideChunk& { return each.second; });
    return shot;
}

} // namespace gleaner
