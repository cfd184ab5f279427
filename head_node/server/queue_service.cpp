#include "head_node/server/queue_service.h"

#include "common/rest/cors.h"
#include "common/rest/queue_answer_codec.h"
#include "common/rest/queue_request_codec.h"
#include "head_node/server/queue_access_needs.h"

namespace gleaner {

namespace {

/// After the account's name: its read replica, which here is the account itself.
constexpr QByteArrayView kSecondary("-secondary");

ServiceError commitError(const Error& error) {
    return {error.code == ErrorCode::Corrupt ? ServiceErrorCode::InternalError : ServiceErrorCode::ServerBusy, {}, {}};
}

/// How long whoever asks for this wants to hide a message.
Seconds hidesFor(const QueueOperation& operation) {
    if (const auto* put = std::get_if<PutMessage>(&operation))
        return put->visibilityDelay;
    if (const auto* taken = std::get_if<GetMessages>(&operation))
        return taken->visibility;
    if (const auto* updated = std::get_if<UpdateMessage>(&operation))
        return updated->visibility;
    return Seconds(0);
}

/// With what lets a page of another site read the answer.
std::function<void(HttpResponse)> withCors(std::function<void(HttpResponse)> respond, const HttpRequest& request,
                                           const std::vector<CorsRule>& rules) {
    return [respond = std::move(respond), origin = request.headers.value("Origin"), method = request.method,
            rules](HttpResponse response) {
        addCorsHeaders(response, origin, method, rules);
        respond(std::move(response));
    };
}

} // namespace

QueueService::QueueService(QueueAccount& account, ServiceSettings& settings, CommitGate& gate, ServiceIdentity identity,
                           const Clock& clock, RandomSource& random)
    : m_gate(gate), m_clock(clock), m_requestIds(random), m_performer(account, settings),
      m_authenticator(StorageService::Queue, std::move(identity.account), std::move(identity.key), clock, m_performer) {
}

void QueueService::handle(const HttpRequest& request, const HttpPeer& peer, std::function<void(HttpResponse)> respond) {
    if (request.method == "HEAD") {
        respond = withoutBody(std::move(respond));
    }
    if (request.method != "OPTIONS" && request.headers.contains("Origin")) { // a browser's
        respond = withCors(std::move(respond), request, m_performer.corsRules());
    }
    const RequestTarget* target = targetOf(request);
    const QByteArray version = target != nullptr ? serviceVersionOf(request, *target) : QByteArray();
    AnswerFrame frame = answerFrameFor(request, version, m_requestIds, m_clock.now());
    auto performed = target != nullptr ? answer(request, *target, version, peer)
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

std::optional<HttpResponse> QueueService::refusal(const HttpRequest& head, const HttpPeer& peer) {
    const RequestTarget* target = targetOf(head);
    if (target == nullptr)
        return std::nullopt; // handle() says so
    const auto grant = m_authenticator.authenticate(head, *target, peer);
    if (grant)
        return std::nullopt;
    const AnswerFrame frame = answerFrameFor(head, serviceVersionOf(head, *target), m_requestIds, m_clock.now());
    return errorAnswer(grant.error(), frame);
}

const RequestTarget* QueueService::targetOf(const HttpRequest& request) {
    if (const RequestTarget* known = m_targets.find(request.target)) {
        return known;
    }
    auto target = parseRequestTarget(request.target);
    if (!target) {
        return nullptr;
    }
    m_target = std::move(*target);
    m_targets.keep(request.target, m_target);
    return &m_target;
}

std::optional<bool> QueueService::isSecondary(const RequestTarget& target) const {
    const QByteArrayView name = target.segments.empty() ? QByteArrayView() : QByteArrayView(target.segments.front());
    const QByteArray& account = m_authenticator.account();
    if (name.startsWith(account) && (name.size() == account.size() || name.sliced(account.size()) == kSecondary)) {
        return name.size() != account.size();
    }
    return std::nullopt;
}

ServiceResult<Performed> QueueService::answer(const HttpRequest& request, const RequestTarget& target,
                                              const QByteArray& version, const HttpPeer& peer) {
    const auto secondary = isSecondary(target);
    if (request.method == "OPTIONS" && secondary) { // browsers ask without a signature
        return answerPreflight(request, m_performer.corsRules()).map([](HttpResponse response) {
            return Performed{std::move(response), false};
        });
    }
    const auto grant = m_authenticator.authenticate(request, target, peer);
    if (!grant) {
        return tl::unexpected<ServiceError>(grant.error());
    }
    if (!secondary) {
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
    if (grant->isForOneResource() && hidesFor(*operation) > kMaxTokenVisibility) {
        return serviceFailure(ServiceErrorCode::OutOfRangeQueryParameterValue);
    }
    if (*secondary && !isRead(*operation)) {
        return serviceFailure(ServiceErrorCode::InsufficientAccountPermissions);
    }
    const bool isListing = std::holds_alternative<ListQueues>(*operation);
    const QString endpoint = isListing ? serviceEndpointOf(request, target.segments.front(), peer.tls) : QString();
    return m_performer.perform(*operation, {endpoint, *secondary, m_clock.now()});
}

} // namespace gleaner
