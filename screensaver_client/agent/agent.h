// The agent of one user's session: senses, decides, begins, yields, and answers on its socket. It never computes.
// Threads: that of its event loop; the senses' callbacks come on theirs, brake there and are posted here. Format:
// AGENT.md.
#pragma once

#include "common/socket/control_server.h"
#include "screensaver_client/agent/agent_controller.h"
#include "screensaver_client/agent/agent_places.h"
#include "screensaver_client/agent/agent_totals.h"
#include "screensaver_client/agent/head_group.h"
#include "screensaver_client/agent/quick_yield.h"
#include "screensaver_client/agent/snooze_note.h"
#include "screensaver_client/policy/decision_log.h"
#include "screensaver_client/policy/settings_store.h"
#include "screensaver_client/senses/senses.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <set>

namespace gleaner {

/// makeSystemSenses(), or a double.
using SensesMaker = std::function<std::unique_ptr<Senses>(const Clock&, SensesChanged)>;

/// What an agent is made of. References outlive it.
struct AgentParts {
    const Clock& clock;
    RandomSource& random;
    const SettingsStore& settings;
    const ComputationRegistry& computations;
    SensesMaker makeSenses;
    QString executable;              ///< of this program: runners are it
    QList<HeadSetting> headsInstead; ///< of those in the settings, if there are any; not of the policy's
    WorkerId worker;
    /// Settings, policy and enrolments are looked at so often, whether it computes or rests.
    Milliseconds filesEvery{5'000};
};

class Agent {
public:
    /// `ended`: called once, from the event loop, when all is handed back after end().
    Agent(AgentPlaces places, AgentParts parts, std::function<void()> ended);
    ~Agent();

    /// Listens, senses, and from then on acts. Errors: Unavailable (the socket), Refused (other heads than the
    /// policy's).
    [[nodiscard]] Status start();
    /// Hands everything back, then `ended`. At most some seconds.
    void end();

    // ---- for the socket

    [[nodiscard]] AgentSnapshot snapshot();
    [[nodiscard]] std::vector<AgentWhyEntry> why(int count) const;
    [[nodiscard]] std::optional<ChunkPicture> picture(int processor) const;
    /// Until then; nullopt: no longer.
    void snoozeUntil(std::optional<TimePoint> until);
    void computeNowUntil(std::optional<TimePoint> until);
    [[nodiscard]] AgentSettingValues settings() const;
    [[nodiscard]] Result<AgentSettingValues> set(const QJsonObject& values);
    /// A screen saver of ours shows, or no longer.
    void showSaver(ControlServer::Client client, bool active);
    [[nodiscard]] TimePoint now() const { return m_parts.clock.now(); }

    /// What holds, with heads from the command line; for the log of main().
    [[nodiscard]] const LoadedSettings& loaded() const { return m_loaded; }

private:
    void loadSettings();
    void sensesChanged();
    void look();
    [[nodiscard]] GuestInputs inputs() const;
    void carryOut(const AgentOrders& orders);
    void afterHandBack();
    void lookAtFiles();
    void tick();
    void countWork();

    const AgentPlaces m_places;
    const AgentParts m_parts;
    const std::function<void()> m_ended;
    LoadedSettings m_loaded;
    QByteArray m_settingsStamp;           ///< of what is in m_loaded
    QByteArray m_headsStamp;              ///< of the enrolments that m_heads was given
    std::atomic<qint64> m_runnerBytes{0}; ///< what a runner may use
    RunnerBrake m_brake;
    QuickYield m_quick{m_brake};
    HeadGroup m_heads;
    AgentController m_controller;
    GuestMemory m_memory;
    GuestDecision m_decision;
    TimePoint m_since;
    AgentState m_shown = AgentState::Paused;
    DecisionLog m_log;
    TotalsBook m_totals;
    const SnoozeNote m_snoozeNote;
    std::optional<TimePoint> m_snoozedUntil, m_computeNowUntil;
    std::set<ControlServer::Client> m_savers; ///< connections whose screen saver shows
    bool m_isToEnd = false;
    bool m_handedBack = false;
    bool m_headsChanged = true; ///< since they were given to m_heads
    std::atomic<bool> m_lookIsDue{false};
    QObject m_here; ///< what is posted to this thread goes through it
    QTimer m_reconsider, m_second, m_files;
    std::unique_ptr<ControlServer> m_server;
    std::unique_ptr<Senses> m_senses; ///< last: its callbacks use the rest
};

} // namespace gleaner
