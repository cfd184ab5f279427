#include "head_node/server/blob_service.h"

#include "common/rest/blob_answer_codec.h"
#include "common/rest/blob_request_codec.h"
#include "common/rest/queue_request_codec.h"
#include "common/rest/sas.h"
#include "head_node/server/blob_access_needs.h"

#include <array>

namespace gleaner {

namespace {

struct Override {
    QByteArrayView parameter;
    const char* header;
};
/// What a token makes an answer say instead of what the blob says. Source: Microsoft, "Create a service SAS".
constexpr std::array kOverrides = std::to_array<Override>({
    {"rscc", "Cache-Control"},
    {"rscd", "Content-Disposition"},
    {"rsce", "Content-Encoding"},
    {"rscl", "Content-Language"},
    {"rsct", "Content-Type"},
});

void overrideHeaders(HttpResponse& response, const RequestTarget& target) {
    for (const Override& each : kOverrides) {
        if (const QByteArray* value = target.find(each.parameter))
            response.headers.set(each.header, *value);
    }
}

bool isBlobRead(const BlobOperation& operation) {
    return std::holds_alternative<GetBlob>(operation) || std::holds_alternative<GetBlobProperties>(operation);
}

} // namespace

HttpLimits blobHttpLimits() {
    HttpLimits limits;
    limits.bodyBytes = kMaxBlobBytes;
    limits.bodyTime = std::chrono::minutes(5);
    return limits;
}

BlobService::BlobService(BlobAccount& account, ServiceIdentity identity, const Clock& clock, RandomSource& random,
                         BlobServiceOptions options)
    : m_account(account), m_clock(clock), m_requestIds(random),
      m_authenticator(StorageService::Blob, std::move(identity.account), std::move(identity.key), clock, *this),
      m_performer(account), m_threads(options.threads, options.maxWaiting) {}

void BlobService::handle(const HttpRequest& request, const HttpPeer& peer, std::function<void(HttpResponse)> respond) {
    if (request.method == "HEAD")
        respond = withoutBody(std::move(respond));
    const auto target = parseRequestTarget(request.target);
    const QByteArray version = target ? serviceVersionOf(request, *target) : QByteArray();
    const AnswerFrame frame = answerFrameFor(request, version, m_requestIds, m_clock.now());
    auto admitted = admit(request, peer, target, version);
    if (!admitted) {
        respond(errorAnswer(admitted.error(), frame));
        return;
    }
    const bool isTaken = m_threads.offer([this, admitted = std::move(*admitted), frame, respond] {
        auto response = answer(admitted);
        if (response)
            addFrame(*response, frame);
        respond(response ? std::move(*response) : errorAnswer(response.error(), frame));
    });
    if (!isTaken)
        respond(errorAnswer({ServiceErrorCode::ServerBusy, {}, {}}, frame));
}

std::optional<HttpResponse> BlobService::refusal(const HttpRequest& head, const HttpPeer& peer) {
    const auto target = parseRequestTarget(head.target);
    const QByteArray version = target ? serviceVersionOf(head, *target) : QByteArray();
    const auto admitted = admit(head, peer, target, version);
    return admitted ? std::nullopt
                    : std::optional(
                          errorAnswer(admitted.error(), answerFrameFor(head, version, m_requestIds, m_clock.now())));
}

ServiceResult<BlobService::Admitted> BlobService::admit(const HttpRequest& request, const HttpPeer& peer,
                                                        const std::optional<RequestTarget>& target,
                                                        const QByteArray& version) {
    if (!target)
        return serviceFailure(ServiceErrorCode::InvalidUri);
    auto grant = m_authenticator.authenticate(request, *target, peer);
    if (!grant)
        return tl::unexpected<ServiceError>(grant.error());
    if (target->segments.empty() || target->segments.front() != m_authenticator.account())
        return serviceFailure(ServiceErrorCode::ResourceNotFound);
    if (auto good = checkServiceVersion(version); !good)
        return tl::unexpected<ServiceError>(good.error());
    return Admitted{request, *target, std::move(*grant), peer.tls};
}

ServiceResult<HttpResponse> BlobService::answer(const Admitted& admitted) {
    auto operation = decodeBlobRequest(admitted.request, admitted.target);
    if (!operation)
        return tl::unexpected<ServiceError>(operation.error());
    if (auto allowed = admitted.grant.allows(accessNeedOf(*operation)); !allowed)
        return tl::unexpected<ServiceError>(allowed.error());
    const auto* const put = std::get_if<PutBlob>(&*operation);
    const bool mayOverwrite = put == nullptr || admitted.grant.allows(overwriteNeedOf(*put)).has_value();
    const bool isOverridden = isBlobRead(*operation) && admitted.grant.signsHeaders();
    const QString endpoint = serviceEndpointOf(admitted.request, m_authenticator.account(), admitted.tls);
    auto response = m_performer.perform(std::move(*operation), endpoint, mayOverwrite);
    if (response && isOverridden)
        overrideHeaders(*response, admitted.target);
    return response;
}

std::optional<AccessPolicy> BlobService::findPolicy(const QString& container, const QString& id) {
    const auto policies = m_account.accessPolicies(container);
    const AccessPolicy* const found = policies ? gleaner::findPolicy(*policies, id) : nullptr;
    return found == nullptr ? std::nullopt : std::optional(*found);
}

} // namespace gleaner
