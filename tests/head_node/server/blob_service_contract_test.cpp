// The client's blobs over the server's service and the store on disk, without a socket: all keep the contract together.
#include "common/azure/rest_blob.h"
#include "common/blob/container_blob_store.h"
#include "head_node/server/blob_service.h"
#include "tests/common/blob/blob_store_contract.h"
#include "tests/contract/blob_account_contract.h"
#include "tests/head_node/store/blob_account_bed.h"
#include "tests/support/loopback_transport.h"

namespace gleaner {
namespace {

struct BlobLoopback {
    static ConnectionString connection() {
        const ServiceEndpoint queues{false, QStringLiteral("head"), 10'001, "/office"};
        return ConnectionString::forQueues(QStringLiteral("office"), AccountKey::fromBytes("key"), queues)
            .withBlobs({false, QStringLiteral("head"), 10'000, "/office"});
    }
    BlobAccountBed bed;
    SeededRandom random{1};
    BlobService service{*openedAccount(), {"office", AccountKey::fromBytes("key")}, bed.clock, random};
    LoopbackTransport transport{service};
    std::unique_ptr<RestBlobAccount> client = RestBlobAccount::make(connection(), transport, bed.clock).value();

private:
    BlobAccount* openedAccount() {
        if (!bed.account)
            bed.open();
        return bed.account.get();
    }
};

std::shared_ptr<BlobAccount> loopbackAccount() {
    auto loopback = std::make_shared<BlobLoopback>();
    return {loopback, loopback->client.get()};
}

/// One client at a time, as its transport wants it.
class StoreOverRest final : public BlobStore {
public:
    StoreOverRest() { EXPECT_TRUE(m_account->createContainer(QStringLiteral("box"), {})); }
    Result<QByteArray> put(const JobId& job, const QByteArray& payload) override {
        const std::scoped_lock lock(m_mutex);
        return m_store.put(job, payload);
    }
    Result<QByteArray> get(const JobId& job, const QByteArray& key, qsizetype maxBytes) override {
        const std::scoped_lock lock(m_mutex);
        return m_store.get(job, key, maxBytes);
    }
    Result<std::size_t> removeSome(const JobId& job, std::size_t max) override {
        const std::scoped_lock lock(m_mutex);
        return m_store.removeSome(job, max);
    }
    Result<std::vector<JobId>> jobs() override {
        const std::scoped_lock lock(m_mutex);
        return m_store.jobs();
    }
    Status putCard(const JobId& job, const JobCard& card) override {
        const std::scoped_lock lock(m_mutex);
        return m_store.putCard(job, card);
    }
    Result<JobCard> card(const JobId& job) override {
        const std::scoped_lock lock(m_mutex);
        return m_store.card(job);
    }
    Status remove(const JobId& job, const QByteArray& key) override {
        const std::scoped_lock lock(m_mutex);
        return m_store.remove(job, key);
    }
    Result<ForeignSweep> removeForeign(const QString& from, std::size_t max, Cards cards) override {
        const std::scoped_lock lock(m_mutex);
        return m_store.removeForeign(from, max, cards);
    }

private:
    std::mutex m_mutex;
    std::shared_ptr<BlobAccount> m_account = loopbackAccount();
    ContainerBlobStore m_store{*m_account, QStringLiteral("box")};
};

} // namespace

INSTANTIATE_TEST_SUITE_P(RestLoopback, BlobAccountContract, testing::Values(BlobAccountFactory(loopbackAccount)));
INSTANTIATE_TEST_SUITE_P(RestLoopback, BlobStoreContract,
                         testing::Values(BlobStoreFactory([] { return std::make_unique<StoreOverRest>(); })));

} // namespace gleaner
