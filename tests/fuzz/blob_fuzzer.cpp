// Whatever a client sends to the blob service is an operation or an error of the protocol, and whatever a server
// answers is a value or an error. The input is written_request.h's; its body is tried as every kind of answer as well,
// with the request's headers.
#include "common/rest/blob_answer_codec.h"
#include "common/rest/blob_request_codec.h"
#include "common/rest/blob_xml.h"
#include "tests/fuzz/written_request.h"

#include <cstdlib>

namespace gleaner {
namespace {

/// An operation that was understood can be asked again, and means the same then.
void checkRequest(const HttpRequest& request) {
    const auto target = parseRequestTarget(request.target);
    if (!target)
        return;
    const auto operation = decodeBlobRequest(request, *target);
    if (!operation)
        return;
    (void)containerOf(*operation);
    const auto again = encodeBlobRequest(*operation, "/account");
    if (!again)
        std::abort();
    const auto targetAgain = parseRequestTarget(again->target);
    if (!targetAgain)
        std::abort();
    const auto arrived = decodeBlobRequest(*again, *targetAgain);
    if (!arrived || *arrived != *operation)
        std::abort();
}

/// What was understood is written so that it is understood alike.
void checkDocuments(const QByteArray& body) {
    if (const auto page = readBlobPage(body)) {
        const auto again = readBlobPage(writeBlobPage(*page, {QStringLiteral("box"), {}, true}, {}));
        if (!again || again->entries.size() != page->entries.size())
            std::abort();
    }
    if (const auto blocks = readBlockChoices(body)) {
        if (readBlockChoices(writeBlockChoices(*blocks)) != blocks)
            std::abort();
    }
    (void)readContainerPage(body);
    (void)readBlockLists(body);
}

void checkAnswers(const HttpRequest& written) {
    for (const int status : {200, 201, 206, 304, 404, 412}) {
        const HttpResponse response{status, written.headers, written.body};
        (void)decodeContainers(response);
        (void)decodeContainer(response);
        (void)decodeContainerAcl(response);
        (void)decodeBlobs(response);
        (void)decodeBlobDone(response);
        (void)decodeWritten(response, {});
        (void)decodePiece(response);
        (void)decodeBlobProperties(response);
        (void)decodeBlockLists(response);
        (void)decodeBlobError(response);
    }
}

} // namespace
} // namespace gleaner

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const gleaner::HttpRequest request = gleaner::writtenRequest(input);
    gleaner::checkRequest(request);
    gleaner::checkDocuments(request.body);
    gleaner::checkAnswers(request);
    return 0;
}
