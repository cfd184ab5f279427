// Queues that are somebody else's, as processes see them: connections are cut at any moment, one of several servers
// goes away and comes back. The result is the same, byte for byte, as that of one thread alone.
#include "common/client/connection_list.h"
#include "common/queue/memory_queue.h"
#include "head_node/server/blob_service.h"
#include "head_node/server/http_server.h"
#include "head_node/server/queue_service.h"
#include "head_node/store/durable_blob_account.h"
#include "tests/integration/office.h"
#include "tests/support/application_environment.h"
#include "tests/support/cutting_proxy.h"

#include <QFile>
#include <QHostAddress>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

/// A server whose time goes faster than ours, so that what was taken by somebody who never learned of it comes back
/// soon. Its clock gets wrong by that, as others' are.
class HastyClock final : public Clock {
public:
    [[nodiscard]] TimePoint now() const override {
        return m_real.now() + std::chrono::duration_cast<Milliseconds>((kHaste - 1) * passed());
    }
    [[nodiscard]] SteadyPoint steadyNow() const override { return m_start + kHaste * passed(); }

private:
    static constexpr int kHaste = 20;
    [[nodiscard]] SteadyPoint::duration passed() const { return m_real.steadyNow() - m_start; }
    SystemClock m_real;
    SteadyPoint m_start = m_real.steadyNow();
};

/// Somebody's blobs, and a key for both.
struct CloudBlobs {
    CloudBlobs() {
        auto opened = DurableBlobAccount::open(*files, folder.path(), clock);
        EXPECT_TRUE(opened) << opened.error().message.toStdString();
        account = std::move(*opened);
        service.emplace(*account, ServiceIdentity{"office", AccountKey::fromBytes("key")}, clock, random);
        http.emplace(*service, clock, blobHttpLimits());
    }
    [[nodiscard]] bool start() { return http->start(QHostAddress(QHostAddress::LocalHost), port).has_value(); }

    SystemClock clock;
    SystemRandom random;
    QTemporaryDir folder;
    std::unique_ptr<FileSystem> files = makeSystemFileSystem();
    std::unique_ptr<DurableBlobAccount> account;
    std::optional<BlobService> service;
    std::optional<HttpServer> http;
    quint16 port = freePort();
};

/// Somebody's queues.
struct Cloud {
    HastyClock hasty;
    SystemClock clock;
    SystemRandom random;
    MemoryQueueAccount account{hasty, random};
    QueueService service{account, account, account, {"office", AccountKey::fromBytes("key")}, hasty, random};
    HttpServer http{service, clock};
    quint16 port = freePort();

    [[nodiscard]] bool start() { return http.start(QHostAddress(QHostAddress::LocalHost), port).has_value(); }
    [[nodiscard]] static QString connection(quint16 at) {
        return ConnectionString::forQueues(QStringLiteral("office"), AccountKey::fromBytes("key"),
                                           {false, QStringLiteral("127.0.0.1"), at, "/office"})
            .toString();
    }
    [[nodiscard]] std::uint64_t waiting(const char* queue) {
        return account.open(QLatin1String(queue))->properties().value_or(QueueProperties()).approximateMessageCount;
    }
};

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// A head whose queues are at `connections`, with two workers and a job of small chunks.
struct RemoteOffice {
    explicit RemoteOffice(const QString& connections) {
        const QString list = office.file(QStringLiteral("connections"));
        QFile file(list);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(connections.toUtf8()) > 0);
        office.setServeOptions({QStringLiteral("--queues-at"), QLatin1Char('@') + list});
        for (int i = 0; i < 2; ++i) {
            workers.push_back(std::make_unique<RunningProgram>(
                QStringList{QStringLiteral("work"), QStringLiteral("--connect"), QLatin1Char('@') + list,
                            QStringLiteral("--processors"), QStringLiteral("1")},
                office.file(QStringLiteral("worker%1").arg(i))));
        }
    }
    void work(const char* form) {
        ASSERT_EQ(gleaner(words("run --serial") + words(form) + QStringList{QStringLiteral("-o"), serial()}).exitCode,
                  0);
        ASSERT_TRUE(office.startHead()) << office.logs();
        for (const auto& worker : workers)
            worker->start();
        job = office.submit(words(form) + QStringList{QStringLiteral("-o"), result()});
        ASSERT_FALSE(job.isEmpty()) << office.logs();
    }
    [[nodiscard]] bool isDone() const { return office.stateOf(job) == QStringLiteral("done"); }
    [[nodiscard]] QString result() const { return office.file(QStringLiteral("result")); }
    [[nodiscard]] QString serial() const { return office.file(QStringLiteral("serial")); }
    [[nodiscard]] std::string logs() const {
        std::string text = office.logs();
        for (const auto& worker : workers)
            text += "--- worker\n" + QByteArray(worker->out() + worker->err()).toStdString();
        return text;
    }

    Office office;
    std::vector<std::unique_ptr<RunningProgram>> workers;
    QString job;
};

