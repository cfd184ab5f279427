#include "screensaver_client/desk/desk_agent.h"

namespace gleaner {

DeskAgent::DeskAgent(const QString& socketName, Starter starter, QObject* parent)
    : QObject(parent), m_starter(std::move(starter)), m_client(socketName) {
    m_timer.setInterval(kTrayEvery);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DeskAgent::ask);
    connect(&m_client, &AgentClient::connected, this, [this] {
        ask();
        m_timer.start();
    });
    connect(&m_client, &AgentClient::disconnected, this, [this] {
        m_timer.stop();
        m_snapshot.reset();
        Q_EMIT snapshotChanged();
        Q_EMIT settingsChanged(std::nullopt);
    });
}

DeskAgent::~DeskAgent() {
    m_client.disconnect(this);
}

void DeskAgent::start() {
    m_client.connectToAgent();
}

void DeskAgent::setWatched(bool watched) {
    if (m_watched == watched)
        return;
    m_watched = watched;
    m_timer.setInterval(watched ? kWatchedEvery : kTrayEvery);
    if (watched && m_client.isConnected())
        ask();
}

void DeskAgent::ask() {
    m_client.status(this, [this](const Result<AgentSnapshot>& snapshot) {
        if (!snapshot)
            return; // the connection's end says the rest
        m_snapshot = *snapshot;
        Q_EMIT snapshotChanged();
    });
    if (!m_watched)
        return;
    m_client.why(kMaxAgentWhyEntries, this, [this](const Result<std::vector<AgentWhyEntry>>& entries) {
        if (entries)
            Q_EMIT whyChanged(*entries);
    });
    m_client.settings(this, [this](const Result<AgentSettingValues>& settings) {
        if (settings)
            Q_EMIT settingsChanged(*settings);
    });
}

void DeskAgent::send(const QJsonObject& request) {
    m_client.ask(request, this, [this](const Result<QJsonObject>& answer) {
        if (!answer)
            Q_EMIT complained(answer.error().message);
        ask();
    });
}

void DeskAgent::save(const QJsonObject& changes) {
    m_client.set(changes, this, [this](const Result<AgentSettingValues>& settings) {
        if (settings)
            Q_EMIT settingsChanged(*settings);
        Q_EMIT saved(settings ? QString() : settings.error().message);
    });
}

void DeskAgent::startAgent() {
    if (!m_starter())
        Q_EMIT complained(tr("gleaner-agent is not installed on this PC: ask your administrator to install it."));
}

} // namespace gleaner
