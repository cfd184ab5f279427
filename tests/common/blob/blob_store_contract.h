// What every BlobStore promises. A test of an implementation includes this once and instantiates BlobStoreContract with
// a function that makes an empty store with room for at least 4 MiB.
#pragma once

#include "common/blob/blob_store.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace gleaner {

using BlobStoreFactory = std::function<std::unique_ptr<BlobStore>()>;

class BlobStoreContract : public testing::TestWithParam<BlobStoreFactory> {
protected:
    static constexpr qsizetype kPlenty = qsizetype{4} << 20;
    const std::unique_ptr<BlobStore> m_store = GetParam()();
};

TEST_P(BlobStoreContract, GivesBackWhatWasPutUnderTheHashOfIt) {
    const QByteArray payload("bytes\0with a zero", 17);
    const auto key = m_store->put(payload);
    ASSERT_TRUE(key);
    EXPECT_EQ(*key, blobKeyOf(payload));
    EXPECT_EQ(m_store->get(*key, kPlenty), payload);
}

TEST_P(BlobStoreContract, AnEmptyPayloadIsAPayload) {
    const auto key = m_store->put({});
    ASSERT_TRUE(key);
    const auto back = m_store->get(*key, 0);
    ASSERT_TRUE(back);
    EXPECT_TRUE(back->isEmpty());
}

TEST_P(BlobStoreContract, PuttingTheSameBytesAgainChangesNothing) {
    const auto first = m_store->put("same");
    ASSERT_TRUE(first);
    EXPECT_EQ(m_store->put("same"), first);
    ASSERT_TRUE(m_store->remove(*first));
    EXPECT_EQ(m_store->get(*first, kPlenty).error().code, ErrorCode::NotFound);
}

TEST_P(BlobStoreContract, KeepsItsOwnCopy) {
    std::string theirs = "before";
    const auto key = m_store->put(QByteArray::fromRawData(theirs.data(), static_cast<qsizetype>(theirs.size())));
    ASSERT_TRUE(key);
    theirs = "after!";
    EXPECT_EQ(m_store->get(*key, kPlenty), QByteArray("before"));
}

TEST_P(BlobStoreContract, AnUnknownKeyIsNotFoundWhateverItLooksLike) {
    for (const QByteArray& key : {blobKeyOf("never put"), QByteArray(), QByteArray(31, 'k'), QByteArray("../../passwd"),
                                  QByteArray(1'000, '\0')}) {
        const auto payload = m_store->get(key, kPlenty);
        ASSERT_FALSE(payload);
        EXPECT_EQ(payload.error().code, ErrorCode::NotFound);
    }
}

TEST_P(BlobStoreContract, RefusesToGiveMoreThanWasAskedFor) {
    const auto key = m_store->put(QByteArray(100, 'x'));
    ASSERT_TRUE(key);
    EXPECT_EQ(m_store->get(*key, 99).error().code, ErrorCode::TooLarge);
    EXPECT_EQ(m_store->get(*key, 100)->size(), 100);
}

TEST_P(BlobStoreContract, RemovingTakesOnlyThatPayloadAndMayBeRepeated) {
    const auto gone = m_store->put("gone");
    const auto kept = m_store->put("kept");
    ASSERT_TRUE(gone && kept);
    EXPECT_TRUE(m_store->remove(*gone));
    EXPECT_TRUE(m_store->remove(*gone));
    EXPECT_EQ(m_store->get(*gone, kPlenty).error().code, ErrorCode::NotFound);
    EXPECT_EQ(m_store->get(*kept, kPlenty), QByteArray("kept"));
}

TEST_P(BlobStoreContract, ServesManyThreadsAtOnce) {
    const auto putAndGet = [this](int thread, int& failures) {
        for (int i = 0; i < 100; ++i) {
            const QByteArray payload = QByteArray::number(i % 2 == 0 ? i : thread * 1'000 + i);
            const auto key = m_store->put(payload);
            failures += key && m_store->get(*key, kPlenty) == payload ? 0 : 1;
            if (i % 2 == 1 && !m_store->remove(*key))
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
