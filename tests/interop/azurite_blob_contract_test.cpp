// The contracts of blobs, kept by our client and Azure's emulator together.
#include "common/azure/qt_http_transport.h"
#include "common/azure/rest_blob.h"
#include "common/blob/container_blob_store.h"
#include "tests/common/blob/blob_store_contract.h"
#include "tests/contract/blob_account_contract.h"
#include "tests/interop/azurite.h"
#include "tests/support/application_environment.h"

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

struct AzuriteBlobs {
    explicit AzuriteBlobs(ConnectionString where = azurite().nextAccount()) : connection(std::move(where)) {}
    const ConnectionString connection;
    SystemClock clock;
    QtHttpTransport transport{connection.blobEndpoint().value()};
    std::unique_ptr<RestBlobAccount> account = RestBlobAccount::make(connection, transport, clock).value();
};

std::shared_ptr<BlobAccount> blobsAtAzurite() {
    auto blobs = std::make_shared<AzuriteBlobs>();
    return {blobs, blobs->account.get()};
}

/// One client at a time, as its transport wants it; whoever asks opens the account on its own thread.
class StoreAtAzurite final : public BlobStore {
public:
    StoreAtAzurite() { EXPECT_TRUE(blobsAt(m_connection)->account->createContainer(QStringLiteral("box"), {})); }
    Result<QByteArray> put(const JobId& job, const QByteArray& payload) override {
        return with([&](BlobStore& store) { return store.put(job, payload); });
    }
    Result<QByteArray> get(const JobId& job, const QByteArray& key, qsizetype maxBytes) override {
        return with([&](BlobStore& store) { return store.get(job, key, maxBytes); });
    }
    Result<std::size_t> removeSome(const JobId& job, std::size_t max) override {
        return with([&](BlobStore& store) { return store.removeSome(job, max); });
    }
    Result<std::vector<JobId>> jobs() override {
        return with([](BlobStore& store) { return store.jobs(); });
    }
    Status putCard(const JobId& job, const JobCard& card) override {
        return with([&](BlobStore& store) { return store.putCard(job, card); });
    }
    Result<JobCard> card(const JobId& job) override {
        return with([&](BlobStore& store) { return store.card(job); });
    }
    Status remove(const JobId& job, const QByteArray& key) override {
        return with([&](BlobStore& store) { return store.remove(job, key); });
    }
    Result<ForeignSweep> removeForeign(const QString& from, std::size_t max, Cards cards) override {
        return with([&](BlobStore& store) { return store.removeForeign(from, max, cards); });
    }

private:
    static std::unique_ptr<AzuriteBlobs> blobsAt(const ConnectionString& connection) {
        return std::make_unique<AzuriteBlobs>(connection);
    }
    template<typename Step>
    std::invoke_result_t<Step, BlobStore&> with(Step step) {
        const auto blobs = blobsAt(m_connection);
        ContainerBlobStore store(*blobs->account, QStringLiteral("box"));
        return step(store);
    }
    const ConnectionString m_connection = azurite().nextAccount();
};

const QString kBox = QStringLiteral("box");

/// Where Azurite is not Azure: the contract's tests of the same things are left out, and these say what it does.
/// Nothing in Gleaner depends on any of it.
TEST(AzuriteIsNotAzure, APolicyNeedsAnEndAndPermissions) {
    const auto blobs = blobsAtAzurite();
    ASSERT_TRUE(blobs->createContainer(kBox, {}));
    EXPECT_FALSE(blobs->setAccessPolicies(kBox, {{QStringLiteral("bare"), {}, {}, {}}}));
    const std::vector<AccessPolicy> ours{
        {QStringLiteral("pc.0badcafe"), {}, QStringLiteral("2027-01-31T12:00:00Z"), QStringLiteral("rc")}};
    ASSERT_TRUE(blobs->setAccessPolicies(kBox, ours));
    EXPECT_EQ(blobs->accessPolicies(kBox)->size(), 1U);
}

TEST(AzuriteIsNotAzure, ARangeBehindTheEndIsEmptyAndNoError) {
    const auto blobs = blobsAtAzurite();
    ASSERT_TRUE(blobs->createContainer(kBox, {}) && blobs->put({kBox, kBox}, "0123456789", {}, {}));
    const auto piece = blobs->get({kBox, kBox}, BlobRange{10, {}}, {});
    ASSERT_TRUE(piece);
    EXPECT_TRUE(piece->bytes.isEmpty());
}

TEST(AzuriteIsNotAzure, UncommittedBlocksOutliveAPut) {
    const auto blobs = blobsAtAzurite();
    ASSERT_TRUE(blobs->createContainer(kBox, {}) && blobs->putBlock({kBox, kBox}, "id", "block"));
    ASSERT_TRUE(blobs->put({kBox, kBox}, "whole", {}, {}));
    EXPECT_EQ(blobs->blockLists({kBox, kBox})->uncommitted.size(), 1U);
}

TEST(AzuriteIsNotAzure, PrefixesAreListedBeforeBlobs) {
    const auto blobs = blobsAtAzurite();
    ASSERT_TRUE(blobs->createContainer(kBox, {}));
    for (const char* name : {"a", "f/1"})
        ASSERT_TRUE(blobs->put({kBox, QLatin1StringView(name)}, "x", {}, {}));
    const auto page = blobs->list(kBox, {.prefix = {}, .delimiter = QStringLiteral("/"), .marker = {}});
    ASSERT_TRUE(page);
    ASSERT_EQ(page->entries.size(), 2U);
    EXPECT_EQ(page->entries[0].name, QStringLiteral("f/"));
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Azurite, BlobAccountContract, testing::Values(BlobAccountFactory(blobsAtAzurite)));
INSTANTIATE_TEST_SUITE_P(Azurite, BlobStoreContract,
                         testing::Values(BlobStoreFactory([] { return std::make_unique<StoreAtAzurite>(); })));

} // namespace gleaner
