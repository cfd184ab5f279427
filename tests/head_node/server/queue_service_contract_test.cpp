// The client's queues over the server's service, without a socket: both keep the contract together.
#include "common/azure/rest_queue.h"
#include "common/queue/memory_queue.h"
#include "head_node/server/queue_service.h"
#include "tests/contract/message_queue_contract.h"
#include "tests/support/fake_clock.h"
#include "tests/support/loopback_transport.h"
#include "tests/support/seeded_random.h"

namespace gleaner {
namespace {

class LoopbackFixture final : public QueueFixture {
public:
    QueueAccount& account() override { return *m_client; }
    void advance(Milliseconds by) override { m_clock.advance(by); }

private:
    static ConnectionString connection() {
        return ConnectionString::forQueues(QStringLiteral("office"), AccountKey::fromBytes("key"),
                                           {false, QStringLiteral("head"), 10001, "/office"});
    }

    FakeClock m_clock;
    SeededRandom m_random{1};
    MemoryQueueAccount m_server{m_clock, m_random};
    QueueService m_service{m_server, m_server, m_server, {"office", AccountKey::fromBytes("key")}, m_clock, m_random};
    LoopbackTransport m_transport{m_service};
    std::unique_ptr<RestQueueAccount> m_client = RestQueueAccount::make(connection(), m_transport, m_clock).value();
};

std::unique_ptr<QueueFixture> makeLoopbackFixture() {
    return std::make_unique<LoopbackFixture>();
}

} // namespace

INSTANTIATE_TEST_SUITE_P(RestLoopback, MessageQueueContract, testing::Values(QueueFixtureFactory(makeLoopbackFixture)));

} // namespace gleaner
