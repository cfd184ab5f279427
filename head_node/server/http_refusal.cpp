#include "head_node/server/http_refusal.h"

#include "common/rest/queue_xml.h"
#include "common/rest/service_error.h"

namespace gleaner {

namespace {

QByteArray sentenceFor(int status, const HttpLimits& limits) {
    switch (status) {
    case 400:
        return QByteArrayLiteral("This is not a request as HTTP/1.1 writes it.\n");
    case 408:
        return QByteArrayLiteral("The request took too long to arrive. Send it again, faster.\n");
    case 413:
        return "The request's body is too large. Send at most " + QByteArray::number(limits.bodyBytes) + " bytes.\n";
    case 417:
        return QByteArrayLiteral("The only expectation served is 100-continue.\n");
    case 431:
        return "The request's header is too large. Send at most " + QByteArray::number(limits.headerBytes) +
               " bytes.\n";
    case 503:
        return QByteArrayLiteral("The server is busy with large requests. Try again in a few seconds.\n");
    case 505:
        return QByteArrayLiteral("Only HTTP/1.1 and HTTP/1.0 are served.\n");
    default:
        return QByteArrayLiteral("This part of HTTP is not served here.\n");
    }
}

/// Azure's name for it, where it has one.
std::optional<ServiceErrorCode> azureCodeFor(int status) {
    switch (status) {
    case 413:
        return ServiceErrorCode::RequestBodyTooLarge;
    case 503:
        return ServiceErrorCode::ServerBusy;
    default:
        return std::nullopt;
    }
}

} // namespace

HttpResponse refusalOf(int status, const HttpLimits& limits) {
    HttpResponse response{status, {}, sentenceFor(status, limits)};
    const auto code = azureCodeFor(status);
    response.headers.add("Content-Type", code ? "application/xml" : "text/plain");
    if (!code)
        return response;
    const QByteArray name = serviceErrorName(*code);
    response.headers.add("x-ms-error-code", name);
    response.body = writeErrorDocument(
        {{"Code", QString::fromLatin1(name)}, {"Message", QString::fromLatin1(response.body.trimmed())}});
    return response;
}

} // namespace gleaner
