// An hour of the window's Peek, at the interval that it begins with, over the real control path against Azure's
// emulator, with the head's queues in two accounts: the queue is the same as one at which nobody has looked.
#include "common/azure/qt_http_transport.h"
#include "common/azure/rest_queue.h"
#include "common/kernels/built_in.h"
#include "head_node/headlink/control_head_link.h"
#include "head_node/headlink/host_thread.h"
#include "tests/interop/azurite.h"
#include "tests/support/application_environment.h"
#include "tests/support/eventually.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <algorithm>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

using L = QLatin1String;
constexpr int kLooks = 3'600 / 5, kChunks = 30;

/// One account of the head's, as somebody else sees it.
struct Account {
    ConnectionString connection = azurite().nextAccount();
    SystemClock clock;
    QtHttpTransport transport{connection.queueEndpoint()};
    std::unique_ptr<RestQueueAccount> account = RestQueueAccount::make(connection, transport, clock).value();
    std::unique_ptr<MessageQueue> work = account->open(QString::fromUtf16(kWorkQueueName));

    std::uint64_t count() {
        const auto properties = work->properties();
        return properties ? properties->approximateMessageCount : 0;
    }
};

class PeekAtAzurite : public testing::Test {
protected:
    void SetUp() override {
        addBuiltInComputations(m_computations);
        HostOptions options;
        options.dataFolder = m_folder.path();
        options.remoteQueues =
            ConnectionList::parse(m_first.connection.toString() + u'\n' + m_second.connection.toString()).value();
        options.localCompute = LocalCompute::Off;
        const Status started = m_host.start(options, m_computations, m_clock, m_random);
        ASSERT_TRUE(started) << started.error().message.toStdString();
        m_link = std::make_unique<ControlHeadLink>(DataPaths(m_folder.path()).controlSocketName());
        asked({{L("command"), L("submit")},
               {L("computation"), L("echo")},
               {L("parameters"), QJsonObject{{L("chunks"), kChunks}}},
               {L("output"), m_folder.filePath(QStringLiteral("echo.txt"))}});
        ASSERT_TRUE(eventually([this] { return m_first.count() + m_second.count() == kChunks; }));
    }
    QJsonObject asked(const QJsonObject& request) {
        auto future = m_link->ask(request);
        const Answer answer = future.result();
        EXPECT_TRUE(answer) << answer.error().message.toStdString();
        return answer.value_or(QJsonObject());
    }

    QTemporaryDir m_folder;
    Account m_first, m_second;
    ComputationRegistry m_computations;
    SystemClock m_clock;
    SystemRandom m_random;
    HostThread m_host;
    std::unique_ptr<ControlHeadLink> m_link;
};

TEST_F(PeekAtAzurite, AnHourOfItLeavesTheQueueAsItWas) {
    const std::vector<Lease> held = m_first.work->get(3, Seconds(3'600)).value();
    ASSERT_EQ(held.size(), 3U);
    const Lease back = m_first.work->get(1, Seconds(3'600))->front();
    ASSERT_TRUE(m_first.work->update(back.message.id, back.receipt.popReceipt, Seconds(0), std::nullopt));
    const std::vector<QueueMessage> before = m_first.work->peek(32).value();
    ASSERT_GE(before.size(), 5U);

    for (int look = 0; look < kLooks; ++look) {
        const QJsonArray queues = asked({{L("command"), L("queues")}}).value(L("queues")).toArray();
        ASSERT_EQ(queues.size(), 3) << look;
        const QJsonArray shares = queues[0].toObject().value(L("shares")).toArray();
        ASSERT_EQ(shares.size(), 2);
        const auto messages = [&](int share) { return shares[share].toObject().value(L("messages")).toInteger(); };
        ASSERT_EQ(messages(0) + messages(1), kChunks) << "those that are taken count";
        const QJsonArray front =
            asked({{L("command"), L("peek")}, {L("queue"), L("work")}}).value(L("front")).toArray();
        ASSERT_EQ(front.size(), kChunks - 3) << look;
    }

    const std::vector<QueueMessage> after = m_first.work->peek(32).value();
    ASSERT_EQ(after.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_EQ(after[i].id, before[i].id) << "order, " << i;
        EXPECT_EQ(after[i].dequeueCount, before[i].dequeueCount);
        EXPECT_EQ(after[i].inserted, before[i].inserted);
        EXPECT_EQ(after[i].expires, before[i].expires);
    }
    EXPECT_EQ(std::ranges::count(after, 1, &QueueMessage::dequeueCount), 1) << "the one that was handed back";
    for (const Lease& lease : held) // still hidden, by the same receipt
        EXPECT_TRUE(m_first.work->remove(lease.message.id, lease.receipt.popReceipt));
}

TEST_F(PeekAtAzurite, EachShareIsLookedAtByItself) {
    for (int share = 0; share < 2; ++share) {
        const auto front = asked({{L("command"), L("peek")}, {L("queue"), L("work")}, {L("share"), share}})
                               .value(L("front"))
                               .toArray();
        EXPECT_EQ(static_cast<std::uint64_t>(front.size()), (share == 0 ? m_first : m_second).count());
    }
    const Answer none = m_link->ask({{L("command"), L("peek")}, {L("queue"), L("work")}, {L("share"), 2}}).result();
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::InvalidArgument);
}

TEST_F(PeekAtAzurite, AQueueThatIsMissingIsSaidAndNotMade) {
    const Answer none = m_link->ask({{L("command"), L("peek")}, {L("queue"), L("never-made")}}).result();
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
    EXPECT_FALSE(m_first.account->open(QStringLiteral("never-made"))->properties());
    EXPECT_FALSE(m_second.account->open(QStringLiteral("never-made"))->properties());
}

} // namespace
} // namespace gleaner
