#include "screensaver_client/saver/agent_watch.h"

namespace gleaner {

AgentWatch::AgentWatch(const QString& socketName, const Clock& clock, Role role, Starter starter, QObject* parent)
    : QObject(parent), m_clock(clock), m_role(role), m_starter(std::move(starter)), m_client(socketName) {
    connect(&m_client, &AgentClient::connected, this, &AgentWatch::onConnected);
    connect(&m_client, &AgentClient::disconnected, this, &AgentWatch::onDisconnected);
    connect(&m_status, &QTimer::timeout, this, &AgentWatch::askStatus);
    connect(&m_picture, &QTimer::timeout, this, &AgentWatch::askPicture);
    connect(&m_starting, &QTimer::timeout, this, &AgentWatch::startAgent);
    m_status.setInterval(kStatusEvery);
    m_picture.setInterval(kPictureEvery);
    m_starting.setInterval(kGrace);
}

AgentWatch::~AgentWatch() {
    m_client.disconnect(this); // its end is not the agent's
}

void AgentWatch::start() {
    m_isStarted = true;
    if (m_role == Role::Saver)
        m_starting.start(); // first: connecting may be over before the next line
    m_client.connectToAgent();
}

void AgentWatch::becomeSaver() {
    if (m_role == Role::Saver)
        return;
    m_role = Role::Saver;
    if (m_client.isConnected())
        sayThatItShows();
    else if (m_isStarted)
        m_starting.start();
}

void AgentWatch::sayThatItShows() {
    m_client.ask(agentRequest::saver(true), this, [](const Result<QJsonObject>&) {});
}

void AgentWatch::onConnected() {
    m_starting.stop();
    m_view.agentMissing = false;
    if (m_role == Role::Saver)
        sayThatItShows();
    askStatus();
    m_status.start();
    m_picture.start();
}

void AgentWatch::onDisconnected() {
    m_status.stop();
    m_picture.stop();
    m_view.snapshot.reset();
    m_view.picture.reset();
    if (m_role == Role::Saver)
        m_starting.start();
    Q_EMIT changed();
}

void AgentWatch::startAgent() {
    if (m_started && m_clock.steadyNow() - *m_started < kStartAgainAfter)
        return;
    m_started = m_clock.steadyNow();
    m_view.agentMissing = !m_starter();
    Q_EMIT changed();
}

void AgentWatch::askStatus() {
    m_client.status(this, [this](const Result<AgentSnapshot>& snapshot) {
        if (!snapshot)
            return; // the connection's end says the rest
        m_view.snapshot = *snapshot;
        if (!pictured(*snapshot))
            m_view.picture.reset();
        Q_EMIT changed();
    });
}

void AgentWatch::askPicture() {
    const auto processor = m_view.snapshot ? pictured(*m_view.snapshot) : std::nullopt;
    if (!processor)
        return;
    m_client.picture(*processor, this, [this](const Result<AgentPicture>& picture) {
        m_view.picture = picture ? std::optional(*picture) : std::nullopt;
        Q_EMIT changed();
    });
}

} // namespace gleaner
