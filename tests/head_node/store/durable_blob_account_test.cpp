#include "common/blob/container_blob_store.h"

#include "tests/common/blob/blob_store_contract.h"
#include "tests/contract/blob_account_contract.h"
#include "tests/head_node/store/blob_account_bed.h"

#include <thread>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

const BlobRef kBlob{u"box"_s, u"x"_s};

std::shared_ptr<BlobAccount> durableAccount() {
    auto bed = std::make_shared<BlobAccountBed>();
    bed->open();
    return {bed, bed->account.get()};
}

class StoreOnDisk final : public BlobStore {
public:
    StoreOnDisk() { EXPECT_TRUE(m_account->createContainer(u"box"_s, {})); }
    Result<QByteArray> put(const JobId& job, const QByteArray& payload) override { return m_store.put(job, payload); }
    Result<QByteArray> get(const JobId& job, const QByteArray& key, qsizetype maxBytes) override {
        return m_store.get(job, key, maxBytes);
    }
    Result<std::size_t> removeSome(const JobId& job, std::size_t max) override { return m_store.removeSome(job, max); }
    Result<std::vector<JobId>> jobs() override { return m_store.jobs(); }
    Status putCard(const JobId& job, const JobCard& card) override { return m_store.putCard(job, card); }
    Result<JobCard> card(const JobId& job) override { return m_store.card(job); }
    Status remove(const JobId& job, const QByteArray& key) override { return m_store.remove(job, key); }
    Result<ForeignSweep> removeForeign(const QString& from, std::size_t max, Cards cards) override {
        return m_store.removeForeign(from, max, cards);
    }

private:
    std::shared_ptr<BlobAccount> m_account = durableAccount();
    ContainerBlobStore m_store{*m_account, u"box"_s};
};

INSTANTIATE_TEST_SUITE_P(Durable, BlobAccountContract, testing::Values(BlobAccountFactory(durableAccount)));
INSTANTIATE_TEST_SUITE_P(Durable, BlobStoreContract,
                         testing::Values(BlobStoreFactory([] { return std::make_unique<StoreOnDisk>(); })));

class DurableBlobAccountTest : public testing::Test {
protected:
    void SetUp() override {
        bed.open();
        ASSERT_TRUE(bed.account->createContainer(u"box"_s, {}));
    }
    [[nodiscard]] BlobResult<BlobProperties> put(const QByteArray& bytes) {
        return bed.account->put(kBlob, bytes, {}, {});
    }
    [[nodiscard]] QByteArray bytes() {
        const auto piece = bed.account->get(kBlob, {}, {});
        return piece ? piece->bytes : "(" + piece.error().error.message.toUtf8() + ")";
    }
    [[nodiscard]] QByteArray writtenAnew(const QByteArray& id, const QByteArray& bytes) {
        EXPECT_TRUE(bed.account->putBlock(kBlob, id, bytes));
        return bytes;
    }
    BlobAccountBed bed;
};

TEST_F(DurableBlobAccountTest, EverythingIsThereAfterARestart) {
    BlobDescription description;
    description.contentType = "text/plain";
    description.metadata = {{u"a"_s, u"b"_s}};
    const std::vector<AccessPolicy> policies{{u"pc-1"_s, {}, u"2027-01-31"_s, u"r"_s}};
    ASSERT_TRUE(bed.account->setAccessPolicies(u"box"_s, policies));
    const auto stored = bed.account->put(kBlob, "bytes", description, {});
    ASSERT_TRUE(stored);
    ASSERT_TRUE(bed.account->putBlock({u"box"_s, u"y"_s}, "id", "block"));
    bed.open();
    EXPECT_EQ(bed.account->properties(kBlob, {}), *stored);
    EXPECT_EQ(bytes(), "bytes");
    EXPECT_EQ(bed.account->accessPolicies(u"box"_s), policies);
    EXPECT_EQ(bed.account->blockLists({u"box"_s, u"y"_s})->uncommitted, (std::vector<Block>{{"id", 5}}));
}

