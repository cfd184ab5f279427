#include "common/queue/memory_queue.h"

#include "tests/contract/message_queue_contract.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <atomic>
#include <thread>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

class MemoryFixture final : public QueueFixture {
public:
    QueueAccount& account() override { return m_account; }
    void advance(Milliseconds by) override { m_clock.advance(by); }

private:
    FakeClock m_clock;
    SeededRandom m_random{1};
    MemoryQueueAccount m_account{m_clock, m_random};
};

std::unique_ptr<QueueFixture> makeMemoryFixture() {
    return std::make_unique<MemoryFixture>();
}

TEST(MemoryQueueAccount, EverythingIsDurableAtOnce) {
    FakeClock clock;
    SeededRandom random(1);
    MemoryQueueAccount account(clock, random);
    int calls = 0;
    account.whenDurable(account.position(), [&](const Status& status) { calls += status ? 1 : 100; });
    EXPECT_EQ(calls, 1);
}

TEST(MemoryQueueAccount, AQueueMadeAnewIsEmpty) {
    FakeClock clock;
    SeededRandom random(1);
    MemoryQueueAccount account(clock, random);
    const QString name = QStringLiteral("again");
    ASSERT_TRUE(account.create(name, {}));
    const auto queue = account.open(name);
    ASSERT_TRUE(queue->put("old", {}));
    ASSERT_TRUE(account.remove(name));
    ASSERT_TRUE(account.create(name, {}));
    EXPECT_EQ(queue->properties().value_or(QueueProperties{{}, 9}).approximateMessageCount, 0U);
}

TEST(MemoryQueueAccount, NoMessageIsTakenTwiceByThreadsThatCompete) {
    constexpr int kMessages = 2'000;
    SystemClock clock;
    SystemRandom random;
    MemoryQueueAccount account(clock, random);
    ASSERT_TRUE(account.create(QStringLiteral("work"), {}));
    std::atomic<int> taken = 0;
    const auto worker = [&](bool puts) {
        const auto queue = account.open(QStringLiteral("work"));
        for (int i = 0; puts && i < kMessages / 2; ++i)
            ASSERT_TRUE(queue->put("x", {}));
        while (!puts && taken < kMessages) {
            const auto leases = queue->get(8, 600s);
            ASSERT_TRUE(leases);
            for (const auto& lease : *leases)
                taken += lease.message.dequeueCount == 1 ? 1 : kMessages;
        }
    };
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back(worker, i % 2 == 0);
    threads.clear();
    EXPECT_EQ(taken, kMessages);
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Memory, MessageQueueContract, testing::Values(QueueFixtureFactory(makeMemoryFixture)));

} // namespace gleaner
