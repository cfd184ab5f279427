// The blobs of one account over HTTP with everything they stand on: socket, retries, signature. Thread: one at a time,
// but for abort().
#pragma once

#include "common/azure/qt_http_transport.h"
#include "common/azure/rest_blob.h"
#include "common/base/random.h"
#include "common/blob/container_blob_store.h"
#include "common/client/retried_socket.h"

namespace gleaner {

class RemoteBlobs {
public:
    /// Goes to the network at the first request only. Clock, random and board (where there is one) outlive this.
    /// Errors: those of RestBlobAccount::make().
    [[nodiscard]] static Result<std::unique_ptr<RemoteBlobs>>
    open(const ConnectionString& connection, const Clock& clock, RandomSource& random, RequestBoard* board = nullptr);

    [[nodiscard]] BlobAccount& account() { return *m_account; }
    [[nodiscard]] BlobStore& inputs() { return *m_inputs; }
    [[nodiscard]] BlobStore& largeAnswers() { return *m_largeAnswers; }
    /// The request in progress, and every later one, fails promptly. Thread: any.
    void abort() { m_socket.abort(); }

private:
    RemoteBlobs(const ServiceEndpoint& endpoint, const Clock& clock, RandomSource& random, RequestBoard* board);

    RetriedSocket<QtHttpTransport> m_socket;
    std::unique_ptr<RestBlobAccount> m_account;
    std::unique_ptr<ContainerBlobStore> m_inputs;
    std::unique_ptr<ContainerBlobStore> m_largeAnswers;
};

/// What a transport for blobs may need: one answer carries kMaxBlobBytes.
[[nodiscard]] QtHttpOptions blobHttpOptions();
/// One attempt takes long over a slow line.
[[nodiscard]] RetryOptions blobRetryOptions(RequestBoard* board = nullptr);

} // namespace gleaner
