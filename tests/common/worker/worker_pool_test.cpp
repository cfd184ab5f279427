// The pool with its real threads and clock. Nothing sleeps: tests wait for what they expect.
#include "common/worker/worker_pool.h"

#include "tests/common/worker/worker_doubles.h"

#include <gtest/gtest.h>

#include <set>

namespace gleaner {
namespace {

using namespace doubles;
using namespace std::chrono_literals;

/// Lets tests wait for a number of answers or computing kernels.
class Tally {
public:
    void add() {
        const std::scoped_lock lock(m_mutex);
        ++m_count;
        m_changed.notify_all();
    }
    void await(int count) {
        std::unique_lock lock(m_mutex);
        ASSERT_TRUE(m_changed.wait_for(lock, 60s, [&] { return m_count >= count; })) << m_count << " of " << count;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_count = 0;
};

class WorkerPoolTest : public testing::Test {
protected:
    WorkerPoolTest() {
        options.worker = WorkerId(QStringLiteral("pc-17/1"));
        options.emptyWaits = {1ms, 5ms};
        options.unreachableWaits = {1ms, 5ms};
        options.heartbeatInterval = 0ms;
        auto owned = std::make_unique<ScriptedComputation>();
        computation = owned.get();
        registry.add(std::move(owned));
        queues.beforeEach([this](Op op) {
            if (op == Op::Remove)
                removing.add();
        });
    }
    WorkerPool& start(int processors) {
        options.processors = processors;
        pool = std::make_unique<WorkerPool>(options, clock, random, registry, queues);
        EXPECT_TRUE(pool->start().has_value());
        return *pool;
    }
    void putChunks(int count) {
        for (int i = 0; i < count; ++i)
            putChunk(queues.work(), chunkOf(static_cast<SequenceNumber>(i), QByteArray::number(i)));
    }
    /// Kernels tell `computing` and go on until told to end.
    void computeForever() {
        computation->behaviour = [this](const QByteArray&, ComputeContext& context) -> Result<QByteArray> {
            computing.add();
            while (context.keepGoing())
                std::this_thread::yield();
            return failure(ErrorCode::Cancelled, QStringLiteral("Told to end."));
        };
    }
    std::set<SequenceNumber> answered() {
        std::set<SequenceNumber> numbers;
        for (const Envelope& answer : takeAll(queues.answers()))
            numbers.insert(std::get<ResultMessage>(answer).head.address.sequence);
        return numbers;
    }

