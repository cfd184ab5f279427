#include "head_node/cli/host_options.h"

#include "head_node/settings/head_options.h"
#include "head_node/settings/setting_fields.h"

#include <QFile>

namespace gleaner {

namespace {

Result<ListenAddress> listenAddress(const QString& text, bool mayBeOnNetwork) {
    const qsizetype colon = text.lastIndexOf(u':');
    bool isPort = false;
    const quint16 port = text.mid(colon + 1).toUShort(&isPort);
    QString host = colon < 0 ? QString() : text.first(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    const QHostAddress address(host);
    if (!isPort || address.isNull()) {
        return failure(
            ErrorCode::InvalidArgument,
            QStringLiteral("--listen takes ADDRESS:PORT, e.g. 127.0.0.1:10001 or [::1]:0, not '%1'.").arg(text));
    }
    if (!address.isLoopback() && !mayBeOnNetwork) {
        return failure(
            ErrorCode::InvalidArgument,
            QStringLiteral("On %1 other PCs could read what is sent and answered, because it is not encrypted. Say "
                           "--tls as well, which encrypts it, or --plain-http if that is what you want.")
                .arg(host));
    }
    return ListenAddress{address, port};
}

/// nullopt: no TLS.
Result<std::optional<TlsOptions>> tlsOptions(const HostArguments& arguments) {
    const bool isGiven = !arguments.certificate.empty() || !arguments.key.empty();
    if (arguments.certificate.empty() != arguments.key.empty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("--certificate and --key need each other."));
    if (!isGiven && !arguments.tls)
        return std::optional<TlsOptions>();
    if (arguments.plainHttp || arguments.listen.empty()) {
        return failure(ErrorCode::InvalidArgument,
                       arguments.plainHttp ? QStringLiteral("--plain-http and TLS exclude each other; leave one out.")
                                           : QStringLiteral("TLS is for what --listen serves; name an address there."));
    }
    return TlsOptions{QString::fromStdString(arguments.certificate), QString::fromStdString(arguments.key)};
}

} // namespace

void addHostOptions(CLI::App& command, HostArguments& arguments) {
    command.add_option("--listen", arguments.listen, "Serve the queues to workers there (port 0: any)")
        ->type_name("ADDRESS:PORT");
    command
        .add_option("--listen-blobs", arguments.listenBlobs,
                    "Serve large payloads on this port of the same address (default: the one before --listen's)")
        ->type_name("PORT");
    command.add_flag("--plain-http", arguments.plainHttp,
                     "Allow --listen on the network although nothing is encrypted");
    command.add_flag("--tls", arguments.tls,
                     "Encrypt what --listen serves, with a certificate that the head makes for itself once");
    command
        .add_option("--certificate", arguments.certificate, "Encrypt with this certificate (PEM, its chain after it)")
        ->type_name("FILE");
    command.add_option("--key", arguments.key, "The certificate's private key (PEM, without a password)")
        ->type_name("FILE");
    command
        .add_option("--queues-at", arguments.queuesAt, "Use these queues (Azure Storage, Azurite) instead of own ones")
        ->type_name("CONNECTION STRING | @FILE");
    for (const LimitOption& each : limitOptions()) {
        const IntegerBounds bounds = boundsOf(each.setting);
        command
            .add_option_function<int>(
                each.option, [&arguments, name = each.setting](int value) { arguments.limits[name] = value; },
                each.meaning)
            ->type_name(each.unit)
            ->check(CLI::Range(bounds.least, bounds.most));
    }
}

Result<HostOptions> hostOptions(const HostArguments& arguments, const QString& dataFolder) {
    HostOptions options;
    options.dataFolder = dataFolder;
    HeadSettings limits;
    for (const LimitOption& each : limitOptions()) {
        if (const auto given = arguments.limits.find(each.setting); given != arguments.limits.end())
            limits.*each.place = given->second;
    }
    limitAs(limits, options);
    if (!arguments.limits.contains(QStringLiteral("visibility_s"))) // as the work queue has it
        options.visibility.reset();
    if (!arguments.limits.contains(QStringLiteral("poison_threshold")))
        options.poisonThreshold.reset();
    auto tls = tlsOptions(arguments);
    if (!tls)
        return failure(std::move(tls.error()));
    options.tls = std::move(*tls);
    if (!arguments.listen.empty()) {
        const auto where =
            listenAddress(QString::fromStdString(arguments.listen), arguments.plainHttp || options.tls.has_value());
        if (!where)
            return failure(where.error());
        options.listen = *where;
        options.listen->blobPort = arguments.listenBlobs;
    }
    if (arguments.listenBlobs && !options.listen)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("--listen-blobs needs --listen."));
    if (!arguments.queuesAt.empty()) {
        auto connection = connectionFrom(QString::fromStdString(arguments.queuesAt));
        if (!connection)
            return failure(connection.error());
        if (options.listen)
            return failure(ErrorCode::InvalidArgument,
                           QStringLiteral("--listen is for own queues; with --queues-at workers connect there."));
        options.remoteQueues = std::move(*connection);
    }
    return options;
}

Result<ConnectionList> connectionFrom(const QString& text) {
    if (!text.startsWith(u'@'))
        return ConnectionList::parse(text);
    QFile file(text.mid(1));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound,
                       QStringLiteral("%1 cannot be read: %2.").arg(file.fileName(), file.errorString()));
    return ConnectionList::parse(QString::fromUtf8(file.readAll()));
}

} // namespace gleaner
