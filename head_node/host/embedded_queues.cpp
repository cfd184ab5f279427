#include "head_node/host/embedded_queues.h"

#include "head_node/safety/private_file.h"

#include <QFile>

namespace gleaner {

namespace {

constexpr int kAccountKeyBytes = 64; // as Azure's own
const QString kAccountName = QStringLiteral("gleaner");

quint16 blobPortOf(const ListenAddress& where) {
    return where.blobPort.value_or(where.port == 0 ? quint16(0) : quint16(where.port - 1));
}

} // namespace

Result<std::unique_ptr<EmbeddedQueues>> EmbeddedQueues::open(const DataPaths& paths, Clock& clock,
                                                             RandomSource& random) {
    std::unique_ptr<EmbeddedQueues> queues(new EmbeddedQueues(makeSystemFileSystem(), clock, random));
    auto store = DurableQueueStore::open(*queues->m_files, paths.queuesFolder(), {}, clock, random);
    if (!store)
        return failure(store.error());
    queues->m_store = std::move(*store);
    auto blobs = EmbeddedBlobs::open(paths, clock);
    if (!blobs)
        return failure(blobs.error());
    queues->m_blobs = std::move(*blobs);
    return queues;
}

EmbeddedQueues::EmbeddedQueues(std::unique_ptr<FileSystem> files, Clock& clock, RandomSource& random)
    : m_clock(clock), m_random(random), m_files(std::move(files)) {}

EmbeddedQueues::~EmbeddedQueues() {
    if (m_server)
        m_server->stop();
    m_store.reset(); // its commit thread may still answer requests, so it ends before the service does
}

Status EmbeddedQueues::listen(const ListenAddress& where, const QString& connectionFile,
                              const std::optional<TlsIdentity>& tls) {
    const auto key = accountKey(connectionFile);
    if (!key)
        return failure(key.error());
    const ServiceIdentity identity{kAccountName.toLatin1(), *key};
    std::vector<HttpHandler*> handlers;
    for (int i = 0; i < usualServerThreads(); ++i) {
        m_services.push_back(std::make_unique<QueueService>(m_store->deferred(), m_store->settings(), m_store->gate(),
                                                            identity, m_clock, m_random));
        handlers.push_back(m_services.back().get());
    }
    m_server = std::make_unique<HttpServer>(std::move(handlers), m_clock, HttpLimits(),
                                            tls ? tls->makeSockets : makePlainSockets);
    const auto port = m_server->start(where.address, where.port);
    if (!port)
        return failure(port.error());
    const ServiceEndpoint endpoint =
        servedEndpoint(where.address.toString(), *port, identity.account, tls ? &tls->fingerprint : nullptr);
    return m_blobs->listen(where.address, blobPortOf(where), identity, tls, m_random).map([&](const auto& ofBlobs) {
        m_connection = ConnectionString::forQueues(kAccountName, *key, endpoint).withBlobs(ofBlobs);
    });
}

Status EmbeddedQueues::publish(const QString& connectionFile) const {
    return m_connection ? writePrivateFile(connectionFile, m_connection->toString().toUtf8() + '\n') : Status();
}

Result<AccountKey> EmbeddedQueues::accountKey(const QString& connectionFile) {
    QFile file(connectionFile);
    if (!file.exists()) {
        QByteArray bytes;
        while (bytes.size() < kAccountKeyBytes)
            bytes += m_random.nextUuid().toRfc4122();
        return AccountKey::fromBytes(bytes);
    }
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Refused,
                       QStringLiteral("%1 cannot be read: %2.").arg(connectionFile, file.errorString()));
    const auto known = ConnectionString::parse(QString::fromUtf8(file.readAll()).trimmed());
    if (!known || !known->accountKey()) {
        return failure(ErrorCode::Malformed,
                       QStringLiteral("%1 is damaged; remove it, and give workers the new connection string.")
                           .arg(connectionFile));
    }
    return *known->accountKey();
}

} // namespace gleaner
