#include "head_node/settings/head_options.h"

#include <QStandardPaths>

namespace gleaner {

namespace {

void listenAs(const HeadSettings& settings, HostOptions& options) {
    if (settings.listenAddress.isEmpty())
        return;
    ListenAddress where{QHostAddress(settings.listenAddress), static_cast<quint16>(settings.port)};
    if (settings.blobPort != 0)
        where.blobPort = static_cast<quint16>(settings.blobPort);
    options.listen = where;
    if (settings.encryption == Encryption::OwnCertificate)
        options.tls = TlsOptions();
    else if (settings.encryption == Encryption::GivenCertificate)
        options.tls = TlsOptions{settings.certificateFile, settings.keyFile};
}

} // namespace

QString usualDataFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
}

QStringList addressesOfThisPc() {
    QStringList addresses;
    for (const QHostAddress& each : networkAddressesOfThisPc())
        addresses += each.toString();
    return addresses.isEmpty() ? QStringList{QStringLiteral("127.0.0.1")} : addresses;
}

Result<HostOptions> hostOptionsOf(const HeadSettings& settings) {
    if (const SettingComplaints complaints = complaintsAbout(settings); !complaints.isEmpty())
        return failure(ErrorCode::InvalidArgument, complaints.first());
    HostOptions options;
    options.dataFolder = settings.dataFolder.isEmpty() ? usualDataFolder() : settings.dataFolder;
    if (settings.remoteQueues) {
        auto queues = ConnectionList::parse(settings.connectionStrings);
        if (!queues)
            return failure(queues.error());
        options.remoteQueues = std::move(*queues);
    } else {
        listenAs(settings, options);
    }
    options.localCompute = settings.localCompute;
    limitAs(settings, options);
    return options;
}

void limitAs(const HeadSettings& settings, HostOptions& options) {
    options.localThreads = settings.threads;
    options.visibility = Seconds(settings.visibility_s);
    options.poisonThreshold = settings.poisonThreshold;
    options.leastFreeBytes = qint64{settings.leastFreeMib} << 20;
    options.engine.messageLimit = settings.messageLimitBytes;
    options.engine.timeToLive = std::chrono::hours(settings.timeToLive_h);
}

} // namespace gleaner
