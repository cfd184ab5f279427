// The one suite that every MessageQueue and QueueAccount passes. To use it, add message_queue_contract.cpp and
// message_queue_contract_time.cpp (beside this file) to a test's sources, write a QueueFixture, and
//
//   INSTANTIATE_TEST_SUITE_P(Memory, MessageQueueContract, testing::Values(QueueFixtureFactory(makeMemoryFixture)));
//
// What it assumes: order only among plain puts; Stale and NotFound are alike; times to the second.
#pragma once

#include "common/queue/queue_account.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>

namespace gleaner {

/// One account to test, and the time it lives in.
class QueueFixture {
public:
    virtual ~QueueFixture() = default;
    [[nodiscard]] virtual QueueAccount& account() = 0;
    /// Lets time pass for the account: turns a FakeClock, or really waits where there is only real time. The suite
    /// never asks for more than a few seconds a test.
    virtual void advance(Milliseconds by) = 0;
    /// False where messages whose time is over still count (Azurite does so, Azure does not).
    [[nodiscard]] virtual bool countLeavesOutExpired() const { return true; }
    /// Put before every queue's name, so that tests may share one account; lower-case letters and digits.
    [[nodiscard]] virtual QString namePrefix() const { return QString(); }
    /// False for one logical queue over several: then order is not even the best effort's.
    [[nodiscard]] virtual bool keepsOrder() const { return true; }
};
using QueueFixtureFactory = std::function<std::unique_ptr<QueueFixture>()>;

class MessageQueueContract : public testing::TestWithParam<QueueFixtureFactory> {
protected:
    MessageQueueContract();

    [[nodiscard]] QueueAccount& account() { return m_fixture->account(); }
    /// The queue most tests use; it exists and is empty.
    [[nodiscard]] MessageQueue& queue() { return *m_queue; }
    [[nodiscard]] QString name(const QString& rest) const { return m_fixture->namePrefix() + rest; }
    [[nodiscard]] bool keepsOrder() const { return m_fixture->keepsOrder(); }
    /// Lets a time-out of `timeout` run out surely.
    void outlast(Seconds timeout) { m_fixture->advance(timeout + Milliseconds(500)); }

    Lease put(const QByteArray& text, const PutOptions& options = {});
    /// One message, or a failed test.
    Lease takeOne(Seconds visibility = kDefaultVisibility);
    [[nodiscard]] bool nothingVisible();
    [[nodiscard]] std::uint64_t count();
    /// Expects so many messages after others have expired.
    void expectCountOfLiving(std::uint64_t expected);

private:
    std::unique_ptr<QueueFixture> m_fixture;
    std::unique_ptr<MessageQueue> m_queue;
};

/// Stale and NotFound are alike for the caller.
[[nodiscard]] bool isGone(const Error& error);

} // namespace gleaner
