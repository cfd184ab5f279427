// HeadHost: what it tells of itself.
#include "head_node/host/head_host.h"

#include <QJsonArray>

#include <algorithm>

namespace gleaner {

namespace {

using L = QLatin1String;

/// What "chunk" tells: who did what. The answer of no other command but "status" names workers.
QJsonObject labelled(QJsonObject answer, const QHash<QString, QString>& labels) {
    const auto rename = [&labels](QJsonObject object) {
        if (object.contains(L("worker")))
            object.insert(L("worker"), labelledWorker(labels, object.value(L("worker")).toString()));
        return object;
    };
    QJsonArray events;
    for (const QJsonValue& event : answer.value(L("events")).toArray())
        events.append(rename(event.toObject()));
    answer.insert(L("events"), events);
    if (answer.contains(L("answered")))
        answer.insert(L("answered"), rename(answer.value(L("answered")).toObject()));
    return answer;
}

} // namespace

ControlServer::Reply HeadHost::withLabels(const QJsonObject& request, const ControlServer::Reply& reply) const {
    if (request.value(L("command")) != L("chunk"))
        return reply;
    return [reply, labels = m_notes->labels()](const QJsonObject& answer) {
        reply(answer.contains(L("events")) ? labelled(answer, labels) : answer);
    };
}

std::optional<JobRecord> HeadHost::findJob(const JobId& id) const {
    const auto shot = m_engine.snapshot();
    const auto found = std::find_if(shot->jobs.begin(), shot->jobs.end(),
                                    [&id](const JobSnapshot& job) { return job.record.id == id; });
    return found == shot->jobs.end() ? std::nullopt : std::optional(found->record);
}

HeadSnapshot HeadHost::snapshot() const {
    HeadSnapshot shot = *m_engine.snapshot();
    showLabels(shot, m_notes->labels());
    shot.localProcessors = m_local->activeProcessors();
    if (shot.trouble.isEmpty())
        shot.trouble = troubleWithQueues();
    return shot;
}

/// Work may go on all the same, so the engine's own trouble goes first.
QString HeadHost::troubleWithQueues() const {
    if (m_embedded) {
        return m_embedded->store().isHealthy()
                   ? QString()
                   : QStringLiteral(
                         "A record of the queues' log is damaged, so that the log only grows: restart the head.");
    }
    const QString shards = m_remoteForEngine->trouble();
    const QString all = shards.isEmpty() ? m_board.trouble() : shards;
    if (!all.isEmpty() || !m_containers)
        return all;
    const Status containers = m_containers->ready();
    return containers ? QString() : containers.error().message;
}

std::optional<ConnectionList> HeadHost::connection() const {
    if (!m_embedded)
        return m_options.remoteQueues;
    return m_embedded->connection() ? std::optional<ConnectionList>(*m_embedded->connection()) : std::nullopt;
}

QString HeadHost::report() const {
    if (!m_embedded)
        return {};
    QStringList sentences{m_embedded->blobs().report()};
    if (m_embedded->store().report().segments > 0)
        sentences.prepend(m_embedded->store().report().summary());
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QJsonObject HeadHost::describe() const {
    QJsonObject fields{{QLatin1String("data"), paths().folder()}};
    if (const auto where = connection()) {
        fields.insert(QLatin1String("connection_string"), where->toString());
        fields.insert(QLatin1String("endpoint"), where->endpoints());
    }
    return fields;
}

} // namespace gleaner
