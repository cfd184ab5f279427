// Queue and blob services of our own on loopback, and what the window says of connection strings that lead there.
#pragma once

#include "common/client/connection_probe.h"
#include "common/queue/memory_queue.h"
#include "common/rest/sas.h"
#include "head_node/server/blob_service.h"
#include "head_node/server/queue_service.h"
#include "head_node/settings/probe_words.h"
#include "tests/head_node/server/scripted_commit_gate.h"
#include "tests/head_node/server/server_test_support.h"
#include "tests/head_node/store/blob_account_bed.h"
#include "tests/support/http_proxy.h"
#include "tests/support/seeded_random.h"

namespace gleaner {

inline const QByteArray kOffice = "office";

inline AccountKey officeKey() {
    return AccountKey::fromBytes("a secret of the office");
}

/// Both services; their clocks stand still until a test moves them.
class OfficeServices {
public:
    explicit OfficeServices(const HttpSocketFactory& makeSockets = makePlainSockets) {
        m_blobs.open();
        m_blobService.emplace(*m_blobs.account, ServiceIdentity{kOffice, officeKey()}, m_clock, m_random);
        m_queueServer.emplace(m_queueService, quickLimits(), makeSockets);
        m_blobServer.emplace(*m_blobService, quickLimits(), makeSockets);
    }
    [[nodiscard]] quint16 queuePort() const { return m_queueServer->port; }
    [[nodiscard]] quint16 blobPort() const { return m_blobServer->port; }
    void advance(Seconds by) {
        m_clock.advance(by);
        m_queueServer->clock.advance(by); // says what time it is there
        m_blobServer->clock.advance(by);
    }

private:
    FakeClock m_clock;
    SeededRandom m_random{7};
    MemoryQueueAccount m_queues{m_clock, m_random};
    ScriptedCommitGate m_gate;
    QueueService m_queueService{m_queues, m_queues, m_gate, {kOffice, officeKey()}, m_clock, m_random};
    BlobAccountBed m_blobs;
    std::optional<BlobService> m_blobService;
    std::optional<RunningServer> m_queueServer, m_blobServer;
};

/// Longer than any machine needs: what is tested is the verdict, not how soon it comes.
inline constexpr Milliseconds kVerdictPatience{120'000};

class ConnectionVerdict : public testing::Test {
protected:
    [[nodiscard]] static QString address(quint16 port, const char* scheme = "http") {
        return QStringLiteral("%1://127.0.0.1:%2/office").arg(QLatin1String(scheme)).arg(port);
    }
    /// By the account's key, or by a token.
    [[nodiscard]] static ConnectionString leadingTo(const QString& queues, const QString& blobs = {},
                                                    const QByteArray& token = {}, const QString& more = {}) {
        QString text = QStringLiteral("AccountName=office;QueueEndpoint=") + queues + more;
        text += token.isEmpty() ? QStringLiteral(";AccountKey=") + QString::fromLatin1(officeKey().toBase64())
                                : QStringLiteral(";SharedAccessSignature=") + QString::fromLatin1(token);
        if (!blobs.isEmpty())
            text += QStringLiteral(";BlobEndpoint=") + blobs;
        const auto parsed = ConnectionString::parse(text);
        EXPECT_TRUE(parsed) << (parsed ? std::string() : parsed.error().message.toStdString());
        return parsed.value();
    }
    [[nodiscard]] ProbeReport ask(const ConnectionString& connection, ProbedService service = ProbedService::Queues) {
        ConnectionProbe probe(connection, m_clock,
                              {.service = service,
                               .patience = kVerdictPatience,
                               .http = {.connectTimeout = kVerdictPatience, .proxyFor = m_proxyFor}});
        return probe.run(service == ProbedService::Queues ? QStringLiteral("gleaner-work")
                                                          : QStringLiteral("gleaner-inputs"));
    }
    /// From now on through a proxy of the "system's settings".
    void goThrough(quint16 port) {
        const QNetworkProxy proxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), port);
        m_proxyFor = [proxy](const ServiceEndpoint&) { return proxy; };
    }
    /// An account's token for queues and blobs with these rights, good from `start` to `expiry`.
    [[nodiscard]] QByteArray token(const QByteArray& rights, Seconds expiry = std::chrono::hours(1),
                                   std::optional<Seconds> start = {}) const {
        const auto text = [this](Seconds from) { return accessTimeText(m_clock.now() + from).toLatin1(); };
        return accountSas(
            kOffice, officeKey(), "bq", "sco",
            {.permissions = rights, .start = start ? text(*start) : QByteArray(), .expiry = text(expiry)});
    }

    FakeClock m_clock; ///< this PC's
    std::function<QNetworkProxy(const ServiceEndpoint&)> m_proxyFor;
};

/// All the words are in it.
inline void expectWords(const QString& said, const QStringList& words) {
    for (const QString& each : words)
        EXPECT_TRUE(said.contains(each)) << each.toStdString() << "\nis not in:\n" << said.toStdString();
}

} // namespace gleaner
