#include "head_node/server/queue_service.h"

#include "common/rest/queue_answer_codec.h"
#include "common/rest/queue_request_codec.h"
#include "head_node/server/queue_access_needs.h"

namespace gleaner {

namespace {

ServiceError commitError(const Error& error) {
    return {error.code == ErrorCode::Corrupt ? ServiceErrorCode::InternalError : ServiceErrorCode::ServerBusy, {}, {}};
}

} // namespace

QueueService::QueueService(QueueAccount& account, CommitGate& gate, ServiceIdentity identity, const Clock& clock,
                           RandomSource& random)
    : m_gate(gate), m_clock(clock), m_requestIds(random), m_performer(account),
      m_authenticator(StorageService::Queue, std::move(identity.account), std::move(identity.key), clock, m_performer) {
}

void QueueService::handle(const HttpRequest& request, const HttpPeer& peer, std::function<void(HttpResponse)> respond) {
    if (request.method == "HEAD") {
        respond = withoutBody(std::move(respond));
    }
    const auto target = parseRequestTarget(request.target);
    const QByteArray version = target ? serviceVersionOf(request, *target) : QByteArray();
    AnswerFrame frame = frameOf(request, version);
    auto performed = target ? answer(request, *target, version, peer)
                            : ServiceResult<Performed>(serviceFailure(ServiceErrorCode::InvalidUri));
    if (!performed) {
        respond(errorAnswer(performed.error(), frame));
        return;
    }
    addFrame(performed->response, frame);
    if (!performed->isWrite) {
        respond(std::move(performed->response));
        return;
    }
    m_gate.whenDurable(m_gate.position(), [response = std::move(performed->response), frame = std::move(frame),
                                           respond = std::move(respond)](const Status& status) mutable {
        respond(status ? std::move(response) : errorAnswer(commitError(status.error()), frame));
    });
}

AnswerFrame QueueService::frameOf(const HttpRequest& request, const QByteArray& version) {
    return {m_requestIds.next(), isServiceVersion(version) ? version : QByteArray(kServiceVersion),
            clientRequestIdOf(request), m_clock.now()};
}

ServiceResult<Performed> QueueService::answer(const HttpRequest& request, const RequestTarget& target,
                                              const QByteArray& version, const HttpPeer& peer) {
    const auto grant = m_authenticator.authenticate(request, target, peer);
    if (!grant) {
        return tl::unexpected<ServiceError>(grant.error());
    }
    if (target.segments.empty() || target.segments.front() != m_authenticator.account()) {
        return serviceFailure(ServiceErrorCode::ResourceNotFound);
    }
    if (auto good = checkServiceVersion(version); !good) {
        return tl::unexpected<ServiceError>(std::move(good.error()));
    }
    const auto operation = decodeQueueRequest(request, target);
    if (!operation) {
        return tl::unexpected<ServiceError>(operation.error());
    }
    if (auto allowed = grant->allows(accessNeedOf(*operation)); !allowed) {
        return tl::unexpected<ServiceError>(std::move(allowed.error()));
    }
    const bool isListing = std::holds_alternative<ListQueues>(*operation);
    return m_performer.perform(*operation,
                               isListing ? serviceEndpointOf(request, m_authenticator.account(), peer.tls) : QString());
}

} // namespace gleaner
