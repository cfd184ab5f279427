#include "head_node/engine/head_engine.h"

#include "head_node/engine/job_entry.h"

#include <algorithm>

namespace gleaner {

namespace {

Error noSuchJob(const JobId& id) {
    return {ErrorCode::NotFound, QStringLiteral("There is no job %1; 'gleaner status' lists them.").arg(toString(id))};
}

} // namespace

HeadEngine::HeadEngine(const HeadQueues& queues, JobJournal& journal, const ComputationRegistry& registry, Clock& clock,
                       RandomSource& random, EngineOptions options)
    : m_queues(queues), m_journal(journal), m_registry(registry), m_clock(clock), m_random(random), m_options(options),
      m_scatterer(queues, options.timeToLive, options.messageLimit),
      m_heartbeats(queues.heartbeats, m_fleet, clock, options.messageLimit, options.claims),
      m_gatherer(queues, clock, options.messageLimit, m_fleet, options.claims), m_sweeper(queues, clock),
      m_cards(queues.inputs, clock), m_poll(options.shortestPoll),
      m_nextLossCheck(clock.steadyNow() + options.lossCheckInterval), m_nextFleetLook(clock.steadyNow()) {}

HeadEngine::~HeadEngine() {
    for (const auto& entry : m_entries)
        entry->waitForWriter();
}

Status HeadEngine::restore() {
    const auto records = m_journal.loadJobs();
    if (!records)
        return failure(records.error());
    for (const JobRecord& record : *records) {
        m_entries.push_back(std::make_unique<Entry>(record));
        Entry& entry = *m_entries.back();
        if (isOver(record.state)) {
            if (auto remembered = rememberSetAside(entry); !remembered)
                return remembered;
            continue;
        }
        const auto activated = activate(entry);
        if (activated)
            continue;
        if (auto ended = end(entry, JobState::Failed, activated.error().message, {}); !ended)
            return ended;
    }
    return {};
}

Result<JobId> HeadEngine::submit(const JobRequest& request) {
    const auto record = submitJob(request, m_registry, m_journal, m_random, m_clock.now());
    if (!record)
        return failure(record.error());
    auto entry = std::make_unique<Entry>(*record);
    if (auto activated = activate(*entry); !activated)
        return failure(activated.error());
    m_entries.push_back(std::move(entry));
    return record->id;
}

Status HeadEngine::cancel(const JobId& id) {
    const auto entry = find(id);
    if (!entry)
        return failure(entry.error());
    if ((*entry)->active == nullptr && (*entry)->record.state != JobState::Failed)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("Job %1 is over already.").arg(toString(id)));
    return end(**entry, JobState::Cancelled, {}, {});
}

Status HeadEngine::pause(const JobId& id) {
    ActiveJob* job = findActive(id);
    if (job == nullptr || job->record().state != JobState::Running)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("Job %1 is not running.").arg(toString(id)));
    if (auto paused = job->setState(JobState::Paused); !paused)
        return paused;
    return withdraw();
}

Status HeadEngine::resume(const JobId& id) {
    const auto entry = find(id);
    if (!entry)
        return failure(entry.error());
    if ((*entry)->record.state == JobState::Failed) {
        if (auto activated = activate(**entry); !activated)
            return activated;
    }
    ActiveJob* job = (*entry)->active.get();
    if (job == nullptr || job->record().state == JobState::Running)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("Job %1 is neither paused nor failed.").arg(toString(id)));
    return job->setState(JobState::Running);
}

Status HeadEngine::setPriority(const JobId& id, int priority) {
    const auto entry = find(id);
    if (!entry)
        return failure(entry.error());
    if ((*entry)->active == nullptr)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("Job %1 is over.").arg(toString(id)));
    return (*entry)->active->setPriority(priority);
}

Status HeadEngine::remove(const JobId& id) {
    const auto entry = find(id);
    if (!entry)
        return failure(entry.error());
    if ((*entry)->active != nullptr)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("Job %1 is not over; cancel it first.").arg(toString(id)));
    auto removed = m_journal.removeJob(id);
    if (removed)
        std::erase_if(m_entries, [&id](const auto& each) { return each->record.id == id; });
    return removed;
}

Result<std::uint64_t> HeadEngine::retrySetAside(const JobId& id, std::optional<SequenceNumber> sequence) {
    const auto entry = findSetAside(id);
    if (!entry)
        return failure(entry.error());
    return (*entry)->forEachSetAside(
        sequence, [now = m_clock.now()](ActiveJob& job, SequenceNumber each) { return job.retrySetAside(each, now); });
}

