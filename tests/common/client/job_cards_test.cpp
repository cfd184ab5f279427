#include "common/client/job_cards.h"

#include "common/client/worker_connections.h"
#include "common/queue/memory_queue.h"
#include "tests/support/fake_clock.h"
#include "tests/support/flaky_blob_store.h"
#include "tests/support/seeded_random.h"

#include <QSemaphore>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

JobId jobNumber(int number) {
    return JobId(QUuid(static_cast<uint>(number), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
}

const Error kAway{ErrorCode::Unavailable, QStringLiteral("nobody answers")};
const Error kGone{ErrorCode::NotFound, QStringLiteral("there is none")};

TEST(JobCardShelf, ACardIsFetchedWhenAskedForAndNotAgainForAMinute) {
    JobCardShelf shelf;
    SteadyPoint now{};
    EXPECT_EQ(shelf.takeDue(now), std::nullopt) << "nobody asked";
    EXPECT_EQ(shelf.find(jobNumber(1), now), std::nullopt);
    EXPECT_EQ(shelf.takeDue(now), jobNumber(1));
    shelf.put(jobNumber(1), JobCard{.chunks = 5});
    EXPECT_EQ(shelf.find(jobNumber(1), now)->chunks, 5U);
    EXPECT_EQ(shelf.takeDue(now), std::nullopt);
    now += JobCardShelf::kRefresh;
    EXPECT_EQ(shelf.takeDue(now), jobNumber(1));
    now += JobCardShelf::kRefresh;
    EXPECT_EQ(shelf.takeDue(now), std::nullopt) << "nobody has asked since";
}

TEST(JobCardShelf, ACardStaysWhileNobodyAnswersAndGoesWithItsJob) {
    JobCardShelf shelf;
    (void)shelf.find(jobNumber(1), {});
    shelf.put(jobNumber(1), JobCard{.chunks = 5});
    shelf.put(jobNumber(1), failure(kAway));
    EXPECT_TRUE(shelf.find(jobNumber(1), {}));
    shelf.put(jobNumber(1), failure(kGone));
    EXPECT_FALSE(shelf.find(jobNumber(1), {}));
}

TEST(JobCardShelf, NoMoreCardsAreKeptThanItMay) {
    JobCardShelf shelf;
    SteadyPoint now{};
    for (int i = 0; i <= static_cast<int>(JobCardShelf::kMaxCards); ++i) {
        (void)shelf.find(jobNumber(i), now += Seconds(1));
        shelf.put(jobNumber(i), JobCard{.chunks = 5});
    }
    EXPECT_TRUE(shelf.find(jobNumber(1), now));
    EXPECT_FALSE(shelf.find(jobNumber(0), now)) << "the one that was asked for the longest ago";
}

/// The inputs of a head, telling a test when a card was looked for.
class WatchedCards final : public BlobStore {
public:
    Result<QByteArray> put(const JobId& job, const QByteArray& payload) override { return inner.put(job, payload); }
    Result<QByteArray> get(const JobId& job, const QByteArray& key, qsizetype most) override {
        return inner.get(job, key, most);
    }
    Result<std::size_t> removeSome(const JobId& job, std::size_t max) override { return inner.removeSome(job, max); }
    Result<std::vector<JobId>> jobs() override { return inner.jobs(); }
    Status putCard(const JobId& job, const JobCard& card) override { return inner.putCard(job, card); }
    Result<JobCard> card(const JobId& job) override {
        if (fetched)
            fetched->release();
        return inner.card(job);
    }
    Status remove(const JobId& job, const QByteArray& key) override { return inner.remove(job, key); }
    Result<ForeignSweep> removeForeign(const QString& from, std::size_t max, Cards cards) override {
        return inner.removeForeign(from, max, cards);
    }
    MemoryBlobStore inner;
    QSemaphore* fetched = nullptr;
};

TEST(JobCards, AskingNeverWaitsAndTheCardIsThereSoonAfter) {
    FakeClock clock;
    SeededRandom random(1);
    MemoryQueueAccount queues(clock, random);
    WatchedCards inputs;
    ASSERT_TRUE(inputs.putCard(jobNumber(1), JobCard{.purpose = QStringLiteral("needed")}));
    LocalWorkerQueues connections(queues, WorkerQueueNames{}, &inputs, nullptr);
    QSemaphore fetched;
    inputs.fetched = &fetched;
    JobCards cards(connections, clock);
    EXPECT_EQ(cards.find(jobNumber(1)), std::nullopt);
    fetched.acquire();
    EXPECT_EQ(cards.find(jobNumber(2)), std::nullopt);
    fetched.acquire(); // one after the other, so the first is on the shelf by now
    const auto card = cards.find(jobNumber(1));
    ASSERT_TRUE(card);
    EXPECT_EQ(card->purpose, QStringLiteral("needed"));
}

TEST(JobCards, AHeadWithoutBlobsHasNone) {
    FakeClock clock;
    SeededRandom random(1);
    MemoryQueueAccount queues(clock, random);
    LocalWorkerQueues connections(queues, WorkerQueueNames{}, nullptr, nullptr);
    JobCards cards(connections, clock);
    EXPECT_EQ(cards.find(jobNumber(1)), std::nullopt);
}

} // namespace
} // namespace gleaner
