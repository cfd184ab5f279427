// Whatever a client sends is an operation or an error of the protocol, and whatever a server answers is a value or an
// error. The input is written_request.h's; its body is tried as every kind of answer as well.
#include "common/rest/queue_answer_codec.h"
#include "common/rest/queue_request_codec.h"
#include "common/rest/shared_key.h"
#include "tests/fuzz/written_request.h"

#include <cstdlib>

namespace gleaner {
namespace {

/// An operation that was understood can be asked again, and means the same then.
void checkRequest(const HttpRequest& request) {
    const auto target = parseRequestTarget(request.target);
    if (!target) {
        return;
    }
    (void)sharedKeyText(request, *target, "account");
    (void)parseSharedKeyAuthorization(request.headers.value("Authorization"));
    const auto operation = decodeQueueRequest(request, *target);
    if (!operation) {
        (void)decodeServiceError(
            encodeServiceError(operation.error(), {"id", "version", clientRequestIdOf(request), {}}));
        return;
    }
    const auto again = encodeQueueRequest(*operation, "/account");
    const auto arrived = again ? decodeQueueRequest(*again, parseRequestTarget(again->target).value())
                               : ServiceResult<QueueOperation>(serviceFailure(ServiceErrorCode::InvalidUri));
    if (!arrived || *arrived != *operation) {
        std::abort();
    }
}

/// Messages that were understood are answered so that they are understood alike.
void checkAnswers(const QByteArray& body) {
    (void)decodeListing({200, {}, body});
    (void)decodePut({201, {}, body}, "text");
    (void)decodePeeked({200, {}, body});
    (void)decodeServiceError({500, {}, body});
    const auto leases = decodeTaken({200, {}, body});
    if (leases && decodeTaken(encodeTaken(*leases)).value().size() != leases->size()) {
        std::abort();
    }
}

} // namespace

} // namespace gleaner

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const gleaner::HttpRequest request = gleaner::writtenRequest(input);
    gleaner::checkRequest(request);
    gleaner::checkAnswers(request.body);
    return 0;
}
