// What can be asked of a running head, as CONTROL.md lists it: turns requests into calls of the engine.
// Thread: handle() on one thread; replies come on the engine's thread or at once.
#pragma once

#include "common/socket/control_server.h"
#include "head_node/engine/engine_thread.h"

#include <QHash>

namespace gleaner {

class HeadCommands {
public:
    using Snapshot = std::function<HeadSnapshot()>;
    using Describe = std::function<QJsonObject()>;

    /// `describe`: what "connection" answers. All outlive this.
    HeadCommands(EngineThread& engine, Snapshot snapshot, Describe describe);

    /// A command of the head's that is none of the engine's; `answer` runs on the thread of handle().
    void add(const QString& name, std::function<QJsonObject(const QJsonObject&)> answer);
    /// One that answers later, on any thread; `answer` itself runs on the thread of handle() and does not wait.
    void addLater(const QString& name, std::function<void(const QJsonObject&, const ControlServer::Reply&)> answer);
    void handle(const QJsonObject& request, const ControlServer::Reply& reply);

private:
    using Command = void (HeadCommands::*)(const QJsonObject&, const ControlServer::Reply&);

    /// On the engine; what it returns is answered when the snapshot shows what it did.
    void perform(const std::function<QJsonObject(HeadEngine&)>& command, const ControlServer::Reply& reply);

    void status(const QJsonObject& request, const ControlServer::Reply& reply);
    void connection(const QJsonObject& request, const ControlServer::Reply& reply);
    void submit(const QJsonObject& request, const ControlServer::Reply& reply);
    void changeJob(const QJsonObject& request, const ControlServer::Reply& reply);
    void decidePoison(const QJsonObject& request, const ControlServer::Reply& reply);

    EngineThread& m_engine;
    Snapshot m_snapshot;
    Describe m_describe;
    QHash<QString, Command> m_commands;
    QHash<QString, std::function<void(const QJsonObject&, const ControlServer::Reply&)>> m_added;
};

/// "work", "answers" and "heartbeats" for the head's own queues; any other name stands for itself.
[[nodiscard]] QString queueNameOf(const QString& shortName);

} // namespace gleaner