TEST_F(DurableBlobAccountTest, ReplacedAndRemovedBytesLeaveNoFile) {
    ASSERT_TRUE(put("1") && put("22") && put("333"));
    EXPECT_EQ(bed.fileCount(), 1);
    (void)writtenAnew("a", "block");
    (void)writtenAnew("a", "block again");
    EXPECT_EQ(bed.fileCount(), 2);
    ASSERT_TRUE(bed.account->putBlockList(kBlob, {{BlockChoice::From::Latest, "a"}}, {}, {}));
    EXPECT_EQ(bed.fileCount(), 1);
    ASSERT_TRUE(bed.account->remove(kBlob, {}));
    EXPECT_EQ(bed.fileCount(), 0);
    ASSERT_TRUE(put("1"));
    ASSERT_TRUE(bed.account->removeContainer(u"box"_s, {}));
    EXPECT_EQ(bed.fileCount(), 0);
}

TEST_F(DurableBlobAccountTest, WhatWasAcknowledgedOutlivesAPowerCut) {
    for (int sync = 1; sync <= 12; ++sync) {
        SCOPED_TRACE(sync);
        bed.files->cutPowerAtSync(sync);
        QByteArray acknowledged = bytes();
        for (int i = 0; !bed.files->isPowerless() && i < 20; ++i) {
            const QByteArray next = QByteArray::number(sync) + '/' + QByteArray::number(i);
            if (put(next))
                acknowledged = next;
        }
        bed.cutPower();
        bed.open();
        EXPECT_EQ(bytes(), acknowledged);
        EXPECT_LE(bed.fileCount(), 1);
        if (testing::Test::HasFailure())
            return;
    }
}

TEST_F(DurableBlobAccountTest, FilesOfNoBlobAreSweptAtTheStart) {
    ASSERT_TRUE(put("kept"));
    bed.files->setContents(bed.folder.filePath(u"0000000000000900.blob"_s), "left by a crash");
    bed.files->setContents(bed.folder.filePath(u"note.txt"_s), "somebody's");
    bed.open();
    EXPECT_EQ(bed.account->report().orphans, 1);
    EXPECT_EQ(bytes(), "kept");
    EXPECT_EQ(bed.fileCount(), 2);
}

TEST_F(DurableBlobAccountTest, AFullDiskRefusesAndRecovers) {
    ASSERT_TRUE(put("before"));
    bed.files->setFreeBytes(3);
    EXPECT_EQ(put("does not fit").error().error.code, ErrorCode::DiskFull);
    EXPECT_EQ(bed.account->putBlock(kBlob, "a", "nor this").error().error.code, ErrorCode::DiskFull);
    EXPECT_EQ(bytes(), "before");
    EXPECT_EQ(bed.fileCount(), 1) << "what did not fit takes no room";
    bed.files->setUnlimited();
    EXPECT_TRUE(put("after"));
    EXPECT_EQ(bytes(), "after");
}

TEST_F(DurableBlobAccountTest, AFailedSyncIsNotAcknowledged) {
    ASSERT_TRUE(put("before"));
    bed.files->failSyncs(1);
    EXPECT_FALSE(put("lost pages"));
    bed.cutPower();
    bed.open();
    EXPECT_EQ(bytes(), "before");
}

TEST_F(DurableBlobAccountTest, ABlobWhoseBytesTheDiskLostIsForgottenAndCanBePutAnew) {
    const auto onlyFile = [&] { return bed.folder.filePath(bed.files->list(bed.folder.path())->front()); };
    const auto putIfNew = [&] { return bed.account->put(kBlob, "0123456789", {}, {.ifNoneMatch = "*"}); };
    ASSERT_TRUE(putIfNew());
    bed.files->setContents(onlyFile(), "0123");
    EXPECT_EQ(bed.account->get(kBlob, {}, {}).error().fault, BlobFault::BlobNotFound);
    EXPECT_EQ(bed.fileCount(), 0);
    EXPECT_EQ(bed.account->properties(kBlob, {}).error().fault, BlobFault::BlobNotFound);

    ASSERT_TRUE(putIfNew());
    EXPECT_EQ(bytes(), "0123456789");
    ASSERT_TRUE(bed.files->remove(onlyFile()));
    EXPECT_EQ(bed.account->get(kBlob, {}, {}).error().fault, BlobFault::BlobNotFound);
    ASSERT_TRUE(putIfNew());
    EXPECT_EQ(bytes(), "0123456789");
}

