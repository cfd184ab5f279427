#include "common/queue/sharded_queue.h"

#include "common/queue/memory_queue.h"
#include "tests/contract/message_queue_contract.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <algorithm>
#include <set>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

const QString kWork = QStringLiteral("work");

/// Queues in memory that can be put out of reach; counts what is asked for.
class FlakyAccount final : public QueueAccount {
public:
    FlakyAccount(FakeClock& clock, RandomSource& random) : m_account(clock, random) {}
    bool down = false;
    bool mayCreate = true;
    int requests = 0;

    Result<Creation> create(const QString& name, const Metadata& metadata) override {
        if (!mayCreate)
            return failure(ErrorCode::Refused, QStringLiteral("A worker may not."));
        return ask([&] { return m_account.create(name, metadata); });
    }
    Status remove(const QString& name) override {
        return ask([&] { return m_account.remove(name); });
    }
    Result<QueuePage> list(const QString& prefix, const QString& marker, int max) override {
        return ask([&] { return m_account.list(prefix, marker, max); });
    }
    std::unique_ptr<MessageQueue> open(const QString& name) override;

    template<typename Operation>
    auto ask(const Operation& operation) -> decltype(operation()) {
        ++requests;
        if (down)
            return failure(ErrorCode::Unavailable, QStringLiteral("The line is cut."));
        return operation();
    }

private:
    MemoryQueueAccount m_account;
};

class FlakyQueue final : public MessageQueue {
public:
    FlakyQueue(FlakyAccount& account, std::unique_ptr<MessageQueue> queue)
        : m_account(account), m_queue(std::move(queue)) {}
    Result<Lease> put(const QByteArray& text, const PutOptions& options) override {
        return m_account.ask([&] { return m_queue->put(text, options); });
    }
    Result<std::vector<Lease>> get(int count, Seconds visibility) override {
        return m_account.ask([&] { return m_queue->get(count, visibility); });
    }
    Result<std::vector<QueueMessage>> peek(int count) override {
        return m_account.ask([&] { return m_queue->peek(count); });
    }
    Result<Receipt> update(const MessageId& id, const PopReceipt& receipt, Seconds visibility,
                           const std::optional<QByteArray>& text) override {
        return m_account.ask([&] { return m_queue->update(id, receipt, visibility, text); });
    }
    Status remove(const MessageId& id, const PopReceipt& receipt) override {
        return m_account.ask([&] { return m_queue->remove(id, receipt); });
    }
    Status clear() override {
        return m_account.ask([&] { return m_queue->clear(); });
    }
    Result<QueueProperties> properties() override {
        return m_account.ask([&] { return m_queue->properties(); });
    }
    Status setMetadata(const Metadata& metadata) override {
        return m_account.ask([&] { return m_queue->setMetadata(metadata); });
    }
    Result<std::vector<AccessPolicy>> accessPolicies() override {
        return m_account.ask([&] { return m_queue->accessPolicies(); });
    }
    Status setAccessPolicies(const std::vector<AccessPolicy>& policies) override {
        return m_account.ask([&] { return m_queue->setAccessPolicies(policies); });
    }

private:
    FlakyAccount& m_account;
    std::unique_ptr<MessageQueue> m_queue;
};

std::unique_ptr<MessageQueue> FlakyAccount::open(const QString& name) {
    return std::make_unique<FlakyQueue>(*this, m_account.open(name));
}

/// Three accounts with `perAccount` queues for each logical one.
struct Cloud {
    explicit Cloud(int perAccount = 1) {
        std::vector<QueueShard> shards;
        for (FlakyAccount* each : {&a, &b, &c}) {
            for (int number = 0; number < perAccount; ++number)
                shards.push_back({each, shardSuffix(number)});
        }
        account = std::make_unique<ShardedQueueAccount>(shards, clock, random);
        EXPECT_TRUE(account->create(kWork, {{QStringLiteral("poisonthreshold"), QStringLiteral("5")}}));
        queue = account->open(kWork);
    }
    void put(int count) {
        for (int i = 0; i < count; ++i)
            ASSERT_TRUE(queue->put("x", {}));
    }
    [[nodiscard]] int requests() const { return a.requests + b.requests + c.requests; }
    [[nodiscard]] static std::uint64_t countOf(FlakyAccount& account) {
        return account.open(kWork)->properties().value_or(QueueProperties()).approximateMessageCount;
    }

