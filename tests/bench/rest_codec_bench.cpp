// What the protocol costs a request in processor time, without sockets: one line per figure. Run by hand:
// bin/rest_codec_bench [SECONDS].
#include "common/azure/rest_queue.h"
#include "common/queue/memory_queue.h"
#include "common/rest/http_date.h"
#include "common/rest/queue_answer_codec.h"
#include "common/rest/queue_request_codec.h"
#include "common/rest/shared_key.h"
#include "head_node/server/queue_service.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace gleaner {
namespace {

constexpr int kBatch = 200;
const QString kQueue = QStringLiteral("work");
const QByteArray kAccount = "office";

double g_seconds = 0.5; // set once, before anything runs

/// Repeats `step` for a while and prints what it cost.
template<typename Step>
void measure(const char* what, Step step) {
    const std::clock_t begin = std::clock(); // processor time, so that a busy machine does not show
    std::int64_t count = 0;
    double elapsed = 0;
    do {
        for (int i = 0; i < kBatch; ++i) {
            step();
        }
        count += kBatch;
        elapsed = double(std::clock() - begin) / CLOCKS_PER_SEC;
    } while (elapsed < g_seconds);
    std::printf("%-44s %8.2f us %10.0f /s\n", what, 1e6 * elapsed / double(count), double(count) / elapsed);
}

AccountKey key() {
    return AccountKey::fromBytes("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
}

HttpRequest signedRequest(const QueueOperation& operation, const Clock& clock) {
    HttpRequest request = encodeQueueRequest(operation, '/' + kAccount).value();
    request.headers.add("Host", "head:10001");
    request.headers.add("x-ms-date", toHttpDate(clock.now()));
    request.headers.add("x-ms-version", kServiceVersion);
    if (!signWithSharedKey(request, kAccount, key())) {
        std::abort();
    }
    return request;
}

/// A service that answers at once, and the last answer it gave.
struct Server {
    SystemClock clock;
    SystemRandom random;
    MemoryQueueAccount account{clock, random};
    QueueService service{account, account, account, {kAccount, key()}, clock, random};
    HttpResponse last;

    const HttpResponse& ask(const HttpRequest& request) {
        service.handle(request, {}, [this](HttpResponse answer) { last = std::move(answer); });
        if (last.status >= 300) {
            std::abort();
        }
        return last;
    }
};

void benchCodec(const QByteArray& text) {
    const SystemClock clock;
    const HttpRequest put = signedRequest(PutMessage{kQueue, text}, clock);
    const Lease lease{
        {MessageId(QStringLiteral("8cc5a1d4-0001-4c0e-a3a9-c5d3c1e5a0aa")), text, 1, clock.now(), clock.now()},
        {PopReceipt(QStringLiteral("AgAAAAMAAAAAAAAA")), clock.now()}};
    const HttpResponse taken = encodeTaken({lease});
    measure("server: decode put", [&] { (void)decodeQueueRequest(put, *parseRequestTarget(put.target)); });
    measure("server: check signature",
            [&] { (void)sharedKeySignature(key(), sharedKeyText(put, *parseRequestTarget(put.target), kAccount)); });
    measure("server: encode answer to get", [&] { (void)encodeTaken({lease}); });
    measure("client: encode and sign put", [&] { (void)signedRequest(PutMessage{kQueue, text}, clock); });
    measure("client: decode answer to get", [&] { (void)decodeTaken(taken); });
}

void benchService(const QByteArray& text) {
    Server server;
    if (!server.account.create(kQueue, {})) {
        std::abort();
    }
    const HttpRequest put = signedRequest(PutMessage{kQueue, text}, server.clock);
    const HttpRequest get = signedRequest(GetMessages{kQueue, 1, Seconds(30)}, server.clock);
    measure("service: put", [&] { server.ask(put); });
    measure("service: get", [&] { server.ask(get); });
    measure("service: properties", [&] { server.ask(signedRequest(GetMetadata{kQueue}, server.clock)); });
    if (!server.account.open(kQueue)->clear()) {
        std::abort();
    }
    measure("both: put, get and delete, all three", [&] {
        server.ask(put);
        const Lease lease = decodeTaken(server.ask(get)).value().at(0);
        server.ask(signedRequest(DeleteMessage{kQueue, lease.message.id, lease.receipt.popReceipt}, server.clock));
    });
}

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    if (argc > 1) {
        gleaner::g_seconds = std::atof(argv[1]);
    }
    for (const int bytes : {200, 1'024, 8'192}) {
        std::printf("text of %d bytes\n", bytes);
        gleaner::benchCodec(QByteArray(bytes, 'x'));
        gleaner::benchService(QByteArray(bytes, 'x'));
    }
    return 0;
}