Result<std::uint64_t> HeadEngine::dropSetAside(const JobId& id, std::optional<SequenceNumber> sequence) {
    const auto entry = findSetAside(id);
    if (!entry)
        return failure(entry.error());
    return (*entry)->forEachSetAside(
        sequence, [now = m_clock.now()](ActiveJob& job, SequenceNumber each) { return job.dropSetAside(each, now); });
}

std::vector<ChunkEvent> HeadEngine::chunkEvents(const JobId& id, SequenceNumber sequence) {
    ActiveJob* job = findActive(id);
    return job == nullptr ? std::vector<ChunkEvent>() : job->log().of(sequence);
}

std::vector<OutChunk> HeadEngine::chunksOut(const JobId& id, std::size_t most) {
    ActiveJob* job = findActive(id);
    return job == nullptr ? std::vector<OutChunk>() : job->ledger().chunksOut(most);
}

Result<HeadEngine::Entry*> HeadEngine::find(const JobId& id) {
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&id](const auto& entry) { return entry->record.id == id; });
    if (found == m_entries.end())
        return failure(noSuchJob(id));
    return found->get();
}

/// A stopped job's chunks can be retried as well: it is failed, and goes on with that.
Result<HeadEngine::Entry*> HeadEngine::findSetAside(const JobId& id) {
    const auto entry = find(id);
    if (!entry)
        return entry;
    if ((*entry)->record.state == JobState::Failed) {
        if (auto resumed = resume(id); !resumed)
            return failure(resumed.error());
    }
    if ((*entry)->active == nullptr)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("Job %1 is over.").arg(toString(id)));
    return entry;
}

ActiveJob* HeadEngine::findActive(const JobId& id) {
    const auto entry = find(id);
    return entry ? (*entry)->active.get() : nullptr;
}

Status HeadEngine::activate(Entry& entry) {
    auto job = ActiveJob::open(entry.record, m_registry, m_journal, m_options.failures);
    if (!job)
        return failure(job.error());
    entry.active = std::move(*job);
    return {};
}

/// A failed job can be tried again, so a person wants to see why it failed.
Status HeadEngine::rememberSetAside(Entry& entry) {
    entry.setAside.clear();
    if (entry.record.state != JobState::Failed)
        return {};
    auto chunks = m_journal.loadSetAside(entry.record.id);
    if (!chunks)
        return failure(chunks.error());
    entry.setAside = std::move(*chunks);
    return {};
}

Status HeadEngine::end(Entry& entry, JobState state, const QString& reason, const QJsonObject& summary) {
    entry.waitForWriter();
    JobRecord over = entry.current();
    over.state = state;
    over.stateReason = reason;
    over.finished = m_clock.now();
    over.summary = summary;
    over.statistics = entry.statistics();
    if (auto saved = m_journal.saveJob(over); !saved)
        return saved;
    entry.record = std::move(over);
    m_sweeper.forget(entry.record.id);
    m_cards.forget(entry.record.id);
    const Status withdrawn = state == JobState::Done ? Status() : withdraw();
    entry.active.reset();
    const Status remembered = rememberSetAside(entry);
    return withdrawn ? remembered : withdrawn;
}

/// Takes the chunks of a job that is not to be computed from the queue. A queue has no way to pick out some messages
/// without counting them as taken, so all go and the other jobs' are scattered anew. Marks first: a crash before the
/// clearing scatters twice, never not at all.
Status HeadEngine::withdraw() {
    for (const auto& entry : m_entries) {
        if (entry->active == nullptr)
            continue;
        if (auto taken = entry->active->takeBackAll(m_clock.now()); !taken)
            return taken;
    }
    return m_queues.work.clear();
}

HeadSnapshot HeadEngine::snapshot() const {
    HeadSnapshot shot;
    shot.strangers = m_strangers;
    shot.malformed = m_malformed;
    shot.trouble = m_trouble.isEmpty() ? m_sweeper.trouble() : m_trouble;
    shot.at = m_clock.now();
    shot.fleet = m_fleet.workers(shot.at, m_clock.steadyNow());
    shot.turnedAway = m_fleet.turnedAway();
    shot.malformedHeartbeats = m_heartbeats.malformed();
    shot.jobs.reserve(m_entries.size());
    for (const auto& entry : m_entries) {
        shot.jobs.push_back(entry->snapshot(m_clock.steadyNow()));
        shot.jobs.back().warning = warningFor(shot.jobs.back());
    }
    return shot;
}

} // namespace gleaner
