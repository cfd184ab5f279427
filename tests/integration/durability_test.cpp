// Acknowledged means on disk, seen from the wire: a head that is killed at any moment, and one whose disk takes
// nothing.
#include "common/azure/qt_http_transport.h"
#include "common/azure/rest_queue.h"
#include "tests/integration/office.h"
#include "tests/integration/process_signals.h"
#include "tests/support/application_environment.h"

#include <QSet>

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <thread>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

const QString kQueue = QStringLiteral("probe");
constexpr Seconds kLongLease{3'600};

/// One client without retries: every answer is seen as it came.
struct Client {
    explicit Client(const Office& office)
        : connection(ConnectionString::parse(
                         QString::fromUtf8(contentOf(office.data() + QStringLiteral("/connection"))).trimmed())
                         .value()),
          transport(connection.queueEndpoint()), account(RestQueueAccount::make(connection, transport, clock).value()),
          queue(account->open(kQueue)) {}

    SystemClock clock;
    ConnectionString connection;
    QtHttpTransport transport;
    std::unique_ptr<RestQueueAccount> account;
    std::unique_ptr<MessageQueue> queue;
};

/// What one client was told. Ids that it was told nothing about are in neither set.
struct Told {
    QSet<QString> put;
    QSet<QString> gone; ///< deleted for certain, or perhaps: nobody may count on it
    QSet<QString> deleted;
    int refused = 0;
};

/// Puts, and now and then takes and deletes, until `stop`.
void useQueue(const Office& office, const std::atomic<bool>& stop, Told& told) {
    Client client(office);
    for (int turn = 0; !stop; ++turn) {
        if (turn % 3 != 2) {
            const auto lease = client.queue->put("text", {});
            lease ? (void)told.put.insert(lease->message.id.value()) : (void)++told.refused;
            continue;
        }
        const auto taken = client.queue->get(1, kLongLease);
        for (const Lease& lease : taken ? *taken : std::vector<Lease>()) {
            told.gone.insert(lease.message.id.value());
            if (client.queue->remove(lease.message.id, lease.receipt.popReceipt))
                told.deleted.insert(lease.message.id.value());
        }
    }
}

/// Ids of all messages that the queue holds; hidden ones are made visible by nobody, so leases must be over or ours.
QSet<QString> everythingIn(Client& client) {
    QSet<QString> ids;
    for (;;) {
        const auto taken = client.queue->get(kMaxMessagesPerGet, kLongLease);
        if (!taken || taken->empty())
            return ids;
        for (const Lease& lease : *taken)
            ids.insert(lease.message.id.value());
    }
}

TEST(Durability, WhateverWasAcknowledgedOutlivesTenKillsAtAnyMoment) {
    constexpr int kClients = 4;
    constexpr int kKills = 10;
    Office office;
    ASSERT_TRUE(office.startHead()) << office.logs();
    ASSERT_TRUE(Client(office).account->create(kQueue, {}));

    std::atomic<bool> stop = false;
    std::vector<Told> told(kClients);
    std::vector<std::thread> clients;
    for (Told& mine : told)
        clients.emplace_back([&office, &stop, &mine] { useQueue(office, stop, mine); });
    std::mt19937 chance(20'261'121);
    for (int kill = 0; kill < kKills; ++kill) {
        QThread::msleep(50 + chance() % 200);
        office.head().kill();
        const bool restarted = office.startHead();
        EXPECT_TRUE(restarted) << office.logs();
    }
    stop = true;
    for (std::thread& client : clients)
        client.join();

    Told all;
    for (const Told& mine : told) {
        all.put += mine.put;
        all.gone += mine.gone;
        all.deleted += mine.deleted;
        all.refused += mine.refused;
    }
    Client reader(office);
    const QSet<QString> left = everythingIn(reader);
    EXPECT_GT(all.put.size(), 10 * kKills);
    EXPECT_GT(all.deleted.size(), kKills);
    EXPECT_GT(all.refused, 0) << "no client noticed any kill";
    EXPECT_TRUE((all.put - all.gone - left).isEmpty()) << (all.put - all.gone - left).size() << " messages were lost";
    EXPECT_TRUE((all.deleted & left).isEmpty()) << (all.deleted & left).size() << " deleted messages came back";
}

TEST(Durability, AFullDiskAnswersServerBusyAndTheHeadRecoversWhenThereIsSpace) {
    constexpr int kBefore = 100;
    ignoreFileSizeSignal(); // so do the processes that we start; write() then fails as on a full disk
    Office office;
    ASSERT_TRUE(office.startHead()) << office.logs();
    Client client(office);
    ASSERT_TRUE(client.account->create(kQueue, {}));
    QSet<QString> put;
    for (int i = 0; i < kBefore; ++i)
        put.insert(client.queue->put(QByteArray(1'024, 'x'), {}).value().message.id.value());

    limitFileSize(office.head().processId(), 0);
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto refused = client.queue->put("no space", {});
        ASSERT_FALSE(refused);
        EXPECT_TRUE(refused.error().message.contains(QLatin1String("ServerBusy")))
            << refused.error().message.toStdString();
    }
    EXPECT_TRUE(client.queue->peek(1)) << "reading needs no space";

    limitFileSize(office.head().processId(), -1);
    ASSERT_TRUE(eventually([&] {
        const auto lease = client.queue->put("space again", {});
        if (lease)
            put.insert(lease->message.id.value());
        return lease.has_value();
    })) << office.logs();
    office.head().kill();
    ASSERT_TRUE(office.startHead()) << office.logs();
    Client reader(office);
    EXPECT_TRUE((put - everythingIn(reader)).isEmpty());
}

} // namespace
} // namespace gleaner