    SystemClock clock;
    SystemRandom random;
    WorkerOptions options;
    ComputationRegistry registry;
    ScriptedComputation* computation = nullptr;
    FlakyQueues queues{clock};
    Tally computing, removing;
    std::unique_ptr<WorkerPool> pool;
};

TEST_F(WorkerPoolTest, FourProcessorsAnswerEveryNumber) {
    constexpr int kChunks = 5'000;
    putChunks(kChunks);
    start(4);
    removing.await(kChunks);
    EXPECT_TRUE(pool->stop().has_value());
    EXPECT_EQ(answered().size(), std::size_t{kChunks});
    EXPECT_EQ(countOf(queues.work()), 0U);
    EXPECT_EQ(pool->status().total.done, std::uint64_t{kChunks});
}

TEST_F(WorkerPoolTest, EveryNumberIsAnsweredOverABadLine) {
    constexpr int kChunks = 1'000;
    for (int nth = 3; nth < 5'000; nth += 7) {
        queues.spoil(Op::PutAnswer, nth, nth % 2 == 0 ? Fault::Unavailable : Fault::LostAnswer);
        queues.spoil(Op::Remove, nth + 1, nth % 2 == 0 ? Fault::LostAnswer : Fault::Unavailable);
        queues.spoil(Op::Get, nth + 2, nth % 2 == 0 ? Fault::Unavailable : Fault::Throw);
    }
    options.unreachableWaits = {1ms};
    putChunks(kChunks);
    start(4);
    while (countOf(queues.work()) > 0)
        std::this_thread::yield();
    EXPECT_TRUE(pool->stop().has_value());
    EXPECT_EQ(answered().size(), std::size_t{kChunks});
    EXPECT_GT(pool->status().total.renewals, 0U);
}

TEST_F(WorkerPoolTest, ProcessorsGetTheirThreadsWhenTheyAreFirstWanted) {
    computeForever();
    putChunks(8);
    options.processors = 8;
    std::atomic<int> threads{0};
    pool = std::make_unique<WorkerPool>(options, clock, random, registry, queues,
                                        [&threads](ThreadRole, int) { ++threads; });
    ASSERT_TRUE(pool->start(1));
    computing.await(1);
    EXPECT_LE(threads, 3) << "a processor, its companion, the watcher";
    ASSERT_TRUE(pool->setActive(3));
    computing.await(3);
    ASSERT_TRUE(pool->setActive(1));
    ASSERT_TRUE(pool->setActive(3)) << "they are there already";
    EXPECT_TRUE(pool->stop().has_value());
    EXPECT_EQ(threads, 7);
    EXPECT_EQ(visibleOf(queues.work()), 8U);
}

TEST_F(WorkerPoolTest, StoppingHandsEverythingBackAtOnce) {
    computeForever();
    putChunks(3);
    start(2);
    computing.await(2);
    EXPECT_TRUE(pool->stop().has_value());
    EXPECT_EQ(visibleOf(queues.work()), 3U);
    EXPECT_EQ(countOf(queues.answers()), 0U);
    EXPECT_GE(pool->status().total.handedBack, 2U);
}

TEST_F(WorkerPoolTest, StoppingEndsThoughTheNetworkHangs) {
    queues.spoil(Op::Get, 0, Fault::Hang);
    start(2);
    queues.awaitHanging();
    const auto began = std::chrono::steady_clock::now();
    EXPECT_TRUE(pool->stop(400ms).has_value());
    EXPECT_LT(std::chrono::steady_clock::now() - began, 2s);
}

TEST_F(WorkerPoolTest, StoppingSaysWhenAKernelDoesNotComeBack) {
    std::atomic<bool> letGo = false;
    computation->behaviour = [&](const QByteArray& chunk, ComputeContext&) -> Result<QByteArray> {
        computing.add();
        letGo.wait(false);
        return chunk;
    };
    putChunks(1);
    start(1);
    computing.await(1);
    EXPECT_FALSE(pool->stop(100ms).has_value());
    EXPECT_EQ(visibleOf(queues.work()), 1U) << "its companion handed the message back";
    letGo = true;
    letGo.notify_all();
    EXPECT_TRUE(pool->stop().has_value());
    EXPECT_EQ(countOf(queues.answers()), 0U);
}

TEST_F(WorkerPoolTest, SurplusProcessorsHandBackAndCanComeAgain) {
    computeForever();
    putChunks(2);
    start(2);
    computing.await(2);
    pool->control().pause();
    pool->control().setActive(0);
    while (visibleOf(queues.work()) < 2U)
        std::this_thread::yield();
    pool->control().run();
    pool->control().setActive(1);
    computing.await(3);
    while (visibleOf(queues.work()) > 1U)
        std::this_thread::yield();
    EXPECT_TRUE(pool->stop().has_value());
}

TEST_F(WorkerPoolTest, APausedKernelStandsStillAndKeepsItsMessage) {
    computeForever();
    putChunks(1);
    start(1);
    computing.await(1);
    pool->control().pause();
    while (pool->status().processors[0].state != ProcessorState::Frozen)
        std::this_thread::yield();
    EXPECT_EQ(visibleOf(queues.work()), 0U);
    EXPECT_TRUE(pool->status().healthy);
    pool->control().run();
    while (pool->status().processors[0].state != ProcessorState::Computing)
        std::this_thread::yield();
    EXPECT_TRUE(pool->stop().has_value());
}

TEST_F(WorkerPoolTest, WakingMakesIdleProcessorsLookAtOnce) {
    options.emptyWaits = {1h};
    start(2);
    while (queues.count(Op::Get) < 2)
        std::this_thread::yield();
    putChunks(2);
    pool->wake();
    removing.await(2);
    EXPECT_TRUE(pool->stop().has_value());
    EXPECT_EQ(answered().size(), 2U);
}

TEST_F(WorkerPoolTest, AProcessorThatThrowsIsMadeAnew) {
    queues.spoil(Op::Get, 1, Fault::Throw);
    putChunks(1);
    start(1);
    removing.await(1);
    EXPECT_TRUE(pool->stop().has_value());
    const WorkerStatus status = pool->status();
    EXPECT_EQ(status.total.renewals, 1U);
    EXPECT_TRUE(status.processors[0].trouble->message.contains(QStringLiteral("a torn connection")));
}

TEST_F(WorkerPoolTest, EachThreadTellsWhatItIsFor) {
    std::mutex mutex;
    std::multiset<std::pair<ThreadRole, int>> seen;
    options.processors = 2;
    pool = std::make_unique<WorkerPool>(options, clock, random, registry, queues, [&](ThreadRole role, int number) {
        const std::scoped_lock lock(mutex);
        seen.emplace(role, number);
    });
    ASSERT_TRUE(pool->start().has_value());
    EXPECT_TRUE(pool->stop().has_value());
    EXPECT_EQ(seen, (std::multiset<std::pair<ThreadRole, int>>{{ThreadRole::Computes, 0},
                                                               {ThreadRole::Computes, 1},
                                                               {ThreadRole::KeepsLeases, 0},
                                                               {ThreadRole::KeepsLeases, 1},
                                                               {ThreadRole::Watches, 0}}));
}

TEST_F(WorkerPoolTest, DoesNotStartWithOptionsOutOfBounds) {
    options.emptyWaits.clear();
    WorkerPool refused(options, clock, random, registry, queues);
    EXPECT_EQ(refused.start().error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(refused.status().processors.empty());
}

} // namespace
} // namespace gleaner
