// HeadEngine's step: what it does again and again. The commands are in head_engine.cpp.
#include "head_node/engine/head_engine.h"
#include "head_node/engine/job_entry.h"
#include "head_node/engine/result_writer.h"

#include <QtConcurrent>

#include <algorithm>

namespace gleaner {

namespace {
/// A count of 0 that a cloud gives approximately has to be seen this often before chunks count as lost.
constexpr int kLooksBeforeLost = 2;
/// Messages are scattered anew when this part of their time to live is over.
constexpr double kAgeBeforeScatteringAnew = 6.0 / 7.0;

/// What was set aside before a person let the job go on does not stop it again: one chunk can be tried alone.
bool onlyFailures(ActiveJob& job) {
    const JobLedger& ledger = job.ledger();
    const std::uint64_t undecided =
        std::min(ledger.setAsideChunks().size() - ledger.droppedCount(), job.newlySetAside());
    return undecided > 0 && job.failures().stopsJob(ledger.answeredCount(), undecided, ledger.chunkCount());
}
} // namespace

Milliseconds HeadEngine::tick() {
    Pace pace = Pace::Idle;
    Status outcome = gather(pace);
    ageOut();
    if (outcome)
        outcome = findLost();
    if (outcome)
        outcome = scatter(pace);
    if (auto finished = finish(pace); outcome)
        outcome = finished;
    if (auto swept = sweepBlobs(pace); outcome)
        outcome = swept;
    if (outcome) // whoever cannot reach the queues that count need not try another
        lookAtFleet();
    if (outcome)
        writeCards();
    m_trouble = outcome ? QString() : outcome.error().message;
    if (pace == Pace::Full && outcome)
        return Milliseconds(0);
    // A pause lets answers gather into one commit; without any it grows.
    m_poll = pace == Pace::Idle || !outcome ? std::min(m_poll * 2, m_options.longestPoll) : m_options.shortestPoll;
    return m_poll;
}

Status HeadEngine::gather(Pace& pace) {
    const auto gathered = m_gatherer.gather(m_options.gatherBatch, [this](const JobId& id) { return findActive(id); });
    if (!gathered)
        return failure(gathered.error());
    m_strangers += gathered->strangers;
    m_malformed += gathered->malformed;
    notePace(pace, gathered->taken, m_options.gatherBatch);
    return {};
}

void HeadEngine::notePace(Pace& pace, std::size_t done, std::size_t batch) {
    if (done > 0)
        pace = std::max(pace, done >= batch ? Pace::Full : Pace::Some);
}

std::vector<ActiveJob*> HeadEngine::runningByPriority() {
    std::vector<ActiveJob*> jobs;
    for (const auto& entry : m_entries) {
        if (entry->active && entry->active->record().state == JobState::Running)
            jobs.push_back(entry->active.get());
    }
    std::stable_sort(jobs.begin(), jobs.end(),
                     [](const auto* a, const auto* b) { return a->record().priority > b->record().priority; });
    return jobs;
}

Status HeadEngine::scatter(Pace& pace) {
    const std::vector<ActiveJob*> jobs = runningByPriority();
    std::uint64_t out = 0;
    double rate = 0;
    for (ActiveJob* job : jobs) {
        out += job->ledger().outCount();
        rate += job->ratePerSecond(m_clock.steadyNow());
    }
    const std::uint64_t window = windowSize(rate, m_options.window);
    std::uint64_t room = window > out ? window - out : 0;
    // Topping up in crumbs would cost a commit each: wait until a batch has room, unless the queue runs low.
    if (room < m_options.scatterBatch && out > window / 2)
        room = 0;
    for (ActiveJob* job : jobs) {
        if (auto scattered = scatterJob(*job, room, pace); !scattered)
            return scattered;
    }
    m_nothingToScatter = room == 0 || std::none_of(jobs.begin(), jobs.end(),
                                                   [](ActiveJob* job) { return job->ledger().waitingCount() > 0; });
    return {};
}

Status HeadEngine::scatterJob(ActiveJob& job, std::uint64_t& room, Pace& pace) {
    const auto max = static_cast<std::size_t>(std::min<std::uint64_t>(room, m_options.scatterBatch));
    const auto scattered = m_scatterer.scatter(job, max, m_clock.now());
    if (scattered) {
        room -= *scattered;
        notePace(pace, *scattered, m_options.scatterBatch);
        return {};
    }
    if (scattered.error().code != ErrorCode::TooLarge && scattered.error().code != ErrorCode::InvalidArgument)
        return failure(scattered.error());
    const auto entry = find(job.record().id); // this job cannot go on; the others can
    return entry ? end(**entry, JobState::Failed, scattered.error().message, {}) : Status();
}

void HeadEngine::ageOut() {
    const auto age = std::chrono::duration_cast<Milliseconds>(m_options.timeToLive * kAgeBeforeScatteringAnew);
    for (ActiveJob* job : runningByPriority())
        job->counters().scatteredAgain += job->ledger().ageOut(m_clock.now() - age);
}

void HeadEngine::lookAtFleet() {
    if (m_clock.steadyNow() < m_nextFleetLook)
        return;
    m_nextFleetLook = m_clock.steadyNow() + m_options.fleetInterval;
    m_heartbeats.look();
}

/// When both queues are empty, whatever is out without an answer is nowhere: someone cleared a queue, or the data
/// folder is older than the queue. It is scattered anew instead of waiting for its age.
Status HeadEngine::findLost() {
    if (m_clock.steadyNow() < m_nextLossCheck)
        return {};
    m_nextLossCheck = m_clock.steadyNow() + m_options.lossCheckInterval;
    const auto work = m_queues.work.properties();
    if (!work)
        return failure(work.error());
    const auto answers = m_queues.answers.properties();
    if (!answers)
        return failure(answers.error());
    const bool empty = work->approximateMessageCount == 0 && answers->approximateMessageCount == 0;
    m_emptyLooks = empty ? m_emptyLooks + 1 : 0;
    if (m_emptyLooks < kLooksBeforeLost)
        return {};
    for (ActiveJob* job : runningByPriority())
        job->counters().scatteredAgain += job->ledger().scatterAllAgain();
    m_emptyLooks = 0;
    return {};
}

Status HeadEngine::finish(Pace& pace) {
    for (const auto& entry : m_entries) {
        if (!entry->active || entry->active->record().state != JobState::Running)
            continue;
        const JobLedger& ledger = entry->active->ledger();
        Status outcome;
        if (entry->writing) {
            if (!entry->writing->isFinished())
                continue;
            outcome = collectResult(*entry);
            pace = Pace::Full;
        } else if (ledger.isComplete()) {
            startResult(*entry);
        } else if (onlyFailures(*entry->active)) {
            outcome = end(*entry, JobState::Failed,
                          QStringLiteral("Stopped, because every chunk fails: %1")
                              .arg(ledger.setAsideChunks().begin()->second.reason),
                          {});
        }
        if (!outcome)
            return outcome;
    }
    return {};
}

void HeadEngine::startResult(Entry& entry) {
    // The task owns or outlives all it uses: the split is shared, the store is opened by the thread that reads it.
    entry.writing = QtConcurrent::run([split = entry.active->split(), &journal = m_journal, id = entry.record.id,
                                       path = entry.record.outputPath]() -> Result<QJsonObject> {
        const auto answers = journal.openAnswers(id);
        if (!answers)
            return failure(answers.error());
        return writeResult(*split, **answers, path);
    });
}

/// Payloads go before the job is done, so that whoever sees it done may end the head. Whatever does not let them be
/// removed keeps no result back: they are swept later.
Status HeadEngine::collectResult(Entry& entry) {
    const Result<QJsonObject> result = entry.writing->result();
    if (const auto isClean = m_sweeper.removeSlice(entry.record.id); result && isClean && !*isClean)
        return {};
    entry.writing.reset();
    if (result)
        return end(entry, JobState::Done, {}, *result);
    return end(entry, JobState::Failed, result.error().message, {});
}

Status HeadEngine::sweepBlobs(Pace& pace) {
    const auto hasMore = m_sweeper.step([this](const JobId& id) { return findActive(id) != nullptr; });
    if (!hasMore)
        return failure(hasMore.error());
    notePace(pace, *hasMore ? 1 : 0, 1);
    return {};
}

/// Not of a job whose blobs are being removed: a card would come back with it.
void HeadEngine::writeCards() {
    for (const auto& entry : m_entries) {
        if (entry->active && !entry->writing && m_cards.isDue(entry->record.id))
            m_cards.write(entry->snapshot(m_clock.steadyNow()));
    }
}

QString HeadEngine::warningFor(const JobSnapshot& shot) const {
    if (shot.needsPerson) {
        return QStringLiteral("%1 chunks are set aside and nothing else is left to do: retry or drop them.")
            .arg(shot.setAsideCount);
    }
    if (willAgeOut(shot.out, shot.ratePerSecond, m_options.timeToLive))
        return QStringLiteral(
            "At its present speed the fleet will not clear the queue before messages age out: more PCs are needed.");
    return {};
}

} // namespace gleaner
