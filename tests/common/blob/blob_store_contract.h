// What every BlobStore promises. A test of an implementation includes this once and instantiates BlobStoreContract with
// a function that makes an empty store with room for at least 4 MiB.
#pragma once

#include "common/blob/blob_store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace gleaner {

using BlobStoreFactory = std::function<std::unique_ptr<BlobStore>()>;

class BlobStoreContract : public testing::TestWithParam<BlobStoreFactory> {
protected:
    static constexpr qsizetype kPlenty = qsizetype{4} << 20;
    const JobId m_job{QUuid(u"1b4e28ba-2fa1-41d2-883f-0016d3cca427")};
    const JobId m_other{QUuid(u"2c5f39cb-30b2-42e3-994a-1127e4ddb538")};
    const std::unique_ptr<BlobStore> m_store = GetParam()();
};

inline ErrorCode codeOfStatus(const Status& status) {
    EXPECT_FALSE(status.has_value());
    return status ? ErrorCode::Failed : status.error().code;
}

TEST_P(BlobStoreContract, GivesBackWhatWasPutUnderTheHashOfIt) {
    const QByteArray payload("bytes\0with a zero", 17);
    const auto key = m_store->put(m_job, payload);
    ASSERT_TRUE(key) << key.error().message.toStdString();
    EXPECT_EQ(*key, blobKeyOf(payload));
    EXPECT_EQ(m_store->get(m_job, *key, kPlenty), payload);
}

TEST_P(BlobStoreContract, AnEmptyPayloadIsAPayload) {
    const auto key = m_store->put(m_job, {});
    ASSERT_TRUE(key);
    const auto back = m_store->get(m_job, *key, 0);
    ASSERT_TRUE(back) << back.error().message.toStdString();
    EXPECT_TRUE(back->isEmpty());
}

TEST_P(BlobStoreContract, ALargePayloadComesBackWhole) {
    QByteArray payload(kPlenty / 2, '\0');
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = static_cast<char>(i * 31 >> 3);
    const auto key = m_store->put(m_job, payload);
    ASSERT_TRUE(key);
    EXPECT_TRUE(m_store->get(m_job, *key, kPlenty) == payload);
}

TEST_P(BlobStoreContract, PuttingTheSameBytesAgainChangesNothing) {
    const auto first = m_store->put(m_job, "same");
    ASSERT_TRUE(first);
    EXPECT_EQ(m_store->put(m_job, "same"), first);
    EXPECT_EQ(m_store->removeSome(m_job, 10), std::size_t{1});
    EXPECT_EQ(m_store->get(m_job, *first, kPlenty).error().code, ErrorCode::NotFound);
}

TEST_P(BlobStoreContract, KeepsItsOwnCopy) {
    std::string theirs = "before";
    const auto key = m_store->put(m_job, QByteArray::fromRawData(theirs.data(), static_cast<qsizetype>(theirs.size())));
    ASSERT_TRUE(key);
    theirs = "after!";
    EXPECT_EQ(m_store->get(m_job, *key, kPlenty), QByteArray("before"));
}

