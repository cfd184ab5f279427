// Looking at queues the way the window does, over the real control path, against a real head with its queues on disk and
// workers that take messages over HTTP. After an hour of it nothing in the queue may be different from a queue at which
// nobody has looked.
#include "common/azure/qt_http_transport.h"
#include "common/azure/rest_queue.h"
#include "common/kernels/built_in.h"
#include "head_node/headlink/control_head_link.h"
#include "head_node/headlink/host_thread.h"
#include "tests/support/eventually.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace gleaner {
namespace {

using L = QLatin1String;
constexpr int kSeconds = 3'600, kChunks = 30; // all fit into one peek

class PeekWithoutEffect : public testing::Test {
protected:
    void SetUp() override {
        addBuiltInComputations(m_computations);
        HostOptions options;
        options.dataFolder = m_folder.path();
        options.listen = ListenAddress{};
        options.localCompute = LocalCompute::Off;
        const Status started = m_host.start(options, m_computations, m_clock, m_random);
        ASSERT_TRUE(started) << started.error().message.toStdString();
        m_link = std::make_unique<ControlHeadLink>(DataPaths(m_folder.path()).controlSocketName());
        const QString where = asked({{L("command"), L("connection")}}).value(L("connection_string")).toString();
        const auto connection = ConnectionString::parse(where);
        ASSERT_TRUE(connection);
        m_transport = std::make_unique<QtHttpTransport>(connection->queueEndpoint());
        m_account = RestQueueAccount::make(*connection, *m_transport, m_clock).value();
        m_work = m_account->open(QString::fromUtf16(kWorkQueueName));
        asked({{L("command"), L("submit")},
               {L("computation"), L("echo")},
               {L("parameters"), QJsonObject{{L("chunks"), kChunks}}},
               {L("output"), m_folder.filePath(QStringLiteral("echo.txt"))}});
        ASSERT_TRUE(eventually([this] { return m_work->properties()->approximateMessageCount == kChunks; }));
    }
    QJsonObject asked(const QJsonObject& request) {
        auto future = m_link->ask(request);
        const Answer answer = future.result();
        EXPECT_TRUE(answer) << answer.error().message.toStdString();
        return answer.value_or(QJsonObject());
    }
    /// What the view "Peek" does at each look.
    void lookOnce(const QString& queue) {
        const QJsonObject queues = asked({{L("command"), L("queues")}});
        ASSERT_EQ(queues.value(L("queues")).toArray().size(), 3);
        const QJsonObject front = asked({{L("command"), L("peek")}, {L("queue"), queue}, {L("count"), 32}});
        ASSERT_TRUE(front.contains(L("front")));
    }
    std::vector<QueueMessage> visible() { return m_work->peek(32).value(); }
    bool isVisible(const Lease& lease) {
        const auto seen = visible();
        return std::ranges::any_of(seen, [&](const QueueMessage& each) { return each.id == lease.message.id; });
    }

