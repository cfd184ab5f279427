// The head's own blobs: on disk, used by the head directly and by workers over HTTP. Thread: one at a time; the account
// and its stores on any.
#pragma once

#include "common/blob/container_blob_store.h"
#include "common/rest/connection_string.h"
#include "head_node/server/blob_service.h"
#include "head_node/server/http_server.h"
#include "head_node/server/tls_socket.h"
#include "head_node/store/data_folder.h"
#include "head_node/store/durable_blob_account.h"

namespace gleaner {

class EmbeddedBlobs {
public:
    /// Opens the store in the data folder and makes the containers that jobs use. `clock` outlives this.
    /// Errors: those of DurableBlobAccount.
    [[nodiscard]] static Result<std::unique_ptr<EmbeddedBlobs>> open(const DataPaths& paths, const Clock& clock);
    ~EmbeddedBlobs();

    /// Serves the blobs over HTTP, with `tls` nothing unencrypted; returns where. `random` outlives this.
    /// Errors: those of HttpServer::start().
    [[nodiscard]] Result<ServiceEndpoint> listen(const QHostAddress& address, quint16 port,
                                                 const ServiceIdentity& identity, const std::optional<TlsIdentity>& tls,
                                                 RandomSource& random);

    [[nodiscard]] BlobAccount& account() { return *m_account; }
    [[nodiscard]] BlobStore& inputs() { return *m_inputs; }
    [[nodiscard]] BlobStore& largeAnswers() { return *m_largeAnswers; }
    /// What the start found and mended, as a sentence; empty when there was nothing.
    [[nodiscard]] QString report() const;

private:
    explicit EmbeddedBlobs(const Clock& clock);

    const Clock& m_clock;
    std::unique_ptr<FileSystem> m_files;
    std::unique_ptr<DurableBlobAccount> m_account;
    std::unique_ptr<ContainerBlobStore> m_inputs;
    std::unique_ptr<ContainerBlobStore> m_largeAnswers;
    std::unique_ptr<BlobService> m_service;
    std::unique_ptr<HttpServer> m_server;
};

/// Makes the containers that jobs use, where they are missing. Errors: those of the account.
[[nodiscard]] Status createJobContainers(BlobAccount& account);

} // namespace gleaner
