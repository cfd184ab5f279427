#include "head_node/control/head_commands.h"

#include "common/socket/json_fields.h"
#include "head_node/control/snapshot_json.h"

namespace gleaner {

namespace {

using L = QLatin1String;

/// What one of the commands on a whole job does to the engine.
Status applyToJob(HeadEngine& engine, const QString& command, const JobId& id, int priority) {
    if (command == L("cancel"))
        return engine.cancel(id);
    if (command == L("pause"))
        return engine.pause(id);
    if (command == L("resume"))
        return engine.resume(id);
    if (command == L("remove"))
        return engine.remove(id);
    return engine.setPriority(id, priority);
}

} // namespace

QString queueNameOf(const QString& shortName) {
    for (const char16_t* known : {kWorkQueueName, kAnswersQueueName, kHeartbeatsQueueName}) {
        const QString name = QString::fromUtf16(known);
        if (name == QStringLiteral("gleaner-") + shortName)
            return name;
    }
    return shortName;
}

HeadCommands::HeadCommands(EngineThread& engine, Snapshot snapshot, Describe describe)
    : m_engine(engine), m_snapshot(std::move(snapshot)),
      m_describe(std::move(describe)), m_commands{{QStringLiteral("status"), &HeadCommands::status},
                                                  {QStringLiteral("connection"), &HeadCommands::connection},
                                                  {QStringLiteral("submit"), &HeadCommands::submit},
                                                  {QStringLiteral("cancel"), &HeadCommands::changeJob},
                                                  {QStringLiteral("pause"), &HeadCommands::changeJob},
                                                  {QStringLiteral("resume"), &HeadCommands::changeJob},
                                                  {QStringLiteral("priority"), &HeadCommands::changeJob},
                                                  {QStringLiteral("remove"), &HeadCommands::changeJob},
                                                  {QStringLiteral("poison-retry"), &HeadCommands::decidePoison},
                                                  {QStringLiteral("poison-drop"), &HeadCommands::decidePoison}} {}

void HeadCommands::add(const QString& name, std::function<QJsonObject(const QJsonObject&)> answer) {
    addLater(name, [answer = std::move(answer)](const QJsonObject& request, const ControlServer::Reply& reply) {
        reply(answer(request));
    });
}

void HeadCommands::addLater(const QString& name,
                            std::function<void(const QJsonObject&, const ControlServer::Reply&)> answer) {
    m_added.insert(name, std::move(answer));
}

void HeadCommands::handle(const QJsonObject& request, const ControlServer::Reply& reply) {
    const QString name = request.value(L("command")).toString();
    const auto command = m_commands.constFind(name);
    if (command != m_commands.constEnd()) {
        (this->*command.value())(request, reply);
        return;
    }
    if (const auto added = m_added.constFind(name); added != m_added.constEnd()) {
        added.value()(request, reply);
        return;
    }
    QStringList names = m_commands.keys() + m_added.keys();
    names.sort();
    reply(errorReply(
        {ErrorCode::InvalidArgument,
         QStringLiteral("There is no command '%1'; there are: %2.").arg(name, names.join(QStringLiteral(", ")))}));
}

void HeadCommands::perform(const std::function<QJsonObject(HeadEngine&)>& command, const ControlServer::Reply& reply) {
    const auto answer = std::make_shared<QJsonObject>();
    m_engine.post([command, answer](HeadEngine& engine) { *answer = command(engine); },
                  [answer, reply] { reply(*answer); });
}

void HeadCommands::status(const QJsonObject&, const ControlServer::Reply& reply) {
    reply(okReply(toJson(m_snapshot())));
}

void HeadCommands::connection(const QJsonObject&, const ControlServer::Reply& reply) {
    reply(okReply(m_describe()));
}

void HeadCommands::submit(const QJsonObject& request, const ControlServer::Reply& reply) {
    JsonFields fields(request);
    JobRequest job;
    job.computation = fields.text(L("computation"));
    job.parameters = fields.object(L("parameters"));
    job.outputPath = fields.text(L("output"));
    if (fields.has(L("title")))
        job.title = fields.text(L("title"));
    if (fields.has(L("purpose")))
        job.purpose = fields.text(L("purpose"));
    if (fields.has(L("priority")))
        job.priority = static_cast<int>(fields.integer(L("priority")));
    if (const Status status = fields.status(); !status) {
        reply(errorReply(status.error()));
        return;
    }
    const auto handIn = [job](HeadEngine& engine) {
        const auto id = engine.submit(job);
        return id ? okReply({{L("id"), toString(*id)}}) : errorReply(id.error());
    };
    perform(handIn, reply);
}

void HeadCommands::changeJob(const QJsonObject& request, const ControlServer::Reply& reply) {
    JsonFields fields(request);
    const QString command = fields.text(L("command"));
    const JobId id(fields.uuid(L("id")));
    const int priority = command == L("priority") ? static_cast<int>(fields.integer(L("priority"))) : 0;
    if (const Status status = fields.status(); !status) {
        reply(errorReply(status.error()));
        return;
    }
    const auto change = [command, id, priority](HeadEngine& engine) {
        const Status done = applyToJob(engine, command, id, priority);
        return done ? okReply() : errorReply(done.error());
    };
    perform(change, reply);
}

void HeadCommands::decidePoison(const QJsonObject& request, const ControlServer::Reply& reply) {
    JsonFields fields(request);
    const bool retry = fields.text(L("command")) == L("poison-retry");
    const JobId id(fields.uuid(L("id")));
    std::optional<SequenceNumber> sequence;
    if (fields.has(L("sequence")))
        sequence = fields.count(L("sequence"));
    if (const Status status = fields.status(); !status) {
        reply(errorReply(status.error()));
        return;
    }
    const auto decide = [retry, id, sequence](HeadEngine& engine) {
        const auto count = retry ? engine.retrySetAside(id, sequence) : engine.dropSetAside(id, sequence);
        return count ? okReply({{L("count"), static_cast<qint64>(*count)}}) : errorReply(count.error());
    };
    perform(decide, reply);
}

} // namespace gleaner
