#include "screensaver_client/agent/agent_commands.h"

#include "common/socket/json_fields.h"
#include "screensaver_client/agent/agent.h"
#include "screensaver_client/link/agent_json.h"

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostMinutes = 1'440;

QJsonObject replyOf(const Result<QJsonObject>& answer) {
    return answer ? okReply(*answer) : errorReply(answer.error());
}

Result<TimePoint> untilOf(const Agent& agent, const QJsonObject& request) {
    JsonFields fields(request);
    const qint64 minutes = fields.integer("minutes"_L1);
    if (const auto status = fields.status(); !status)
        return failure(status.error());
    if (minutes < 1 || minutes > kMostMinutes)
        return failure(ErrorCode::InvalidArgument,
                       u"The field \"minutes\" should be 1 to %1, got %2."_s.arg(kMostMinutes).arg(minutes));
    return agent.now() + std::chrono::minutes(minutes);
}

Result<QJsonObject> snooze(Agent& agent, const QJsonObject& request) {
    return untilOf(agent, request).map([&agent](TimePoint until) {
        agent.snoozeUntil(until);
        return QJsonObject{{u"until"_s, isoTime(until)}};
    });
}

Result<QJsonObject> computeNow(Agent& agent, const QJsonObject& request) {
    return untilOf(agent, request).map([&agent](TimePoint until) {
        agent.computeNowUntil(until);
        return QJsonObject{{u"until"_s, isoTime(until)}};
    });
}

Result<QJsonObject> picture(const Agent& agent, const QJsonObject& request) {
    JsonFields fields(request);
    const qint64 processor = fields.integer("processor"_L1);
    if (const auto status = fields.status(); !status)
        return failure(status.error());
    const auto seen = agent.picture(static_cast<int>(std::clamp<qint64>(processor, 0, 1'000'000)));
    if (!seen || seen->width > kMaxAgentPictureEdge || seen->height > kMaxAgentPictureEdge ||
        seen->pixels.size() > kMaxAgentPictureBytes)
        return failure(ErrorCode::NotFound, u"There is nothing to be seen of this processor just now."_s);
    AgentPicture shown;
    shown.width = seen->width;
    shown.height = seen->height;
    shown.rgb = seen->rgb;
    shown.pixels = seen->pixels;
    shown.rowsDone = seen->rowsDone;
    shown.left = seen->origin.x();
    shown.top = seen->origin.y();
    shown.wholeWidth = seen->whole.width();
    shown.wholeHeight = seen->whole.height();
    return toJson(shown);
}

Result<QJsonObject> handle(Agent& agent, const QJsonObject& request, ControlServer::Client client) {
    const QString command = request.value("command"_L1).toString();
    if (command == "status"_L1)
        return toJson(agent.snapshot());
    if (command == "why"_L1)
        return toJson(
            agent.why(std::clamp(request.value("count"_L1).toInt(kMaxAgentWhyEntries), 1, kMaxAgentWhyEntries)));
    if (command == "picture"_L1)
        return picture(agent, request);
    if (command == "snooze"_L1)
        return snooze(agent, request);
    if (command == "compute-now"_L1)
        return computeNow(agent, request);
    if (command == "settings"_L1)
        return toJson(agent.settings());
    if (command == "set"_L1)
        return agent.set(request.value("values"_L1).toObject()).map([](const AgentSettingValues& now) {
            return toJson(now);
        });
    if (command == "unsnooze"_L1)
        agent.snoozeUntil(std::nullopt);
    else if (command == "saver"_L1)
        agent.showSaver(client, request.value("active"_L1).toBool());
    else
        return failure(ErrorCode::InvalidArgument, u"There is no command \"%1\"."_s.arg(command));
    return QJsonObject();
}

} // namespace

std::unique_ptr<ControlServer> serveAgent(Agent& agent) {
    return std::make_unique<ControlServer>(
        [&agent](const QJsonObject& request, ControlServer::Client client, const ControlServer::Reply& reply) {
            reply(replyOf(handle(agent, request, client)));
        },
        [&agent](ControlServer::Client client) { agent.showSaver(client, false); });
}

} // namespace gleaner
