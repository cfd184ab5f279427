#include "common/client/input_cache.h"

#include "tests/support/flaky_blob_store.h"

#include <QSemaphore>

#include <gtest/gtest.h>

#include <thread>

namespace gleaner {
namespace {

const JobId kJob{QUuid(u"1b4e28ba-2fa1-41d2-883f-0016d3cca427")};

/// Counts what is fetched. Thread: any.
class CountingStore final : public BlobStore {
public:
    Result<QByteArray> put(const JobId& job, const QByteArray& payload) override { return inner.put(job, payload); }
    Result<QByteArray> get(const JobId& job, const QByteArray& key, qsizetype maxBytes) override {
        ++fetches;
        if (before)
            before();
        return inner.get(job, key, maxBytes);
    }
    Result<std::size_t> removeSome(const JobId& job, std::size_t max) override { return inner.removeSome(job, max); }
    Result<std::vector<JobId>> jobs() override { return inner.jobs(); }
    Status putCard(const JobId& job, const JobCard& card) override { return inner.putCard(job, card); }
    Result<JobCard> card(const JobId& job) override { return inner.card(job); }
    Status remove(const JobId& job, const QByteArray& key) override { return inner.remove(job, key); }
    Result<ForeignSweep> removeForeign(const QString& from, std::size_t max, Cards cards) override {
        return inner.removeForeign(from, max, cards);
    }
    MemoryBlobStore inner;
    std::function<void()> before;
    std::atomic<int> fetches = 0;
};

TEST(InputCache, FetchesOnceAndThenGivesWhatItHas) {
    InputCache cache;
    CountingStore store;
    CachedInputs inputs(cache, store);
    const QByteArray key = *inputs.put(kJob, "large");
    EXPECT_EQ(inputs.get(kJob, key, 10), QByteArray("large"));
    EXPECT_EQ(inputs.get(kJob, key, 10), QByteArray("large"));
    EXPECT_EQ(store.fetches, 1);
    EXPECT_EQ(inputs.get(kJob, key, 3).error().code, ErrorCode::TooLarge) << "as if it came from the store";
    EXPECT_FALSE(inputs.get(JobId(QUuid::createUuid()), key, 10)) << "another job's are its own";
}

TEST(InputCache, ProcessorsThatAskAtTheSameTimeFetchOnce) {
    InputCache cache;
    CountingStore store;
    QSemaphore asked; // std::latch can lose a wake-up where the C++ library has no futex, as on Windows
    store.before = [&asked] { asked.acquire(4); }; // nobody gets it before everybody is on his way
    const QByteArray key = *store.put(kJob, "large");
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> processors;
        for (int i = 0; i < 4; ++i)
            processors.emplace_back([&] {
                CachedInputs inputs(cache, store);
                asked.release();
                good += inputs.get(kJob, key, 10) == QByteArray("large") ? 1 : 0;
            });
    }
    EXPECT_EQ(good, 4);
    EXPECT_EQ(store.fetches, 1);
}

TEST(InputCache, HoldsNoMoreThanItMayAndDropsWhatWasLongestUnused) {
    InputCache cache(10);
    CountingStore store;
    CachedInputs inputs(cache, store);
    const QByteArray a = *inputs.put(kJob, "aaaa");
    const QByteArray b = *inputs.put(kJob, "bbbb");
    const QByteArray c = *inputs.put(kJob, "cccc");
    for (const QByteArray& key : {a, b, a, c})
        ASSERT_TRUE(inputs.get(kJob, key, 10));
    EXPECT_EQ(cache.bytes(), 8);
    EXPECT_EQ(store.fetches, 3);
    ASSERT_TRUE(inputs.get(kJob, a, 10));
    EXPECT_EQ(store.fetches, 3);
    ASSERT_TRUE(inputs.get(kJob, b, 10));
    EXPECT_EQ(store.fetches, 4);
    const QByteArray huge = *inputs.put(kJob, QByteArray(11, 'h'));
    EXPECT_EQ(inputs.get(kJob, huge, 20)->size(), 11);
    EXPECT_EQ(cache.bytes(), 8) << "what does not fit is handed through";
}

TEST(InputCache, AFailureIsNotKept) {
    InputCache cache;
    FlakyBlobStore store;
    CachedInputs inputs(cache, store);
    const QByteArray key = *inputs.put(kJob, "large");
    store.failWith(Error{ErrorCode::Unavailable, QStringLiteral("nobody answers")});
    EXPECT_EQ(inputs.get(kJob, key, 10).error().code, ErrorCode::Unavailable);
    store.failWith({});
    EXPECT_EQ(inputs.get(kJob, key, 10), QByteArray("large"));
}

TEST(InputCache, WhoIsCalledOffDoesNotWaitForAnothersFetching) {
    InputCache cache;
    CountingStore store;
    QSemaphore fetching;
    QSemaphore goOn;
    store.before = [&] {
        fetching.release();
        goOn.acquire();
    };
    const QByteArray key = *store.put(kJob, "large");
    CachedInputs waiting(cache, store);
    std::jthread first([&] {
        CachedInputs inputs(cache, store);
        EXPECT_TRUE(inputs.get(kJob, key, 10));
    });
    fetching.acquire();
    std::jthread second([&] { EXPECT_EQ(waiting.get(kJob, key, 10).error().code, ErrorCode::Cancelled); });
    waiting.callOff();
    second.join();
    goOn.release();
}

} // namespace
} // namespace gleaner
