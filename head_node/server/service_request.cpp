#include "head_node/server/service_request.h"

#include "common/rest/queue_request_codec.h"
#include "common/rest/sas.h"

namespace gleaner {

namespace {
/// The oldest version whose signatures are made as ours.
constexpr QByteArrayView kOldestVersion("2015-02-21");
} // namespace

QByteArray serviceVersionOf(const HttpRequest& request, const RequestTarget& target) {
    const QByteArray version = request.headers.value("x-ms-version");
    const QByteArray* ofToken = target.find("sv");
    return version.isNull() && ofToken != nullptr ? *ofToken : version;
}

ServiceResult<void> checkServiceVersion(const QByteArray& version) {
    const bool good = isServiceVersion(version) && version >= kOldestVersion;
    if (good) {
        return {};
    }
    ServiceError error{
        version.isNull() ? ServiceErrorCode::MissingRequiredHeader : ServiceErrorCode::InvalidHeaderValue, {}, {}};
    error.details.emplace_back("HeaderName", QStringLiteral("x-ms-version"));
    return tl::unexpected<ServiceError>(std::move(error));
}

AnswerFrame answerFrameFor(const HttpRequest& request, const QByteArray& version, UuidSequence& ids, TimePoint now) {
    return {ids.next().toByteArray(QUuid::WithoutBraces),
            isServiceVersion(version) ? version : QByteArray(kServiceVersion), clientRequestIdOf(request), now};
}

HttpResponse errorAnswer(const ServiceError& error, const AnswerFrame& frame) {
    HttpResponse response = encodeServiceError(error, frame);
    addFrame(response, frame);
    return response;
}

std::function<void(HttpResponse)> withoutBody(std::function<void(HttpResponse)> respond) {
    return [respond = std::move(respond)](HttpResponse response) {
        response.body.clear();
        respond(std::move(response));
    };
}

QString serviceEndpointOf(const HttpRequest& request, const QByteArray& account, bool tls) {
    return QString::fromUtf8((tls ? "https://" : "http://") + request.headers.value("Host") + '/' + account + '/');
}

} // namespace gleaner
