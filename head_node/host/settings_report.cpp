#include "head_node/host/settings_report.h"

#include "common/worker/queue_policy.h"

#include <QJsonArray>

namespace gleaner {

namespace {

using L = QLatin1String;

QString word(LocalCompute mode) {
    switch (mode) {
    case LocalCompute::Off:
        return QStringLiteral("off");
    case LocalCompute::WhenIdle:
        return QStringLiteral("idle");
    case LocalCompute::WhenAway:
        return QStringLiteral("away");
    case LocalCompute::Always:
        return QStringLiteral("always");
    }
    Q_UNREACHABLE();
}

QString word(const std::optional<TlsOptions>& tls) {
    if (!tls)
        return QStringLiteral("none");
    return tls->certificateFile.isEmpty() ? QStringLiteral("own-certificate") : QStringLiteral("given-certificate");
}

void addListening(const HostOptions& options, QJsonObject& report) {
    if (!options.listen)
        return;
    report.insert(L("listen"), options.listen->address.toString());
    report.insert(L("port"), options.listen->port);
    report.insert(L("blob_port"), options.listen->blobPort.value_or(0));
    report.insert(L("plain_on_network"), !options.tls && !options.listen->address.isLoopback());
    if (options.tls) {
        report.insert(L("certificate_file"), options.tls->certificateFile);
        report.insert(L("key_file"), options.tls->keyFile);
    }
}

} // namespace

QJsonObject settingsReport(const HostOptions& options, const Metadata& ofWork) {
    const QueuePolicy policy = policyFrom(ofWork, {});
    QJsonObject report{
        {L("data_folder"), options.dataFolder},
        {L("queues"), options.remoteQueues ? L("connection-strings") : L("embedded")},
        {L("encryption"), word(options.tls)},
        {L("local_compute"), word(options.localCompute)},
        {L("threads"), options.localThreads},
        {L("message_limit_bytes"), static_cast<qint64>(options.engine.messageLimit)},
        {L("visibility_s"), static_cast<qint64>(policy.visibility.count())},
        {L("time_to_live_h"), static_cast<qint64>(options.engine.timeToLive.count() / 3'600)},
        {L("poison_threshold"), policy.poisonThreshold},
        {L("least_free_mib"), options.leastFreeBytes >> 20},
    };
    addListening(options, report);
    if (options.remoteQueues) {
        QJsonArray shown;
        for (const ConnectionString& each : options.remoteQueues->all())
            shown.append(each.toDisplayString());
        report.insert(L("connection_strings"), shown);
    }
    return report;
}

} // namespace gleaner
