#include "screensaver_client/link/agent_client.h"

#include "common/socket/control_server.h"

#include <QJsonDocument>

#include <utility>

namespace gleaner {

AgentClient::AgentClient(QString socketName, QObject* parent) : QObject(parent), m_socketName(std::move(socketName)) {
    connect(&m_socket, &QLocalSocket::connected, this, [this] {
        m_wasConnected = true;
        Q_EMIT connected();
    });
    connect(&m_socket, &QLocalSocket::disconnected, this, [this] { lost(); });
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] {
        if (m_socket.state() != QLocalSocket::ConnectedState)
            lost();
    });
    connect(&m_socket, &QLocalSocket::readyRead, this, [this] { read(); });
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] { connectToAgent(); });
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_socket.abort(); });
}

AgentClient::~AgentClient() {
    m_socket.disconnect(this);
    m_questions.clear();
}

void AgentClient::connectToAgent() {
    if (m_socket.state() != QLocalSocket::UnconnectedState)
        return;
    m_retry.start(kAgentRetry);
    m_socket.connectToServer(m_socketName);
}

bool AgentClient::isConnected() const {
    return m_socket.state() == QLocalSocket::ConnectedState;
}

void AgentClient::ask(const QJsonObject& request, QObject* context, Answered answered) {
    if (!isConnected()) {
        QMetaObject::invokeMethod(
            context,
            [answered = std::move(answered)] { answered(failure(ErrorCode::NotFound, agentPeer().whenNobody)); },
            Qt::QueuedConnection);
        return;
    }
    m_questions.push_back({QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n', context, std::move(answered)});
    if (m_questions.size() == 1)
        sendNext();
}

void AgentClient::sendNext() {
    if (m_questions.empty())
        return m_patience.stop();
    m_socket.write(m_questions.front().line);
    m_patience.start(kAgentPatience);
}

void AgentClient::read() {
    while (m_socket.canReadLine() && !m_questions.empty())
        answer(answerOf(m_socket.readLine(kMaxControlLineBytes), agentPeer()));
    if (m_socket.bytesAvailable() > kMaxControlLineBytes)
        m_socket.abort();
}

void AgentClient::answer(const Result<QJsonObject>& answer) {
    const Question question = std::move(m_questions.front());
    m_questions.pop_front();
    sendNext();
    if (question.context)
        question.answered(answer);
}

void AgentClient::lost() {
    m_patience.stop();
    m_retry.start(kAgentRetry);
    for (const Question& question : std::exchange(m_questions, {})) {
        if (question.context)
            question.answered(failure(ErrorCode::Unavailable, QStringLiteral("The agent went away.")));
    }
    if (std::exchange(m_wasConnected, false))
        Q_EMIT disconnected();
}

void AgentClient::status(QObject* context, std::function<void(const Result<AgentSnapshot>&)> answered) {
    ask(agentRequest::status(), context, [answered = std::move(answered)](const Result<QJsonObject>& json) {
        answered(json.and_then(agentSnapshotFromJson));
    });
}

void AgentClient::why(int count, QObject* context,
                      std::function<void(const Result<std::vector<AgentWhyEntry>>&)> answered) {
    ask(agentRequest::why(count), context, [answered = std::move(answered)](const Result<QJsonObject>& json) {
        answered(json.and_then(agentWhyFromJson));
    });
}

void AgentClient::picture(int processor, QObject* context, std::function<void(const Result<AgentPicture>&)> answered) {
    ask(agentRequest::picture(processor), context, [answered = std::move(answered)](const Result<QJsonObject>& json) {
        answered(json.and_then(agentPictureFromJson));
    });
}

void AgentClient::settings(QObject* context, std::function<void(const Result<AgentSettingValues>&)> answered) {
    ask(agentRequest::settings(), context, [answered = std::move(answered)](const Result<QJsonObject>& json) {
        answered(json.and_then(agentSettingsFromJson));
    });
}

void AgentClient::set(const QJsonObject& values, QObject* context,
                      std::function<void(const Result<AgentSettingValues>&)> answered) {
    ask(agentRequest::set(values), context, [answered = std::move(answered)](const Result<QJsonObject>& json) {
        answered(json.and_then(agentSettingsFromJson));
    });
}

} // namespace gleaner
