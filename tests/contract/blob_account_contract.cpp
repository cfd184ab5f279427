#include "tests/contract/blob_account_contract.h"

#include <QCryptographicHash>

namespace gleaner {

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(BlobAccountContract);

BlobProperties BlobAccountContract::put(const char* name, const QByteArray& bytes, const BlobDescription& description) {
    const auto stored = m_account->put(ref(name), bytes, description, {});
    EXPECT_TRUE(stored) << stored.error().error.message.toStdString();
    return stored.value_or(BlobProperties());
}

QByteArray BlobAccountContract::bytesOf(const char* name) {
    const auto piece = m_account->get(ref(name), std::nullopt, {});
    EXPECT_TRUE(piece) << piece.error().error.message.toStdString();
    return piece ? piece->bytes : QByteArray("nothing came");
}

QStringList BlobAccountContract::names(const BlobQuery& query) {
    QStringList names;
    const auto page = m_account->list(kContainer, query);
    EXPECT_TRUE(page) << page.error().error.message.toStdString();
    for (const BlobListing& entry : page ? page->entries : std::vector<BlobListing>())
        names.append(entry.name);
    return names;
}

namespace {

const Metadata kMetadata{{QStringLiteral("colour"), QStringLiteral("light blue")}};

BlobDescription everything() {
    BlobDescription description;
    description.contentType = "image/png";
    description.contentEncoding = "identity";
    description.contentLanguage = "de";
    description.contentDisposition = "attachment; filename=\"a.png\"";
    description.cacheControl = "no-cache";
    description.md5 = QCryptographicHash::hash("bytes", QCryptographicHash::Md5);
    description.metadata = kMetadata;
    return description;
}

} // namespace

TEST_P(BlobAccountContract, AContainerIsMadeOnce) {
    const auto made = m_account->createContainer(QStringLiteral("second"), kMetadata);
    ASSERT_TRUE(made);
    EXPECT_FALSE(made->etag.isEmpty());
    EXPECT_EQ(faultOf(m_account->createContainer(QStringLiteral("second"), {})), BlobFault::ContainerExists);
    EXPECT_EQ(m_account->container(QStringLiteral("second"))->metadata, kMetadata);
    EXPECT_EQ(m_account->container(QStringLiteral("second"))->etag, made->etag);
    EXPECT_EQ(faultOf(m_account->container(QStringLiteral("third"))), BlobFault::ContainerNotFound);
    EXPECT_EQ(m_account->createContainer(QStringLiteral("No"), {}).error().error.code, ErrorCode::InvalidArgument);
}

TEST_P(BlobAccountContract, AContainerGoesWithItsBlobs) {
    (void)put("a", "1");
    ASSERT_TRUE(m_account->putBlock(ref("b"), "id", "2"));
    ASSERT_TRUE(m_account->removeContainer(kContainer, {}));
    EXPECT_EQ(faultOf(m_account->get(ref("a"), {}, {})), BlobFault::ContainerNotFound);
    EXPECT_EQ(faultOf(m_account->removeContainer(kContainer, {})), BlobFault::ContainerNotFound);
    ASSERT_TRUE(m_account->createContainer(kContainer, {}));
    EXPECT_TRUE(names().isEmpty());
    EXPECT_EQ(faultOf(m_account->blockLists(ref("b"))), BlobFault::BlobNotFound);
}

TEST_P(BlobAccountContract, AContainersMetadataIsReplaced) {
    const auto before = m_account->container(kContainer);
    const auto after = m_account->setContainerMetadata(kContainer, kMetadata, {});
    ASSERT_TRUE(before && after);
    EXPECT_NE(before->etag, after->etag);
    EXPECT_EQ(m_account->container(kContainer)->metadata, kMetadata);
    ASSERT_TRUE(m_account->setContainerMetadata(kContainer, {}, {}));
    EXPECT_TRUE(m_account->container(kContainer)->metadata.isEmpty());
}

TEST_P(BlobAccountContract, PoliciesAreReplacedAsTheyCame) {
    EXPECT_TRUE(m_account->accessPolicies(kContainer)->empty());
    const std::vector<AccessPolicy> policies{
        {QStringLiteral("pc-1 \u00e4"), QStringLiteral("2026-01-31"), QStringLiteral("2027-01-31T12:00:00Z"),
         QStringLiteral("rc")},
        {QStringLiteral("bare"), {}, {}, {}}};
    ASSERT_TRUE(m_account->setAccessPolicies(kContainer, policies));
    EXPECT_EQ(m_account->accessPolicies(kContainer), policies);
    ASSERT_TRUE(m_account->setAccessPolicies(kContainer, {}));
    EXPECT_TRUE(m_account->accessPolicies(kContainer)->empty());
    EXPECT_EQ(faultOf(m_account->setAccessPolicies(QStringLiteral("nowhere"), {})), BlobFault::ContainerNotFound);
}

TEST_P(BlobAccountContract, ContainersAreListedInPages) {
    for (const char16_t* name : {u"alpha", u"beta", u"betamax"})
        ASSERT_TRUE(m_account->createContainer(QString::fromUtf16(name), kMetadata));
    const auto all = m_account->listContainers({}, {}, 5'000);
    ASSERT_TRUE(all);
    ASSERT_EQ(all->containers.size(), 4U);
    EXPECT_EQ(all->containers.front().name, u"alpha");
    EXPECT_EQ(all->containers.front().properties.metadata, kMetadata);
    EXPECT_TRUE(all->nextMarker.isEmpty());
    const auto first = m_account->listContainers(QStringLiteral("beta"), {}, 1);
    ASSERT_TRUE(first && first->containers.size() == 1);
    const auto second = m_account->listContainers(QStringLiteral("beta"), first->nextMarker, 1);
    ASSERT_TRUE(second && second->containers.size() == 1);
    EXPECT_EQ(second->containers.front().name, u"betamax");
    EXPECT_TRUE(second->nextMarker.isEmpty());
}

TEST_P(BlobAccountContract, ABlobComesBackAsItWasPut) {
    const QByteArray bytes("bytes", 5);
    const BlobProperties stored = put("folder/\u00e4 %?#+&<>\"' .png", bytes, everything());
    const auto piece = m_account->get(ref("folder/\u00e4 %?#+&<>\"' .png"), std::nullopt, {});
    ASSERT_TRUE(piece) << piece.error().error.message.toStdString();
    EXPECT_EQ(piece->bytes, bytes);
    EXPECT_EQ(piece->properties.description, everything());
    EXPECT_EQ(piece->properties.etag, stored.etag);
    EXPECT_EQ(piece->properties.size, 5);
    const auto properties = m_account->properties(ref("folder/\u00e4 %?#+&<>\"' .png"), {});
    ASSERT_TRUE(properties);
    EXPECT_EQ(properties->etag, stored.etag);
    EXPECT_EQ(properties->size, 5);
    EXPECT_EQ(properties->description, everything());
}

TEST_P(BlobAccountContract, ABlobMayBeEmptyAndMayBeReplaced) {
    const BlobProperties first = put("x", {});
    EXPECT_EQ(bytesOf("x"), "");
    const BlobProperties second = put("x", "more");
    EXPECT_NE(first.etag, second.etag);
    EXPECT_EQ(bytesOf("x"), "more");
}

TEST_P(BlobAccountContract, ARangeIsCutAtTheEnd) {
    (void)put("x", "0123456789");
    const auto bytes = [this](qint64 first, std::optional<qint64> last) {
        const auto piece = m_account->get(ref("x"), BlobRange{first, last}, {});
        return piece ? piece->bytes : QByteArray("?");
    };
    EXPECT_EQ(bytes(0, 0), "0");
    EXPECT_EQ(bytes(3, 5), "345");
    EXPECT_EQ(bytes(8, 100), "89");
    EXPECT_EQ(bytes(4, {}), "456789");
    EXPECT_EQ(faultOf(m_account->get(ref("x"), BlobRange{10, {}}, {})), BlobFault::InvalidRange);
    EXPECT_EQ(m_account->get(ref("x"), BlobRange{2, 3}, {})->properties.size, 10);
}

TEST_P(BlobAccountContract, WhatIsNotThereIsNotFound) {
    EXPECT_EQ(faultOf(m_account->get(ref("x"), {}, {})), BlobFault::BlobNotFound);
    EXPECT_EQ(faultOf(m_account->properties(ref("x"), {})), BlobFault::BlobNotFound);
    EXPECT_EQ(faultOf(m_account->remove(ref("x"), {})), BlobFault::BlobNotFound);
    const BlobRef nowhere{QStringLiteral("nowhere"), QStringLiteral("x")};
    EXPECT_EQ(faultOf(m_account->put(nowhere, "1", {}, {})), BlobFault::ContainerNotFound);
    EXPECT_EQ(faultOf(m_account->get(nowhere, {}, {})), BlobFault::ContainerNotFound);
    EXPECT_EQ(faultOf(m_account->list(nowhere.container, {})), BlobFault::ContainerNotFound);
    EXPECT_EQ(faultOf(m_account->putBlock(nowhere, "id", "1")), BlobFault::ContainerNotFound);
}

TEST_P(BlobAccountContract, ARemovedBlobIsGone) {
    (void)put("x", "1");
    ASSERT_TRUE(m_account->remove(ref("x"), {}));
    EXPECT_EQ(faultOf(m_account->get(ref("x"), {}, {})), BlobFault::BlobNotFound);
    EXPECT_TRUE(names().isEmpty());
}

TEST_P(BlobAccountContract, OnlyTheFirstMayPutUnderIfNoneMatchStar) {
    BlobConditions first;
    first.ifNoneMatch = "*";
    EXPECT_TRUE(m_account->put(ref("x"), "1", {}, first));
    EXPECT_EQ(faultOf(m_account->put(ref("x"), "2", {}, first)), BlobFault::BlobExists);
    EXPECT_EQ(bytesOf("x"), "1");
}

TEST_P(BlobAccountContract, AStaleETagChangesNothing) {
    const BlobProperties old = put("x", "1");
    (void)put("x", "2");
    BlobConditions stale;
    stale.ifMatch = old.etag;
    EXPECT_EQ(faultOf(m_account->put(ref("x"), "3", {}, stale)), BlobFault::ConditionNotMet);
    EXPECT_EQ(faultOf(m_account->remove(ref("x"), stale)), BlobFault::ConditionNotMet);
    EXPECT_EQ(faultOf(m_account->get(ref("x"), {}, stale)), BlobFault::ConditionNotMet);
    EXPECT_EQ(bytesOf("x"), "2");
}

TEST_P(BlobAccountContract, WhoKnowsTheBlobIsToldThatItIsTheSame) {
    const BlobProperties known = put("x", "1");
    BlobConditions unlessNew;
    unlessNew.ifNoneMatch = known.etag;
    EXPECT_EQ(faultOf(m_account->get(ref("x"), {}, unlessNew)), BlobFault::NotModified);
    EXPECT_EQ(faultOf(m_account->properties(ref("x"), unlessNew)), BlobFault::NotModified);
    (void)put("x", "2");
    EXPECT_EQ(m_account->get(ref("x"), {}, unlessNew)->bytes, "2");
}

TEST_P(BlobAccountContract, BlocksBecomeABlobInTheOrderOfTheirList) {
    for (const char* id : {"a", "b", "c"})
        ASSERT_TRUE(m_account->putBlock(ref("x"), id, QByteArray(3, *id)));
    using enum BlockChoice::From;
    const auto stored =
        m_account->putBlockList(ref("x"), {{Latest, "c"}, {Uncommitted, "a"}, {Latest, "c"}}, everything(), {});
    ASSERT_TRUE(stored) << stored.error().error.message.toStdString();
    EXPECT_EQ(bytesOf("x"), "cccaaaccc");
    EXPECT_EQ(m_account->properties(ref("x"), {})->description, everything());
    const auto lists = m_account->blockLists(ref("x"));
    ASSERT_TRUE(lists);
    EXPECT_EQ(lists->committed, (std::vector<Block>{{"c", 3}, {"a", 3}, {"c", 3}}));
    EXPECT_TRUE(lists->uncommitted.empty()) << "what the list does not name is thrown away";
}

TEST_P(BlobAccountContract, CommittedBlocksCanBeUsedAgain) {
    using enum BlockChoice::From;
    ASSERT_TRUE(m_account->putBlock(ref("x"), "a", "old a"));
    ASSERT_TRUE(m_account->putBlock(ref("x"), "b", "b"));
    ASSERT_TRUE(m_account->putBlockList(ref("x"), {{Latest, "a"}, {Latest, "b"}}, {}, {}));
    ASSERT_TRUE(m_account->putBlock(ref("x"), "a", "new a"));
    ASSERT_EQ(m_account->blockLists(ref("x"))->uncommitted, (std::vector<Block>{{"a", 5}}));
    EXPECT_EQ(bytesOf("x"), "old ab") << "until the list says otherwise";
    ASSERT_TRUE(m_account->putBlockList(ref("x"), {{Committed, "b"}, {Latest, "a"}, {Committed, "a"}}, {}, {}));
    EXPECT_EQ(bytesOf("x"), "bnew aold a");
}

TEST_P(BlobAccountContract, AListOfUnknownBlocksIsRefused) {
    ASSERT_TRUE(m_account->putBlock(ref("x"), "a", "1"));
    using enum BlockChoice::From;
    EXPECT_EQ(faultOf(m_account->putBlockList(ref("x"), {{Latest, "b"}}, {}, {})), BlobFault::InvalidBlockList);
    EXPECT_EQ(faultOf(m_account->putBlockList(ref("x"), {{Committed, "a"}}, {}, {})), BlobFault::InvalidBlockList);
    EXPECT_EQ(faultOf(m_account->get(ref("x"), {}, {})), BlobFault::BlobNotFound);
    EXPECT_TRUE(m_account->putBlockList(ref("x"), {}, {}, {})) << "an empty blob";
    EXPECT_EQ(bytesOf("x"), "");
}

TEST_P(BlobAccountContract, BlockIdsOfABlobHaveOneLength) {
    ASSERT_TRUE(m_account->putBlock(ref("x"), "aa", "1"));
    EXPECT_EQ(faultOf(m_account->putBlock(ref("x"), "b", "2")), BlobFault::InvalidBlockId);
    EXPECT_EQ(faultOf(m_account->putBlock(ref("y"), QByteArray(65, 'i'), "2")), BlobFault::InvalidBlockId);
    EXPECT_TRUE(m_account->putBlock(ref("y"), "b", "2"));
}

TEST_P(BlobAccountContract, PuttingABlobThrowsItsBlocksAway) {
    ASSERT_TRUE(m_account->putBlock(ref("x"), "a", "1"));
    (void)put("x", "whole");
    EXPECT_TRUE(m_account->blockLists(ref("x"))->uncommitted.empty());
    EXPECT_EQ(bytesOf("x"), "whole");
}

TEST_P(BlobAccountContract, ListingIsSortedPagedAndByPrefix) {
    for (const char* name : {"b", "a/2", "a/10", "a", "\u00e4", "c/1"})
        (void)put(name, name);
    EXPECT_EQ(names(), (QStringList{u"a"_qs, u"a/10"_qs, u"a/2"_qs, u"b"_qs, u"c/1"_qs, QStringLiteral("\u00e4")}));
    BlobQuery query;
    query.prefix = QStringLiteral("a");
    query.max = 2;
    const auto first = m_account->list(kContainer, query);
    ASSERT_TRUE(first);
    ASSERT_EQ(first->entries.size(), 2U);
    EXPECT_EQ(first->entries[1].name, u"a/10");
    EXPECT_EQ(first->entries[1].blob->size, 4);
    ASSERT_FALSE(first->nextMarker.isEmpty());
    query.marker = first->nextMarker;
    EXPECT_EQ(names(query), QStringList{QStringLiteral("a/2")});
}

TEST_P(BlobAccountContract, ADelimiterPutsNamesTogether) {
    for (const char* name : {"a", "f/1", "f/2/3", "g/1", "g0", "h"})
        (void)put(name, name);
    BlobQuery query;
    query.delimiter = QStringLiteral("/");
    EXPECT_EQ(names(query), (QStringList{u"a"_qs, u"f/"_qs, u"g/"_qs, u"g0"_qs, u"h"_qs}));
    query.prefix = QStringLiteral("f/");
    EXPECT_EQ(names(query), (QStringList{u"f/1"_qs, u"f/2/"_qs}));
    query.prefix.clear();
    query.max = 1;
    QStringList walked;
    for (int pages = 0; pages < 10; ++pages) {
        const auto page = m_account->list(kContainer, query);
        ASSERT_TRUE(page);
        ASSERT_LE(page->entries.size(), 1U);
        for (const BlobListing& entry : page->entries) {
            walked.append(entry.name);
            EXPECT_EQ(entry.blob.has_value(), !entry.name.endsWith(u'/'));
        }
        if (page->nextMarker.isEmpty())
            break;
        query.marker = page->nextMarker;
    }
    EXPECT_EQ(walked, (QStringList{u"a"_qs, u"f/"_qs, u"g/"_qs, u"g0"_qs, u"h"_qs}));
}

} // namespace gleaner