TEST_F(DurableBlobAccountTest, BlocksThatNobodyListsGoAfterAWeek) {
    (void)writtenAnew("a", "old");
    bed.clock.advance(DurableBlobAccount::kBlockLifetime + std::chrono::hours(1));
    (void)writtenAnew("b", "young");
    bed.open();
    EXPECT_EQ(bed.account->report().oldBlocks, 1);
    EXPECT_EQ(bed.account->report().orphans, 0);
    EXPECT_EQ(bed.account->blockLists(kBlob)->uncommitted, (std::vector<Block>{{"b", 5}}));
    EXPECT_EQ(bed.fileCount(), 1);
}

TEST_F(DurableBlobAccountTest, MoreThanABlobMayHaveIsTooLarge) {
    using enum BlockChoice::From;
    const QByteArray large(kMaxBlobBytes / 2 + 1, 'x');
    ASSERT_TRUE(bed.account->putBlock(kBlob, "a", large));
    EXPECT_EQ(bed.account->putBlockList(kBlob, {{Latest, "a"}, {Latest, "a"}}, {}, {}).error().error.code,
              ErrorCode::TooLarge);
    EXPECT_TRUE(bed.account->putBlockList(kBlob, {{Latest, "a"}}, {}, {}));
}

TEST_F(DurableBlobAccountTest, ReadersSeeOneWholeBlobOrAnotherWhileItIsReplaced) {
    ASSERT_TRUE(put(QByteArray(1'000, '0')));
    std::atomic<bool> done = false;
    std::atomic<int> torn = 0;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 3; ++i)
        readers.emplace_back([&] {
            while (!done) {
                const QByteArray seen = bytes();
                torn += seen.size() == 1'000 && seen.count(seen.front()) == 1'000 ? 0 : 1;
            }
        });
    for (int i = 0; i < 300; ++i)
        EXPECT_TRUE(put(QByteArray(1'000, static_cast<char>('1' + i % 9))));
    done = true;
    readers.clear();
    EXPECT_EQ(torn, 0);
    EXPECT_EQ(bed.fileCount(), 1);
}

TEST_F(DurableBlobAccountTest, WhatIsNoPayloadAndNoCardIsForeignAndGoesInSlices) {
    ContainerBlobStore store(*bed.account, u"box"_s);
    const JobId job(QUuid::createUuid());
    const auto kept = store.put(job, "a payload");
    ASSERT_TRUE(kept && store.putCard(job, {}));
    const QString hash = QString::fromLatin1(blobKeyOf("x").toHex());
    const QStringList foreign{u"x"_s,
                              hash,
                              u"odd/"_s + hash,
                              toString(job) + u"/odd"_s,
                              toString(job) + u'/' + hash.toUpper(),
                              toString(job) + u'/' + hash + u"/more"_s,
                              toString(job).toUpper() + u'/' + hash};
    for (const QString& name : foreign)
        ASSERT_TRUE(bed.account->put({u"box"_s, name}, "filling the disk", {}, {}));
    BlobStore::ForeignSweep swept{{}, false};
    int looks = 0;
    for (; !swept.isDone; ++looks) {
        ASSERT_LT(looks, 10);
        swept = store.removeForeign(swept.next, 2, BlobStore::Cards::Stay).value();
    }
    EXPECT_GT(looks, 1);
    EXPECT_EQ(bed.account->list(u"box"_s, {})->entries.size(), 2U);
    EXPECT_TRUE(store.get(job, *kept, 100));
    EXPECT_TRUE(store.card(job));
    EXPECT_TRUE(store.removeForeign({}, 2, BlobStore::Cards::Go));
    EXPECT_FALSE(store.card(job)) << "where nobody writes cards, it is somebody's own blob";
}

} // namespace
} // namespace gleaner
