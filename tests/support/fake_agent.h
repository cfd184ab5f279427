// An agent for tests of what talks to one: says what it is told to say, over a real local socket, and remembers what it
// was asked. Link gleaner_link. Thread: that of the event loop it was made on.
#pragma once

#include "common/socket/control_server.h"
#include "screensaver_client/link/agent_json.h"

#include <QUuid>

#include <map>

namespace gleaner {

class FakeAgent {
public:
    /// Listens at once, where no other agent does.
    FakeAgent() { (void)m_server.listen(socketName); }

    const QString socketName = QStringLiteral("gleaner-fake-agent-") + QUuid::createUuid().toString(QUuid::Id128);

    // what it says; change it at any time
    AgentSnapshot snapshot = computing();
    std::vector<AgentWhyEntry> why;
    std::map<int, AgentPicture> pictures; ///< by processor
    AgentSettingValues settings;

    std::vector<QJsonObject> asked; ///< all requests, the oldest first
    bool saverActive = false;       ///< as "saver" says and connections' ends

    /// The last request of that name; empty: there was none.
    [[nodiscard]] QJsonObject last(const QString& command) const {
        for (auto request = asked.rbegin(); request != asked.rend(); ++request) {
            if (request->value(QLatin1String("command")).toString() == command)
                return *request;
        }
        return {};
    }

    /// Two processors at a picture's tiles, one head, some totals.
    [[nodiscard]] static AgentSnapshot computing() {
        const TimePoint noon{Milliseconds(1'767'268'800'000)}; // 2026-01-01T12:00Z
        AgentSnapshot shot;
        shot.state = AgentState::Computing;
        shot.reason = QStringLiteral("idle");
        shot.sentence = QStringLiteral("Nobody has used this PC for 12 minutes.");
        shot.threads = 2;
        shot.since = noon;
        shot.worker = QStringLiteral("pc-17/3f2a9c01");
        shot.heads = {{QStringLiteral("Research"), QStringLiteral("https://head.example:10001"), 1,
                       AgentHeadState::Working, QString()}};
        const JobId job(QUuid(QStringLiteral("1b4e28ba-2fa1-41d2-883f-0016d3cca427")));
        for (int processor = 0; processor < 2; ++processor) {
            shot.chunks.push_back({processor, job, 300U + static_cast<unsigned>(processor),
                                   QStringLiteral("mandelbrot"), 0.25 + 0.5 * processor,
                                   QStringLiteral("A very deep zoom"),
                                   QStringLiteral("It becomes the poster in the hall."), 1'000, true});
        }
        shot.job = AgentJob{QStringLiteral("A very deep zoom"),
                            QStringLiteral("It becomes the poster in the hall."),
                            QStringLiteral("mandelbrot"),
                            1'000,
                            298,
                            std::chrono::hours(31)};
        shot.own = {4'321, std::chrono::hours(97), 12, std::chrono::minutes(48)};
        return shot;
    }

private:
    [[nodiscard]] QJsonObject answer(const QJsonObject& request, ControlServer::Client client) {
        asked.push_back(request);
        const QString command = request.value(QLatin1String("command")).toString();
        if (command == QLatin1String("status"))
            return okReply(toJson(snapshot));
        if (command == QLatin1String("why"))
            return okReply(toJson(why));
        if (command == QLatin1String("picture"))
            return picture(request.value(QLatin1String("processor")).toInt());
        if (command == QLatin1String("set"))
            change(request.value(QLatin1String("values")).toObject());
        if (command == QLatin1String("settings") || command == QLatin1String("set"))
            return okReply(toJson(settings));
        if (command == QLatin1String("saver"))
            showSaver(client, request.value(QLatin1String("active")).toBool());
        if (command == QLatin1String("snooze") || command == QLatin1String("compute-now"))
            return okReply({{QLatin1String("until"), QLatin1String("2026-01-01T13:00:00.000Z")}});
        return okReply();
    }
    [[nodiscard]] QJsonObject picture(int processor) const {
        const auto found = pictures.find(processor);
        if (found == pictures.end())
            return errorReply({ErrorCode::NotFound, QStringLiteral("Nothing to be seen just now.")});
        return okReply(toJson(found->second));
    }
    void change(const QJsonObject& values) {
        for (const QString& name : values.keys())
            settings.values.insert(name, values.value(name));
    }
    void showSaver(ControlServer::Client client, bool active) {
        saverActive = active;
        m_saver = active ? client : 0;
    }
    void ended(ControlServer::Client client) {
        if (client == m_saver)
            showSaver(client, false);
    }

    ControlServer::Client m_saver = 0;
    ControlServer m_server{[this](const QJsonObject& request, ControlServer::Client client,
                                  const ControlServer::Reply& reply) { reply(answer(request, client)); },
                           [this](ControlServer::Client client) { ended(client); }};
};

} // namespace gleaner