TEST_P(BlobStoreContract, AnUnknownKeyIsNotFoundWhateverItLooksLike) {
    for (const QByteArray& key : {blobKeyOf("never put"), QByteArray(), QByteArray(31, 'k'), QByteArray("../../passwd"),
                                  QByteArray(1'000, '\0')}) {
        const auto payload = m_store->get(m_job, key, kPlenty);
        ASSERT_FALSE(payload);
        EXPECT_EQ(payload.error().code, ErrorCode::NotFound);
    }
}

TEST_P(BlobStoreContract, RefusesToGiveMoreThanWasAskedFor) {
    const auto key = m_store->put(m_job, QByteArray(100, 'x'));
    ASSERT_TRUE(key);
    EXPECT_EQ(m_store->get(m_job, *key, 99).error().code, ErrorCode::TooLarge);
    EXPECT_EQ(m_store->get(m_job, *key, 100)->size(), 100);
}

TEST_P(BlobStoreContract, AJobsPayloadsAreItsOwn) {
    const auto mine = m_store->put(m_job, "shared by chance");
    ASSERT_TRUE(mine && m_store->put(m_job, "only mine"));
    EXPECT_EQ(m_store->get(m_other, *mine, kPlenty).error().code, ErrorCode::NotFound);
    const auto theirs = m_store->put(m_other, "shared by chance");
    ASSERT_TRUE(theirs);
    EXPECT_TRUE(removeAll(*m_store, m_job));
    EXPECT_TRUE(removeAll(*m_store, m_job)) << "there is nothing any more, which is what was wanted";
    EXPECT_EQ(m_store->get(m_job, *mine, kPlenty).error().code, ErrorCode::NotFound);
    EXPECT_EQ(m_store->get(m_other, *theirs, kPlenty), QByteArray("shared by chance"));
}

TEST_P(BlobStoreContract, RemovesNoMoreThanItWasTold) {
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(m_store->put(m_job, QByteArray::number(i)));
    EXPECT_EQ(m_store->removeSome(m_job, 3), std::size_t{3});
    EXPECT_EQ(m_store->removeSome(m_job, 3), std::size_t{2});
    EXPECT_EQ(m_store->removeSome(m_job, 3), std::size_t{0});
}

TEST_P(BlobStoreContract, RemovesOnePayloadAndNoOther) {
    const auto one = m_store->put(m_job, "one");
    const auto other = m_store->put(m_job, "other");
    ASSERT_TRUE(one && other);
    EXPECT_TRUE(m_store->remove(m_job, *one));
    EXPECT_EQ(codeOfStatus(m_store->remove(m_job, *one)), ErrorCode::NotFound);
    EXPECT_EQ(m_store->get(m_job, *one, kPlenty).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(m_store->get(m_job, *other, kPlenty));
}

TEST_P(BlobStoreContract, LooksThroughEverythingForForeignBlobsAndLeavesItsOwn) {
    const auto key = m_store->put(m_job, "mine");
    ASSERT_TRUE(key && m_store->putCard(m_job, {}));
    BlobStore::ForeignSweep swept{{}, false};
    for (int look = 0; look < 10 && !swept.isDone; ++look)
        swept = m_store->removeForeign(swept.next, 10, BlobStore::Cards::Stay).value();
    EXPECT_TRUE(swept.isDone);
    EXPECT_TRUE(m_store->get(m_job, *key, kPlenty));
    EXPECT_TRUE(m_store->card(m_job));
}

TEST_P(BlobStoreContract, KnowsWhichJobsHavePayloads) {
    EXPECT_TRUE(m_store->jobs()->empty());
    ASSERT_TRUE(m_store->put(m_job, "a") && m_store->put(m_other, "b") && m_store->put(m_job, "c"));
    auto jobs = *m_store->jobs();
    std::sort(jobs.begin(), jobs.end());
    EXPECT_EQ(jobs, (std::vector{m_job, m_other}));
    EXPECT_TRUE(removeAll(*m_store, m_job));
    EXPECT_EQ(*m_store->jobs(), std::vector{m_other});
}

TEST_P(BlobStoreContract, AJobHasOneCardThatIsReplacedAndGoesWithTheJob) {
    EXPECT_EQ(m_store->card(m_job).error().code, ErrorCode::NotFound);
    JobCard card{.title = QStringLiteral("Größe"), .chunks = 7, .updated = TimePoint(Milliseconds(1'767'225'600'123))};
    ASSERT_TRUE(m_store->putCard(m_job, card));
    card.answered = 3;
    ASSERT_TRUE(m_store->putCard(m_job, card));
    EXPECT_EQ(m_store->card(m_job), card);
    EXPECT_EQ(*m_store->jobs(), std::vector{m_job});
    EXPECT_EQ(m_store->card(m_other).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(removeAll(*m_store, m_job));
    EXPECT_EQ(m_store->card(m_job).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(m_store->jobs()->empty());
}

TEST_P(BlobStoreContract, ServesManyThreadsAtOnce) {
    const auto putAndGet = [this](int thread, int& failures) {
        const JobId own(QUuid(uint(thread), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
        for (int i = 0; i < 20; ++i) {
            const JobId& job = i % 2 == 0 ? m_job : own;
            const QByteArray payload = QByteArray::number(i);
            const auto key = m_store->put(job, payload);
            failures += key && m_store->get(job, *key, kPlenty) == payload ? 0 : 1;
            if (i % 6 == 5 && !removeAll(*m_store, own))
                ++failures;
        }
    };
    std::vector<int> failures(4, 0);
    {
        std::vector<std::jthread> threads;
        for (std::size_t thread = 0; thread < failures.size(); ++thread)
            threads.emplace_back(putAndGet, static_cast<int>(thread), std::ref(failures[thread]));
    }
    EXPECT_EQ(failures, std::vector<int>(4, 0));
}

} // namespace gleaner
