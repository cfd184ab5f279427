// The head's own queues, and its blobs beside them: on disk, used by the head directly and by workers over HTTP.
// Thread: one at a time; the accounts and the gate on any.
#pragma once

#include "common/rest/connection_string.h"
#include "head_node/host/embedded_blobs.h"
#include "head_node/server/http_server.h"
#include "head_node/server/queue_service.h"
#include "head_node/server/tls_socket.h"
#include "head_node/store/data_folder.h"
#include "head_node/store/durable_queue_store.h"

#include <QHostAddress>

#include <memory>
#include <optional>

namespace gleaner {

struct ListenAddress {
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0;                  ///< of the queues; 0: the system chooses
    std::optional<quint16> blobPort{}; ///< nullopt: the one before the queues', or with 0 any
};

class EmbeddedQueues {
public:
    /// Opens the store in the data folder. Clock and random outlive this. Errors: those of DurableQueueStore::open().
    [[nodiscard]] static Result<std::unique_ptr<EmbeddedQueues>> open(const DataPaths& paths, Clock& clock,
                                                                      RandomSource& random);
    ~EmbeddedQueues();

    /// Serves the queues, and the blobs on a port of their own, over HTTP with the account's key, which is made at the
    /// first start and stays in `connectionFile`. With `tls` nothing is served unencrypted. Errors: those of
    /// HttpServer::start(), Malformed (the file).
    [[nodiscard]] Status listen(const ListenAddress& where, const QString& connectionFile,
                                const std::optional<TlsIdentity>& tls);
    /// Writes the connection string to `connectionFile`, for its owner only: others may come now. Does nothing when
    /// nothing is served. Errors: DiskFull.
    [[nodiscard]] Status publish(const QString& connectionFile) const;

    [[nodiscard]] DurableQueueStore& store() { return *m_store; }
    [[nodiscard]] EmbeddedBlobs& blobs() { return *m_blobs; }
    /// After listen().
    [[nodiscard]] const std::optional<ConnectionString>& connection() const { return m_connection; }

private:
    EmbeddedQueues(std::unique_ptr<FileSystem> files, Clock& clock, RandomSource& random);
    [[nodiscard]] Result<AccountKey> accountKey(const QString& connectionFile);

    Clock& m_clock;
    RandomSource& m_random;
    std::unique_ptr<FileSystem> m_files;
    std::unique_ptr<DurableQueueStore> m_store;
    std::unique_ptr<EmbeddedBlobs> m_blobs;
    std::vector<std::unique_ptr<QueueService>> m_services; ///< one for each of the server's threads
    std::unique_ptr<HttpServer> m_server;
    std::optional<ConnectionString> m_connection;
};

} // namespace gleaner
