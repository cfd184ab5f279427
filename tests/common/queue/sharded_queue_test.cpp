#include "common/queue/sharded_queue.h"

#include "tests/common/queue/sharded_cloud.h"
#include "tests/contract/message_queue_contract.h"

#include <set>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

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

} // namespace

INSTANTIATE_TEST_SUITE_P(ThreeAccounts, MessageQueueContract,
                         testing::Values(QueueFixtureFactory(makeShardedFixture<1>)));
INSTANTIATE_TEST_SUITE_P(ThreeAccountsOfTwoQueues, MessageQueueContract,
                         testing::Values(QueueFixtureFactory(makeShardedFixture<2>)));

} // namespace gleaner