    FakeClock clock;
    SeededRandom random{7};
    FlakyAccount a{clock, random};
    FlakyAccount b{clock, random};
    FlakyAccount c{clock, random};
    std::unique_ptr<ShardedQueueAccount> account;
    std::unique_ptr<MessageQueue> queue;
};

template<int perAccount>
class ShardedFixture final : public QueueFixture {
public:
    QueueAccount& account() override { return *m_cloud.account; }
    void advance(Milliseconds by) override { m_cloud.clock.advance(by); }
    [[nodiscard]] bool keepsOrder() const override { return false; }

private:
    Cloud m_cloud{perAccount};
};

template<int perAccount>
std::unique_ptr<QueueFixture> makeShardedFixture() {
    return std::make_unique<ShardedFixture<perAccount>>();
}

TEST(ShardedQueue, WhatIsPutSpreadsEvenly) {
    Cloud cloud;
    cloud.put(30);
    EXPECT_EQ(Cloud::countOf(cloud.a), 10U);
    EXPECT_EQ(Cloud::countOf(cloud.b), 10U);
    EXPECT_EQ(Cloud::countOf(cloud.c), 10U);
    EXPECT_EQ(cloud.queue->properties()->approximateMessageCount, 30U);
    EXPECT_EQ(cloud.queue->properties()->metadata.value(QStringLiteral("poisonthreshold")), QStringLiteral("5"));
}

TEST(ShardedQueue, AFullOneCostsOneRequestAChunk) {
    Cloud cloud;
    cloud.put(300);
    const int before = cloud.requests();
    for (int i = 0; i < 300; ++i)
        ASSERT_EQ(cloud.queue->get(1, 30s)->size(), 1U);
    EXPECT_LE(cloud.requests() - before, 300 + 3) << "one more for each shard that ran empty";
}

TEST(ShardedQueue, AnEmptyOneIsLookedForEverywhere) {
    Cloud cloud;
    const int before = cloud.requests();
    EXPECT_TRUE(cloud.queue->get(1, 30s)->empty());
    EXPECT_EQ(cloud.requests() - before, 3);
    ASSERT_TRUE(cloud.c.open(kWork)->put("there", {}));
    EXPECT_EQ(cloud.queue->get(1, 30s)->size(), 1U);
}

TEST(ShardedQueue, AFleetBeginsAtDifferentShards) {
    Cloud cloud;
    cloud.put(300);
    for (int worker = 0; worker < 30; ++worker)
        ASSERT_EQ(cloud.account->open(kWork)->get(1, 30s)->size(), 1U);
    const auto taken = [](FlakyAccount& account) {
        std::size_t visible = 0;
        for (auto some = account.open(kWork)->get(32, 30s); some && !some->empty();
             some = account.open(kWork)->get(32, 30s))
            visible += some->size();
        return 100 - visible;
    };
    EXPECT_GT(taken(cloud.a), 0U);
    EXPECT_GT(taken(cloud.b), 0U);
    EXPECT_GT(taken(cloud.c), 0U);
}

TEST(ShardedQueue, WhoTakesManyLetsNoShardWait) {
    Cloud cloud;
    cloud.put(300);
    std::set<QString> shards;
    for (int i = 0; i < 3; ++i)
        shards.insert(cloud.queue->get(32, 30s)->front().message.id.value().first(1));
    EXPECT_EQ(shards.size(), 3U);
}

TEST(ShardedQueue, AShardThatIsDownIsSteppedOver) {
    Cloud cloud;
    cloud.b.down = true;
    cloud.put(30);
    EXPECT_EQ(Cloud::countOf(cloud.a), 15U);
    EXPECT_EQ(cloud.queue->properties()->approximateMessageCount, 30U);
    EXPECT_TRUE(cloud.queue->peek(32));
    int taken = 0;
    while (!cloud.queue->get(1, 30s)->empty())
        ++taken;
    EXPECT_EQ(taken, 30);
    EXPECT_TRUE(cloud.queue->clear());
    EXPECT_TRUE(cloud.account->trouble().startsWith(QStringLiteral("1 of 3 queues")))
        << qPrintable(cloud.account->trouble());
}

TEST(ShardedQueue, TheLostOneIsAskedRarelyAndComesBack) {
    Cloud cloud;
    cloud.b.down = true;
    cloud.put(10);
    const int asked = cloud.b.requests;
    cloud.put(100);
    EXPECT_EQ(cloud.b.requests, asked);
    cloud.b.down = false;
    cloud.clock.advance(60s);
    cloud.put(3);
    EXPECT_EQ(Cloud::countOf(cloud.b), 1U);
    EXPECT_TRUE(cloud.account->trouble().isEmpty());
}