TEST(CutConnections, LoseNothingAndLeaveNothingBehind) {
    Cloud cloud;
    ASSERT_TRUE(cloud.start());
    CuttingProxy proxy(cloud.port, 15, 20'261'121);
    RemoteOffice remote(Cloud::connection(proxy.port()));
    remote.work("echo --chunks 120 --padding 200");
    ASSERT_TRUE(eventually([&] { return remote.isDone(); })) << remote.logs();
    EXPECT_EQ(contentOf(remote.result()), contentOf(remote.serial()));
    EXPECT_GT(proxy.lostRequests(), 5);
    EXPECT_GT(proxy.lostAnswers(), 5);
    EXPECT_TRUE(eventually([&] { return cloud.waiting("gleaner-work") == 0 && cloud.waiting("gleaner-answers") == 0; }))
        << cloud.waiting("gleaner-work") << " chunks and " << cloud.waiting("gleaner-answers") << " answers go round";
    const QJsonObject job = remote.office.job(remote.job);
    EXPECT_LE(job.value(QLatin1String("duplicates")).toInteger(), 120) << "a lost answer makes one more, not many";
}

TEST(SeveralQueues, OneServerMayGoAndComeBack) {
    Cloud first;
    Cloud second;
    ASSERT_TRUE(first.start() && second.start());
    RemoteOffice remote(Cloud::connection(first.port) + QStringLiteral(";GleanerShards=2\n") +
                        Cloud::connection(second.port));
    remote.work("echo --chunks 1000 --spin-ms 4");
    ASSERT_TRUE(eventually([&] { return remote.office.answered(remote.job) > 100; })) << remote.logs();
    second.http.stop();
    const qint64 then = remote.office.answered(remote.job);
    EXPECT_TRUE(eventually([&] { return remote.office.answered(remote.job) > then + 200; })) << remote.logs();
    EXPECT_FALSE(remote.isDone()) << "what only the lost server holds is missing";
    ASSERT_TRUE(second.start());
    ASSERT_TRUE(eventually([&] { return remote.isDone(); })) << remote.logs();
    EXPECT_EQ(contentOf(remote.result()), contentOf(remote.serial()));
    EXPECT_TRUE(first.account.open(QStringLiteral("gleaner-work-shard1"))->properties());
}

TEST(BlobsOutOfReach, HoldALargeJobUpWithTroubleAndFailNothing) {
    Cloud cloud;
    CloudBlobs blobs;
    ASSERT_TRUE(cloud.start());
    RemoteOffice remote(Cloud::connection(cloud.port) +
                        QStringLiteral(";BlobEndpoint=http://127.0.0.1:%1/office").arg(blobs.port));
    remote.work("echo --chunks 12 --padding 30000");
    const auto trouble = [&] {
        return remote.office.ask({QStringLiteral("status")}).json().value(QLatin1String("trouble")).toString();
    };
    ASSERT_TRUE(eventually([&] { return !trouble().isEmpty(); })) << remote.logs();
    EXPECT_EQ(remote.office.stateOf(remote.job), QStringLiteral("running"));

    const QString small = remote.office.submit(words("echo --chunks 12 --priority 1 -o") +
                                               QStringList(remote.office.file(QStringLiteral("small"))));
    EXPECT_TRUE(eventually([&] { return remote.office.stateOf(small) == QStringLiteral("done"); })) << remote.logs();

    ASSERT_TRUE(blobs.start());
    ASSERT_TRUE(eventually([&] { return remote.isDone(); })) << remote.logs();
    EXPECT_EQ(contentOf(remote.result()), contentOf(remote.serial()));
    EXPECT_EQ(remote.office.job(remote.job).value(QLatin1String("failures")).toInteger(), 0);
    EXPECT_TRUE(eventually([&] { return trouble().isEmpty(); })) << trouble().toStdString();
}

} // namespace
} // namespace gleaner
