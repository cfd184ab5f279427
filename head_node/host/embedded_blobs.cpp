#include "head_node/host/embedded_blobs.h"

namespace gleaner {

Status createJobContainers(BlobAccount& account) {
    for (const char16_t* name : {kInputsContainerName, kAnswersContainerName}) {
        const QString container = QString::fromUtf16(name);
        const auto created = account.createContainer(container, {});
        // Who may not make containers may find them made by somebody else.
        if (!created && created.error().fault != BlobFault::ContainerExists && !account.container(container))
            return failure(created.error().error);
    }
    return {};
}

EmbeddedBlobs::EmbeddedBlobs(const Clock& clock) : m_clock(clock), m_files(makeSystemFileSystem()) {}

EmbeddedBlobs::~EmbeddedBlobs() {
    if (m_server)
        m_server->stop();
}

Result<std::unique_ptr<EmbeddedBlobs>> EmbeddedBlobs::open(const DataPaths& paths, const Clock& clock) {
    std::unique_ptr<EmbeddedBlobs> blobs(new EmbeddedBlobs(clock));
    auto account = DurableBlobAccount::open(*blobs->m_files, paths.blobsFolder(), clock);
    if (!account)
        return failure(account.error());
    blobs->m_account = std::move(*account);
    if (auto made = createJobContainers(*blobs->m_account); !made)
        return failure(made.error());
    blobs->m_inputs = std::make_unique<ContainerBlobStore>(*blobs->m_account, QString::fromUtf16(kInputsContainerName));
    blobs->m_largeAnswers =
        std::make_unique<ContainerBlobStore>(*blobs->m_account, QString::fromUtf16(kAnswersContainerName));
    return blobs;
}

Result<ServiceEndpoint> EmbeddedBlobs::listen(const QHostAddress& address, quint16 port,
                                              const ServiceIdentity& identity, const std::optional<TlsIdentity>& tls,
                                              RandomSource& random) {
    m_service = std::make_unique<BlobService>(*m_account, identity, m_clock, random);
    m_server =
        std::make_unique<HttpServer>(*m_service, m_clock, blobHttpLimits(), tls ? tls->makeSockets : makePlainSockets);
    return m_server->start(address, port).map([&](quint16 taken) {
        return servedEndpoint(address.toString(), taken, identity.account, tls ? &tls->fingerprint : nullptr);
    });
}

QString EmbeddedBlobs::report() const {
    const auto& found = m_account->report();
    if (found.orphans == 0 && found.oldBlocks == 0)
        return {};
    return QStringLiteral(
               "Blobs: removed %1 files that a crash had left and %2 blocks that nobody had used for a week.")
        .arg(found.orphans)
        .arg(found.oldBlocks);
}

} // namespace gleaner
