#include "screensaver_client/link/agent_requests.h"

namespace gleaner {

using namespace Qt::StringLiterals;

namespace agentRequest {
namespace {

QJsonObject request(const QString& command, QJsonObject fields = {}) {
    fields.insert("command"_L1, command);
    return fields;
}

} // namespace

QJsonObject status() {
    return request(u"status"_s);
}

QJsonObject why(int count) {
    return request(u"why"_s, {{u"count"_s, count}});
}

QJsonObject picture(int processor) {
    return request(u"picture"_s, {{u"processor"_s, processor}});
}

QJsonObject snooze(std::chrono::minutes duration) {
    return request(u"snooze"_s, {{u"minutes"_s, static_cast<qint64>(duration.count())}});
}

QJsonObject unsnooze() {
    return request(u"unsnooze"_s);
}

QJsonObject computeNow(std::chrono::minutes duration) {
    return request(u"compute-now"_s, {{u"minutes"_s, static_cast<qint64>(duration.count())}});
}

QJsonObject settings() {
    return request(u"settings"_s);
}

QJsonObject set(const QJsonObject& values) {
    return request(u"set"_s, {{u"values"_s, values}});
}

QJsonObject saver(bool active) {
    return request(u"saver"_s, {{u"active"_s, active}});
}

} // namespace agentRequest

SocketPeer agentPeer() {
    return {QStringLiteral("The agent"), QStringLiteral("No agent is running for you; start it with 'gleaner-agent'.")};
}

Result<QJsonObject> askAgent(const QString& socketName, const QJsonObject& request, Milliseconds timeout) {
    return askSocket(socketName, request, agentPeer(), timeout);
}

} // namespace gleaner