TEST(ShardedQueue, WhenAllAreDownTheErrorSaysWhy) {
    Cloud cloud;
    cloud.a.down = cloud.b.down = cloud.c.down = true;
    for (int i = 0; i < 5; ++i) {
        const auto put = cloud.queue->put("x", {});
        ASSERT_FALSE(put);
        EXPECT_EQ(put.error().code, ErrorCode::Unavailable);
        EXPECT_EQ(put.error().message, QStringLiteral("The line is cut."));
        EXPECT_FALSE(cloud.queue->get(1, 30s));
        EXPECT_FALSE(cloud.queue->properties());
        EXPECT_FALSE(cloud.queue->peek(1));
        EXPECT_FALSE(cloud.queue->clear());
        EXPECT_FALSE(cloud.account->list({}, {}, 10));
    }
    cloud.a.down = cloud.b.down = cloud.c.down = false;
    cloud.clock.advance(60s);
    EXPECT_TRUE(cloud.queue->put("x", {}));
}

TEST(ShardedQueue, AQueueThatIsMissingInOnePlaceIsMadeThere) {
    Cloud cloud;
    ASSERT_TRUE(cloud.b.remove(kWork));
    cloud.put(9);
    EXPECT_EQ(Cloud::countOf(cloud.b), 3U);
    EXPECT_EQ(cloud.b.open(kWork)->properties()->metadata.value(QStringLiteral("poisonthreshold")),
              QStringLiteral("5"));
}

TEST(ShardedQueue, WhoMayNotMakeQueuesStepsOverTheMissingOne) {
    Cloud cloud;
    ASSERT_TRUE(cloud.b.remove(kWork));
    cloud.b.mayCreate = false;
    cloud.put(9);
    EXPECT_EQ(cloud.queue->properties()->approximateMessageCount, 9U);
    EXPECT_TRUE(cloud.account->trouble().contains(QStringLiteral("missing"))) << qPrintable(cloud.account->trouble());
}

TEST(ShardedQueue, AQueueThatNobodyHasIsNotFound) {
    Cloud cloud;
    const auto other = cloud.account->open(QStringLiteral("other"));
    EXPECT_EQ(other->put("x", {}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(other->get(1, 30s).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(cloud.account->trouble().isEmpty());
}

TEST(ShardedQueue, AnIdThatNamesNoShardIsNotFound) {
    Cloud cloud;
    for (const char* id : {"", "7", "3.1b4e28ba", "-1.1b4e28ba", "x.1b4e28ba", ".", "99999999999999999999.1"})
        EXPECT_EQ(cloud.queue->remove(MessageId(QString::fromLatin1(id)), PopReceipt(QStringLiteral("r"))).error().code,
                  ErrorCode::NotFound);
}

TEST(ShardedQueue, SharesInOneAccountAreNotListed) {
    Cloud cloud(3);
    const auto page = cloud.account->list({}, {}, 100);
    ASSERT_TRUE(page);
    ASSERT_EQ(page->queues.size(), 1U);
    EXPECT_EQ(page->queues[0].name, kWork);
    EXPECT_EQ(cloud.a.list({}, {}, 100)->queues.size(), 3U);
}

TEST(ShardedQueue, ACreateThatReachesSomeIsEnough) {
    Cloud cloud;
    cloud.b.down = true;
    EXPECT_TRUE(cloud.account->create(QStringLiteral("later"), {}));
    cloud.b.down = false;
    cloud.clock.advance(60s);
    const auto later = cloud.account->open(QStringLiteral("later"));
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(later->put("x", {}));
    EXPECT_EQ(later->properties()->approximateMessageCount, 3U);
    EXPECT_TRUE(cloud.b.open(QStringLiteral("later"))->properties()) << "made when it was missed";
}

} // namespace

INSTANTIATE_TEST_SUITE_P(ThreeAccounts, MessageQueueContract,
                         testing::Values(QueueFixtureFactory(makeShardedFixture<1>)));
INSTANTIATE_TEST_SUITE_P(ThreeAccountsOfTwoQueues, MessageQueueContract,
                         testing::Values(QueueFixtureFactory(makeShardedFixture<2>)));

} // namespace gleaner
