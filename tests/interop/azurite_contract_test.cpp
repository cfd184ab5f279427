// The contract of every queue, kept by our client and Azure's emulator together. Real time passes here.
#include "common/azure/qt_http_transport.h"
#include "common/azure/rest_queue.h"
#include "tests/contract/message_queue_contract.h"
#include "tests/interop/azurite.h"
#include "tests/support/application_environment.h"

#include <gtest/gtest.h>

#include <thread>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

class AzuriteFixture final : public QueueFixture {
public:
    QueueAccount& account() override { return *m_account; }
    void advance(Milliseconds by) override { std::this_thread::sleep_for(by); }
    bool countLeavesOutExpired() const override { return false; }

private:
    ConnectionString m_connection = azurite().nextAccount();
    SystemClock m_clock;
    QtHttpTransport m_transport{m_connection.queueEndpoint()};
    std::unique_ptr<RestQueueAccount> m_account = RestQueueAccount::make(m_connection, m_transport, m_clock).value();
};

std::unique_ptr<QueueFixture> makeAzuriteFixture() {
    return std::make_unique<AzuriteFixture>();
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Azurite, MessageQueueContract, testing::Values(QueueFixtureFactory(makeAzuriteFixture)));

} // namespace gleaner
