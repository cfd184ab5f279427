#include "common/client/remote_blobs.h"

#include "common/azure/system_proxy.h"

namespace gleaner {

namespace {
constexpr Milliseconds kAttemptTimeout{120'000};
} // namespace

QtHttpOptions blobHttpOptions() {
    QtHttpOptions options{.proxyFor = systemProxyFor};
    options.limits.bodyBytes = kMaxBlobBytes;
    return options;
}

RetryOptions blobRetryOptions(RequestBoard* board) {
    RetryOptions options;
    options.attemptTimeout = kAttemptTimeout;
    options.board = board;
    return options;
}

Result<std::unique_ptr<RemoteBlobs>> RemoteBlobs::open(const ConnectionString& connection, const Clock& clock,
                                                       RandomSource& random, RequestBoard* board) {
    const ServiceEndpoint endpoint = connection.blobEndpoint().value_or(ServiceEndpoint());
    std::unique_ptr<RemoteBlobs> blobs(new RemoteBlobs(endpoint, clock, random, board));
    auto account = RestBlobAccount::make(connection, blobs->m_socket.transport(), clock, {kBlobTimeout, board});
    if (!account)
        return failure(account.error());
    blobs->m_account = std::move(*account);
    blobs->m_inputs = std::make_unique<ContainerBlobStore>(*blobs->m_account, QString::fromUtf16(kInputsContainerName));
    blobs->m_largeAnswers =
        std::make_unique<ContainerBlobStore>(*blobs->m_account, QString::fromUtf16(kAnswersContainerName));
    return blobs;
}

RemoteBlobs::RemoteBlobs(const ServiceEndpoint& endpoint, const Clock& clock, RandomSource& random, RequestBoard* board)
    : m_socket(clock, random, blobRetryOptions(board), endpoint, blobHttpOptions()) {}

} // namespace gleaner
