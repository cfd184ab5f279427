// The desk's side of the agent: asks for its state all the time, for settings and reasons when somebody looks at them,
// and passes on what the owner wants. Thread: that of the event loop it lives on; never blocks.
#pragma once

#include "screensaver_client/link/agent_client.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace gleaner {

class DeskAgent : public QObject {
    Q_OBJECT

public:
    /// Starts an agent; false when there is none to start.
    using Starter = std::function<bool()>;

    DeskAgent(const QString& socketName, Starter starter, QObject* parent = nullptr);
    ~DeskAgent() override;

    void start();
    /// Somebody looks: ask more often than for the tray's sake, and for the reasons, too.
    void setWatched(bool watched);
    [[nodiscard]] const std::optional<AgentSnapshot>& snapshot() const { return m_snapshot; }

    void computeNow(std::chrono::minutes duration) { send(agentRequest::computeNow(duration)); }
    void snooze(std::chrono::minutes duration) { send(agentRequest::snooze(duration)); }
    void unsnooze() { send(agentRequest::unsnooze()); }
    void save(const QJsonObject& changes);
    void startAgent();

    static constexpr Milliseconds kWatchedEvery{1'000};
    static constexpr Milliseconds kTrayEvery{4'000};

Q_SIGNALS:
    void snapshotChanged();
    void whyChanged(const std::vector<gleaner::AgentWhyEntry>& entries);
    /// nullopt: no agent answers.
    void settingsChanged(const std::optional<gleaner::AgentSettingValues>& settings);
    /// Empty: all is stored.
    void saved(const QString& complaint);
    /// What could not be done, a sentence.
    void complained(const QString& sentence);

private:
    void send(const QJsonObject& request);
    void ask();

    Starter m_starter;
    AgentClient m_client;
    QTimer m_timer;
    bool m_watched = false;
    std::optional<AgentSnapshot> m_snapshot;
};

} // namespace gleaner
