// The blob service of Azure Storage over an account of ours. Who asks is checked on the server's thread; the rest waits
// for the disk and is done by threads of the service's own.
// Format: SERVER.md; Microsoft, "Blob service REST API". Path-style addresses only: /ACCOUNT/CONTAINER/BLOB.
#pragma once

#include "common/base/random.h"
#include "common/base/uuid_sequence.h"
#include "head_node/server/blob_performer.h"
#include "head_node/server/http_handler.h"
#include "head_node/server/http_limits.h"
#include "head_node/server/request_authenticator.h"
#include "head_node/server/service_request.h"
#include "head_node/server/task_threads.h"

namespace gleaner {

struct BlobServiceOptions {
    std::size_t threads = 4;
    std::size_t maxWaiting = 256; ///< requests that wait for a thread; over it: 503
};

/// The limits of a server for blobs, where they are not those of HttpLimits.
[[nodiscard]] HttpLimits blobHttpLimits();

/// Thread: handle() on one thread; answers come on any. Ownership: everything given outlives this. Stop the server
/// before.
class BlobService final : public HttpHandler, private PolicySource {
public:
    /// `account` may be used on any thread, and its accessPolicies() does not wait for the disk.
    BlobService(BlobAccount& account, ServiceIdentity identity, const Clock& clock, RandomSource& random,
                BlobServiceOptions options = {});

    void handle(const HttpRequest& request, const HttpPeer& peer, std::function<void(HttpResponse)> respond) override;

    std::optional<HttpResponse> refusal(const HttpRequest& head, const HttpPeer& peer) override;

private:
    /// What is known of a request when it waits for a thread.
    struct Admitted {
        HttpRequest request;
        RequestTarget target;
        Grant grant;
        bool tls;
    };
    [[nodiscard]] std::optional<AccessPolicy> findPolicy(const QString& container, const QString& id) override;
    [[nodiscard]] ServiceResult<Admitted> admit(const HttpRequest& request, const HttpPeer& peer,
                                                const std::optional<RequestTarget>& target, const QByteArray& version);
    [[nodiscard]] ServiceResult<HttpResponse> answer(const Admitted& admitted);

    BlobAccount& m_account;
    const Clock& m_clock;
    UuidSequence m_requestIds;
    RequestAuthenticator m_authenticator;
    BlobPerformer m_performer;
    TaskThreads m_threads; ///< last: they use all of the above
};

} // namespace gleaner