    QTemporaryDir m_folder;
    ComputationRegistry m_computations;
    FakeClock m_clock;
    SeededRandom m_random{3};
    HostThread m_host;
    std::unique_ptr<ControlHeadLink> m_link;
    std::unique_ptr<QtHttpTransport> m_transport;
    std::unique_ptr<RestQueueAccount> m_account;
    std::unique_ptr<MessageQueue> m_work;
};

TEST_F(PeekWithoutEffect, AnHourOfItLeavesTheQueueAsItWas) {
    const Lease back = m_work->get(1, Seconds(1'800))->front();             // comes back half way through
    const std::vector<Lease> held = m_work->get(4, Seconds(7'200)).value(); // longer than the hour
    for (int i = 0; i < 3; ++i) {                                           // taken once, and handed back
        const Lease lease = m_work->get(1, Seconds(60))->front();
        ASSERT_TRUE(m_work->update(lease.message.id, lease.receipt.popReceipt, Seconds(0), std::nullopt));
    }
    std::vector<QueueMessage> before = visible();
    ASSERT_EQ(before.size(), kChunks - 5U);
    const auto taken = std::ranges::count(before, 1, &QueueMessage::dequeueCount);
    const QueueProperties properties = m_work->properties().value();

    const std::array<QString, 4> queues{QStringLiteral("work"), QStringLiteral("answers"), QStringLiteral("heartbeats"),
                                        QStringLiteral("gleaner-work")};
    for (int second = 1; second <= kSeconds; ++second) {
        m_clock.advance(Seconds(1));
        ASSERT_NO_FATAL_FAILURE(lookOnce(queues[static_cast<std::size_t>(second) % queues.size()])) << second;
        if (second == 1'799) {
            EXPECT_FALSE(isVisible(back));
            const std::vector<QueueMessage> now = visible();
            ASSERT_EQ(now.size(), before.size());
            for (std::size_t i = 0; i < before.size(); ++i)
                EXPECT_EQ(now[i].id, before[i].id) << "order, " << i;
        }
        if (second == 1'800) {
            EXPECT_TRUE(isVisible(back)) << "visible to the second when it would have been anyway";
        }
    }

    std::vector<QueueMessage> after = visible();
    std::erase_if(after, [&](const QueueMessage& each) { return each.id == back.message.id; });
    ASSERT_EQ(after.size(), before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        EXPECT_EQ(after[i].id, before[i].id) << "order, " << i;
        EXPECT_EQ(after[i].dequeueCount, before[i].dequeueCount);
        EXPECT_EQ(after[i].inserted, before[i].inserted);
        EXPECT_EQ(after[i].expires, before[i].expires);
        EXPECT_EQ(after[i].text, before[i].text);
    }
    EXPECT_EQ(taken, 3) << "the queue had messages that were taken before";
    EXPECT_EQ(m_work->properties()->approximateMessageCount, properties.approximateMessageCount);
    EXPECT_EQ(m_work->properties()->metadata, properties.metadata);
    for (const Lease& lease : held) { // hidden for another hour, by the receipts of an hour ago
        EXPECT_FALSE(isVisible(lease));
        EXPECT_TRUE(m_work->remove(lease.message.id, lease.receipt.popReceipt));
    }
    EXPECT_EQ(m_work->get(1, Seconds(1))->front().message.dequeueCount, before.front().dequeueCount + 1)
        << "the next taker is the first that counts";
}

TEST_F(PeekWithoutEffect, WhatAChunkAsksForIsToldAsTextAndCutAnew) {
    const QJsonArray front = asked({{L("command"), L("peek")}, {L("queue"), L("work")}}).value(L("front")).toArray();
    ASSERT_EQ(front.size(), kChunks);
    const QJsonObject chunk = front[7].toObject();
    const QJsonObject content = asked({{L("command"), L("chunk-content")},
                                       {L("id"), chunk.value(L("job"))},
                                       {L("sequence"), chunk.value(L("sequence"))}});
    const QJsonArray lines = content.value(L("lines")).toArray();
    ASSERT_EQ(lines.size(), 3);
    EXPECT_EQ(lines[0].toString(), QStringLiteral("number: %1").arg(chunk.value(L("sequence")).toInteger()));
    EXPECT_EQ(content.value(L("bytes")).toInteger(), 12);
    EXPECT_EQ(QByteArray::fromBase64(content.value(L("beginning")).toString().toLatin1()).size(), 12);
    const Answer none =
        m_link->ask({{L("command"), L("chunk-content")}, {L("id"), chunk.value(L("job"))}, {L("sequence"), kChunks}})
            .result();
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
}

/// One head whose queues are at another one, which goes away and comes back.
TEST(PeekOutOfReach, IsSaidInASentenceAndHoldsNothingElseUp) {
    QTemporaryDir here, there;
    ComputationRegistry computations;
    SystemClock clock;
    SeededRandom random(5);
    HostOptions serving;
    serving.dataFolder = there.path();
    serving.listen = ListenAddress{};
    serving.localCompute = LocalCompute::Off;
    HostThread server, head;
    ASSERT_TRUE(server.start(serving, computations, clock, random));
    ControlHeadLink serverLink(DataPaths(there.path()).controlSocketName());
    const Answer connection = serverLink.ask({{L("command"), L("connection")}}).result();
    const auto where = ConnectionList::parse(connection->value(L("connection_string")).toString());
    ASSERT_TRUE(where);
    HostOptions user;
    user.dataFolder = here.path();
    user.remoteQueues = *where;
    user.localCompute = LocalCompute::Off;
    ASSERT_TRUE(head.start(user, computations, clock, random));
    ControlHeadLink link(DataPaths(here.path()).controlSocketName());
    const auto firstShare = [&link] {
        const Answer answer = link.ask({{L("command"), L("queues")}}).result();
        EXPECT_TRUE(answer);
        return answer->value(L("queues")).toArray()[0].toObject().value(L("shares")).toArray()[0].toObject();
    };
    EXPECT_EQ(firstShare().value(L("messages")).toInteger(-1), 0);
    EXPECT_EQ(firstShare().value(L("where")).toString(), toString(where->first().queueEndpoint()));

    server.stop();
    const QJsonObject silent = firstShare();
    EXPECT_FALSE(silent.contains(L("messages")));
    EXPECT_FALSE(silent.value(L("trouble")).toString().isEmpty());
    const Answer front = link.ask({{L("command"), L("peek")}, {L("queue"), L("work")}}).result();
    ASSERT_FALSE(front);
    EXPECT_EQ(front.error().code, ErrorCode::Unavailable);
    const auto shot = link.snapshot().result();
    EXPECT_TRUE(shot) << "the rest of the window goes on";
}

} // namespace
} // namespace gleaner
