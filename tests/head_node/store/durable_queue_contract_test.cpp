// The durable queue keeps the same promises as every other, in both of its modes.
#include "tests/contract/message_queue_contract.h"
#include "tests/head_node/store/queue_store_bed.h"

namespace gleaner {
namespace {

class DurableFixture final : public QueueFixture {
public:
    explicit DurableFixture(Durability durability) : m_durability(durability) { m_bed.open(); }
    QueueAccount& account() override {
        return m_durability == Durability::Blocking ? m_bed.store->blocking() : m_bed.store->deferred();
    }
    void advance(Milliseconds by) override { m_bed.clock.advance(by); }

private:
    QueueStoreBed m_bed{1, {.segmentBytes = 64 << 10, .retryInterval = Milliseconds(20)}};
    Durability m_durability;
};

QueueFixtureFactory durableFixture(Durability durability) {
    return [durability] { return std::make_unique<DurableFixture>(durability); };
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Blocking, MessageQueueContract, testing::Values(durableFixture(Durability::Blocking)));
INSTANTIATE_TEST_SUITE_P(Deferred, MessageQueueContract, testing::Values(durableFixture(Durability::Deferred)));

} // namespace gleaner
