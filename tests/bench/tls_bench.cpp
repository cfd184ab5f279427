// What encryption costs, our client and our server in one process: processor time (both sides together) and time by the
// clock of a kept-alive request and of a new connection, plain and over TLS: tls_bench [REQUESTS]. One line a figure.
#include "common/azure/qt_http_transport.h"
#include "head_node/safety/certificate_maker.h"
#include "head_node/server/http_server.h"
#include "head_node/server/tls_socket.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace gleaner {
namespace {

class TrivialHandler final : public HttpHandler {
public:
    void handle(const HttpRequest&, const HttpPeer&, std::function<void(HttpResponse)> respond) override {
        respond({200, {}, QByteArray(1'400, 'b')}); // about what a message of 1 KiB weighs
    }
};

double cpuMicroseconds() {
    return double(std::clock()) * 1e6 / CLOCKS_PER_SEC;
}

/// Prints what `once` costs on average of `count` times.
template<typename Once>
void measure(const QByteArray& what, int count, Once once) {
    const auto begin = std::chrono::steady_clock::now();
    const double cpu = cpuMicroseconds();
    for (int i = 0; i < count; ++i)
        once();
    const std::chrono::duration<double, std::micro> wall = std::chrono::steady_clock::now() - begin;
    std::printf("%-24s us_cpu=%.1f us=%.1f\n", what.constData(), (cpuMicroseconds() - cpu) / count,
                wall.count() / count);
}

void ask(QtHttpTransport& transport) {
    const auto answer = transport.send({"GET", "/gleaner/gleaner-work/messages", {}, {}}, std::chrono::seconds(10));
    if (!answer) {
        std::fprintf(stderr, "%s\n", answer.error().message.toUtf8().constData());
        std::exit(1);
    }
}

void measureServer(const char* name, const std::optional<TlsIdentity>& tls, int requests) {
    TrivialHandler handler;
    const SystemClock clock;
    HttpServer server(handler, clock, HttpLimits(), tls ? tls->makeSockets : makePlainSockets);
    ServiceEndpoint endpoint{tls.has_value(),
                             QStringLiteral("127.0.0.1"),
                             server.start(QHostAddress(QHostAddress::LocalHost), 0).value(),
                             {}};
    if (tls)
        endpoint.fingerprint = tls->fingerprint;
    QtHttpTransport transport(endpoint);
    ask(transport);
    const QByteArray label(name);
    measure(label + " kept-alive", requests, [&transport] { ask(transport); });
    measure(label + " new connection", requests / 20, [&transport] {
        transport.close();
        ask(transport);
    });
}

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    using namespace gleaner;
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    const int requests = argc > 1 ? std::atoi(argv[1]) : 20'000;
    SystemRandom random;
    const SystemClock clock;
    const CertificateRequest request{
        QStringLiteral("bench"), {}, {}, clock.now(), clock.now() + std::chrono::hours(24)};
    const auto pair = makeCertificate(request, random).value();
    measureServer("plain", std::nullopt, requests);
    measureServer("tls", makeTlsIdentity(pair.certificate, pair.key).value(), requests);
    return 0;
}
