// Whatever stands in a query or an Authorization header is a proof or an error, and no answer repeats what was sent as
// a signature. The input is "METHOD TARGET\nAuthorization\n\nBODY"; the body is read as every XML document that
// requests carry, and what was understood is understood alike when it is written again.
#include "common/queue/memory_queue.h"
#include "common/rest/access_policy_xml.h"
#include "common/rest/queue_answer_codec.h"
#include "common/rest/xml_text.h"
#include "head_node/server/address_range.h"
#include "head_node/server/queue_service.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <cstdlib>

namespace gleaner {
namespace {

const QByteArray kAccount = "account";
constexpr qsizetype kTellingLength = 16; ///< a shorter signature may stand anywhere by chance

void require(bool condition) {
    if (!condition) {
        std::abort();
    }
}

void checkTokens(const QByteArray& target) {
    const auto parsed = parseRequestTarget(target);
    const auto token = parsed ? parseSas(*parsed) : std::nullopt;
    if (!token) {
        return;
    }
    (void)accountSasText(*token, kAccount);
    (void)blobSasText(*token, kAccount, "container", "blob");
    require(queueSasText(*token, kAccount, "queue").count('\n') == 7);
    (void)isWithin(QHostAddress(QHostAddress::LocalHost), token->addresses);
    const auto time = parseAccessTime(QString::fromUtf8(token->expiry));
    require(!time || parseAccessTime(accessTimeText(*time)).has_value());
}

/// The whole way, with a key that the input does not know: nothing opens, and nothing is repeated.
void checkService(const HttpRequest& request) {
    FakeClock clock;
    SeededRandom random(1);
    MemoryQueueAccount account(clock, random);
    QueueService service(account, account, account, {kAccount, AccountKey::fromBytes("not in the input")}, clock,
                         random);
    HttpResponse answer;
    service.handle(request, {QHostAddress(QHostAddress::LocalHost)},
                   [&answer](HttpResponse response) { answer = std::move(response); });
    require(answer.status >= 400);
    const auto target = parseRequestTarget(request.target);
    const QByteArray* signature = target ? target->find("sig") : nullptr;
    require(signature == nullptr || signature->size() < kTellingLength || !answer.body.contains(*signature) ||
            request.target.count(*signature) > 1);
    require(!answer.body.contains("not in the input"));
}

void checkDocuments(const QByteArray& body) {
    (void)readMessageText(body);
    if (const auto policies = readAccessPolicies(body); policies && checkAccessPolicies(*policies, kQueuePermissions)) {
        require(readAccessPolicies(writeAccessPolicies(*policies)) == *policies);
    }
    if (const auto properties = readServiceProperties(body)) {
        require(readServiceProperties(writeServiceProperties(*properties)).has_value());
    }
}

} // namespace
} // namespace gleaner

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace gleaner;
    const QByteArray input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const qsizetype headEnd = input.indexOf("\n\n");
    const QList<QByteArray> lines = (headEnd < 0 ? input : input.first(headEnd)).split('\n');
    const qsizetype space = lines[0].indexOf(' ');
    HttpRequest request;
    request.method = space < 0 ? lines[0] : lines[0].first(space);
    request.target = space < 0 ? QByteArray() : lines[0].sliced(space + 1);
    if (lines.size() > 1) {
        request.headers.add("Authorization", lines[1]);
        request.headers.add("x-ms-date", "Thu, 01 Jan 1970 00:00:00 GMT");
    }
    request.body = headEnd < 0 ? QByteArray() : input.sliced(headEnd + 2);
    checkTokens(request.target);
    checkService(request);
    checkDocuments(request.body);
    return 0;
}
