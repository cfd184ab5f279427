#include "screensaver_client/agent/agent.h"

#include "screensaver_client/agent/agent_commands.h"
#include "screensaver_client/agent/agent_view.h"
#include "screensaver_client/runner/guest_start.h"

#include <QDir>
#include <QThread>

#include <algorithm>

namespace gleaner {
namespace {

constexpr std::chrono::seconds kTick{1};
/// At the latest; times that jump and a suspended PC make timers late.
constexpr std::chrono::minutes kLongestSleep{10};

/// `memoryBytes`: of each runner, as it is when one is started.
PoolOffice officeFor(const AgentParts& parts, const AgentPlaces& places, RunnerBrake& brake,
                     const std::atomic<qint64>& memoryBytes) {
    const auto guest = std::make_shared<GuestStart>(
        RunnerProgram{parts.executable, idleScope(qEnvironmentVariable("XDG_RUNTIME_DIR")), 0, places.runners});
    const auto start = [guest, &memoryBytes] { return guest->start(memoryBytes); };
    return {parts.clock, parts.random, parts.computations, start, brake, parts.worker, QThread::idealThreadCount()};
}

/// What an agent that was killed left behind; the caller holds the lock.
void clearRunners(const QString& folder) {
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
}

/// Whom this PC computes for is the administrator's to say.
bool headsAreLocked(const LoadedSettings& loaded) {
    return loaded.locked.contains(QStringLiteral("head"));
}

} // namespace

Agent::Agent(AgentPlaces places, AgentParts parts, std::function<void()> ended)
    : m_places(std::move(places)), m_parts(std::move(parts)), m_ended(std::move(ended)),
      m_loaded(m_parts.settings.load()), m_heads(officeFor(m_parts, m_places, m_brake, m_runnerBytes)),
      m_since(m_parts.clock.now()), m_log(m_places.decisionsFile()), m_totals(m_places.totalsFile()),
      m_snoozeNote(m_places.snoozeFile()), m_snoozedUntil(m_snoozeNote.read(m_since)) {
    m_reconsider.setSingleShot(true);
    QObject::connect(&m_reconsider, &QTimer::timeout, &m_here, [this] { look(); });
    QObject::connect(&m_second, &QTimer::timeout, &m_here, [this] { tick(); });
    QObject::connect(&m_files, &QTimer::timeout, &m_here, [this] { lookAtFiles(); });
}

Agent::~Agent() {
    m_quick.decided(std::nullopt, 0); // which asks the senses
    m_senses.reset();
    countWork();
    m_heads.finishClosing(); // it tells m_here, which ends before it
    m_log.end(m_parts.clock.now());
    m_totals.save();
}

Status Agent::start() {
    clearRunners(m_places.runners);
    loadSettings();
    if (!m_parts.headsInstead.isEmpty() && headsAreLocked(m_loaded))
        return failure(
            ErrorCode::Refused,
            QStringLiteral("Your administrator has set whom this PC computes for: start gleaner-agent without "
                           "--enrolment."));
    m_server = serveAgent(*this);
    if (const auto listens = m_server->listen(m_places.socket); !listens)
        return listens;
    m_senses = m_parts.makeSenses(m_parts.clock, [this] { sensesChanged(); });
    m_files.start(m_parts.filesEvery);
    look();
    return {};
}

void Agent::loadSettings() {
    m_settingsStamp = m_parts.settings.stamp();
    const QList<HeadSetting> before = m_loaded.values.heads;
    m_loaded = m_parts.settings.load();
    if (!m_parts.headsInstead.isEmpty() && !headsAreLocked(m_loaded))
        m_loaded.values.heads = m_parts.headsInstead;
    m_headsChanged = m_headsChanged || m_loaded.values.heads != before;
    m_runnerBytes = qint64{m_loaded.values.runnerMemoryMib} << 20;
}

/// On any thread, and often: one look is enough for all that has changed until it begins.
void Agent::sensesChanged() {
    m_quick.sensed([this] { return m_senses->inputs(); });
    if (!m_lookIsDue.exchange(true))
        QMetaObject::invokeMethod(
            &m_here, [this] { look(); }, Qt::QueuedConnection);
}

GuestInputs Agent::inputs() const {
    GuestInputs inputs = m_senses->inputs();
    inputs.saverActive = inputs.saverActive || !m_savers.empty();
    inputs.policyMistake = m_loaded.policyMistake;
    inputs.snoozedUntil = m_snoozedUntil;
    inputs.computeNowUntil = m_computeNowUntil;
    return inputs;
}

void Agent::look() {
    m_lookIsDue = false;
    if (!m_senses)
        return; // the first callback may come before they are made
    const int brakes = m_quick.brakes();
    const GuestInputs known = inputs();
    m_isToEnd = m_isToEnd || known.sessionOver;
    const GuestDecision decision = decide(known, m_loaded.values.guest, m_memory);
    AgentFacts facts{decision.run && !m_headsChanged, decision.threads, m_isToEnd, m_handedBack};
    carryOut(m_controller.step(facts)); // before anything else: the owner may be back
    if (m_controller.phase() == AgentPhase::Resting && m_headsChanged) {
        m_headsStamp = headsStamp(m_loaded.values.heads);
        m_heads.setHeads(listHeads(m_loaded.values.heads));
        m_headsChanged = false;
        facts.mayCompute = decision.run;
        carryOut(m_controller.step(facts));
    }
    m_quick.decided(m_controller.phase() == AgentPhase::Working
                        ? std::optional(QuickYield::Basis{m_loaded.values.guest, m_memory, !m_savers.empty(),
                                                          m_snoozedUntil, m_computeNowUntil})
                        : std::nullopt,
                    brakes);
    if (!decision.sameAnswer(m_decision))
        m_since = known.now;
    m_log.record(decision, known.now);
    m_decision = decision;
    if (known.goingToSleep && m_controller.phase() == AgentPhase::Resting)
        m_senses->readyForSleep();
    const auto longest = Milliseconds(kLongestSleep);
    m_reconsider.start(std::clamp(decision.reconsiderAfter.value_or(longest), Milliseconds(1), longest));
}

void Agent::carryOut(const AgentOrders& orders) {
    if (orders.freeze)
        m_heads.freeze();
    if (orders.handBack) {
        m_handedBack = false;
        m_heads.close([this] {
            QMetaObject::invokeMethod(
                &m_here, [this] { afterHandBack(); }, Qt::QueuedConnection);
        });
    }
    if (orders.open) {
        m_heads.open(orders.threads);
        m_second.start(kTick);
    }
    if (orders.share)
        m_heads.share(orders.threads);
    if (orders.end)
        QMetaObject::invokeMethod(&m_here, m_ended, Qt::QueuedConnection);
}

void Agent::afterHandBack() {
    countWork();
    m_heads.finishClosing();
    m_totals.save();
    m_second.stop();
    m_handedBack = true;
    look();
    m_handedBack = false;
}

void Agent::tick() {
    countWork();
    if (m_controller.phase() != AgentPhase::Working)
        return;
    m_heads.tick();
}

/// What an administrator or an installation writes holds without a new start: a policy, a renewed enrolment, one that
/// lies on a share which is mounted after the log-on.
void Agent::lookAtFiles() {
    m_log.beat(now());
    const bool settings = m_parts.settings.stamp() != m_settingsStamp;
    if (settings)
        loadSettings();
    const bool heads = !m_headsChanged && headsStamp(m_loaded.values.heads) != m_headsStamp;
    m_headsChanged = m_headsChanged || heads;
    if (settings || heads)
        look();
}

void Agent::countWork() {
    const auto [chunks, time] = m_heads.takeWork();
    m_totals.add(chunks, time, QDate::currentDate());
}

void Agent::end() {
    m_isToEnd = true;
    look();
}

void Agent::snoozeUntil(std::optional<TimePoint> until) {
    m_snoozedUntil = until;
    m_computeNowUntil.reset();
    look(); // at once; the disk may take its time
    m_snoozeNote.write(until);
}

void Agent::computeNowUntil(std::optional<TimePoint> until) {
    m_computeNowUntil = until;
    m_snoozedUntil.reset();
    look();
    m_snoozeNote.write(std::nullopt);
}

void Agent::showSaver(ControlServer::Client client, bool active) {
    if (active)
        m_savers.insert(client);
    else if (m_savers.erase(client) == 0)
        return;
    look();
}

AgentSnapshot Agent::snapshot() {
    AgentSnapshot shot = viewOf(m_heads, m_decision, m_controller.phase());
    const TimePoint at = now();
    if (shot.state != m_shown)
        m_since = std::max(m_since, at);
    m_shown = shot.state;
    shot.since = m_since;
    shot.worker = m_parts.worker.value();
    shot.own = m_totals.totals(QDate::currentDate());
    if (m_snoozedUntil && *m_snoozedUntil > at)
        shot.snoozedUntil = m_snoozedUntil;
    if (m_computeNowUntil && *m_computeNowUntil > at)
        shot.computeNowUntil = m_computeNowUntil;
    return shot;
}

std::vector<AgentWhyEntry> Agent::why(int count) const {
    std::vector<AgentWhyEntry> entries;
    const auto& known = m_log.entries();
    for (auto entry = known.rbegin(); entry != known.rend() && static_cast<int>(entries.size()) < count; ++entry) {
        entries.push_back({entry->from, entry->until, entry->run, entry->threads, reasonName(entry->reason),
                           sentenceFor(entry->reason, entry->detail)});
    }
    return entries;
}

std::optional<ChunkPicture> Agent::picture(int processor) const {
    return m_heads.picture(processor / kProcessorsAHead, processor % kProcessorsAHead);
}

AgentSettingValues Agent::settings() const {
    return {QJsonObject::fromVariantMap(settingValues(m_loaded.values)),
            QJsonObject::fromVariantMap(settingValues(AgentSettings())), m_loaded.locked, m_loaded.problems};
}

Result<AgentSettingValues> Agent::set(const QJsonObject& values) {
    if (const auto done = m_parts.settings.set(values.toVariantMap()); !done)
        return failure(done.error());
    loadSettings();
    look();
    return settings();
}

} // namespace gleaner
