#include "head_node/server/queue_service.h"

#include "common/rest/queue_answer_codec.h"
#include "common/rest/queue_request_codec.h"

namespace gleaner {

namespace {

/// The oldest version whose signatures are made as ours.
constexpr QByteArrayView kOldestVersion("2015-02-21");
constexpr QByteArrayView kVersionForm("dddd-dd-dd");

bool isVersion(QByteArrayView text) {
    if (text.size() != kVersionForm.size()) {
        return false;
    }
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (kVersionForm[i] == 'd' ? !digit : text[i] != '-') {
            return false;
        }
    }
    return true;
}

ServiceResult<void> checkVersion(const HttpRequest& request) {
    const QByteArray version = request.headers.value("x-ms-version");
    const bool good = isVersion(version) && version >= kOldestVersion;
    if (good) {
        return {};
    }
    ServiceError error{
        version.isNull() ? ServiceErrorCode::MissingRequiredHeader : ServiceErrorCode::InvalidHeaderValue, {}, {}};
    error.details.emplace_back("HeaderName", QStringLiteral("x-ms-version"));
    return tl::unexpected<ServiceError>(std::move(error));
}

HttpResponse errorAnswer(const ServiceError& error, const AnswerFrame& frame) {
    HttpResponse response = encodeServiceError(error, frame);
    addFrame(response, frame);
    return response;
}

ServiceError commitError(const Error& error) {
    return {error.code == ErrorCode::Corrupt ? ServiceErrorCode::InternalError : ServiceErrorCode::ServerBusy, {}, {}};
}

/// An answer to HEAD is its header only.
std::function<void(HttpResponse)> withoutBody(std::function<void(HttpResponse)> respond) {
    return [respond = std::move(respond)](HttpResponse response) {
        response.body.clear();
        respond(std::move(response));
    };
}

QString serviceEndpoint(const HttpRequest& request, const QByteArray& account) {
    return QString::fromUtf8("http://" + request.headers.value("Host") + '/' + account + '/');
}

} // namespace

QueueService::QueueService(QueueAccount& account, CommitGate& gate, ServiceIdentity identity, const Clock& clock,
                           RandomSource& random)
    : m_gate(gate), m_clock(clock), m_requestIds(random),
      m_authenticator(std::move(identity.account), std::move(identity.key), clock), m_performer(account) {}

void QueueService::handle(const HttpRequest& request, std::function<void(HttpResponse)> respond) {
    if (request.method == "HEAD") {
        respond = withoutBody(std::move(respond));
    }
    AnswerFrame frame = frameOf(request);
    auto performed = answer(request);
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

AnswerFrame QueueService::frameOf(const HttpRequest& request) {
    const QByteArray version = request.headers.value("x-ms-version");
    return {m_requestIds.next(), isVersion(version) ? version : QByteArray(kServiceVersion), clientRequestIdOf(request),
            m_clock.now()};
}

ServiceResult<Performed> QueueService::answer(const HttpRequest& request) {
    const auto target = parseRequestTarget(request.target);
    if (!target) {
        return serviceFailure(ServiceErrorCode::InvalidUri);
    }
    if (auto known = m_authenticator.check(request, *target); !known) {
        return tl::unexpected<ServiceError>(std::move(known.error()));
    }
    if (target->segments.empty() || target->segments.front() != m_authenticator.account()) {
        return serviceFailure(ServiceErrorCode::ResourceNotFound);
    }
    if (auto version = checkVersion(request); !version) {
        return tl::unexpected<ServiceError>(std::move(version.error()));
    }
    const auto operation = decodeQueueRequest(request, *target);
    if (!operation) {
        return tl::unexpected<ServiceError>(operation.error());
    }
    const bool isListing = std::holds_alternative<ListQueues>(*operation);
    return m_performer.perform(*operation, isListing ? serviceEndpoint(request, m_authenticator.account()) : QString());
}

} // namespace gleaner
