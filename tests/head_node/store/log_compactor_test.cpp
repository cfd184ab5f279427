// Compaction keeps everything that lives and bounds what is on disk.
#include "tests/head_node/store/queue_store_bed.h"

namespace gleaner {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t kSegmentBytes = 4'096;

/// Bytes of live messages of `text` size, generously, plus what compaction may leave.
std::uint64_t bound(std::uint64_t messages, std::uint64_t textBytes) {
    return 2 * messages * (textBytes + 100) + 6 * kSegmentBytes;
}

void putAndRemove(MessageQueue& queue, const QByteArray& text) {
    const auto lease = queue.put(text, kForEver);
    ASSERT_TRUE(lease);
    ASSERT_TRUE(queue.remove(lease->message.id, lease->receipt.popReceipt));
}

TEST(LogCompactor, SpaceStaysBoundedWhenMessagesComeAndGo) {
    QueueStoreBed bed;
    bed.open();
    const auto queue = bed.newQueue();
    for (int i = 0; i < 1'000; ++i) {
        putAndRemove(*queue, QByteArray(200, 'x'));
        ASSERT_LE(bed.store->logBytes(), bound(0, 200)) << i;
    }
    EXPECT_TRUE(bed.store->isHealthy());
}

TEST(LogCompactor, WhatLivesIsKeptWithAllItsProperties) {
    QueueStoreBed bed;
    bed.open();
    ASSERT_TRUE(bed.store->blocking().create(QStringLiteral("work"), {{QStringLiteral("a"), QStringLiteral("1")}}));
    auto queue = bed.queue(QStringLiteral("work"));
    for (int i = 0; i < 40; ++i)
        ASSERT_TRUE(queue->put("old " + QByteArray::number(i), {}));
    const auto taken = queue->get(1, Seconds(600));
    ASSERT_TRUE(taken && taken->size() == 1);
    const auto before = queue->peek(32);
    for (int i = 0; i < 400; ++i)
        putAndRemove(*queue, QByteArray(200, 'x'));
    ASSERT_FALSE(bed.files->size(bed.segmentPath(1))) << "never compacted";

    bed.open();
    queue = bed.queue(QStringLiteral("work"));
    EXPECT_EQ(queue->properties().value_or(QueueProperties()).metadata.size(), 1);
    EXPECT_EQ(queue->properties().value_or(QueueProperties()).approximateMessageCount, 40U);
    const auto after = queue->peek(32);
    ASSERT_TRUE(before && after);
    ASSERT_EQ(before->size(), after->size());
    for (std::size_t i = 0; i < before->size(); ++i) {
        EXPECT_EQ(before->at(i).id, after->at(i).id);
        EXPECT_EQ(before->at(i).text, after->at(i).text);
        EXPECT_EQ(before->at(i).inserted, after->at(i).inserted);
        EXPECT_EQ(before->at(i).expires, after->at(i).expires);
    }
    EXPECT_TRUE(queue->remove(taken->front().message.id, taken->front().receipt.popReceipt)) << "the lease was lost";
}

TEST(LogCompactor, PoliciesAndSettingsAreKept) {
    QueueStoreBed bed;
    bed.open();
    const auto queue = bed.newQueue();
    const AccessPolicy old{QStringLiteral("old"), {}, {}, QStringLiteral("r")};
    const AccessPolicy current{QStringLiteral("pc-7"), {}, QStringLiteral("2026-12-31"), QStringLiteral("rup")};
    ASSERT_TRUE(queue->setAccessPolicies({old}));
    ASSERT_TRUE(queue->setAccessPolicies({current}));
    ASSERT_TRUE(bed.store->settings().setSettings("old"));
    ASSERT_TRUE(bed.store->settings().setSettings("current"));
    for (int i = 0; i < 400; ++i)
        putAndRemove(*queue, QByteArray(200, 'x'));
    ASSERT_FALSE(bed.files->size(bed.segmentPath(1))) << "never compacted";
    bed.open();
    EXPECT_EQ(bed.queue(QStringLiteral("work"))->accessPolicies().value_or(std::vector{old}), std::vector{current});
    EXPECT_EQ(bed.store->settings().settings(), "current");
}

TEST(LogCompactor, WhatWasRemovedStaysRemoved) {
    QueueStoreBed bed;
    bed.open();
    const auto queue = bed.newQueue();
    QList<QByteArray> kept;
    for (int i = 0; i < 600; ++i) {
        const QByteArray text = QByteArray::number(10'000 + i) + QByteArray(100, '.');
        const auto lease = queue->put(text, kForEver);
        ASSERT_TRUE(lease);
        if (i % 20 == 0)
            kept << text;
        else
            ASSERT_TRUE(queue->remove(lease->message.id, lease->receipt.popReceipt));
    }
    EXPECT_LE(bed.store->logBytes(), bound(static_cast<std::uint64_t>(kept.size()), 105));
    bed.open();
    EXPECT_EQ(drain(*bed.queue(QStringLiteral("work"))), kept);
}

TEST(LogCompactor, ExpiredMessagesTakeNoSpaceForLong) {
    QueueStoreBed bed;
    bed.open();
    const auto queue = bed.newQueue();
    for (int i = 0; i < 100; ++i) // about 30 KB that nobody will ever remove
        ASSERT_TRUE(queue->put(QByteArray(200, 'x'), {.timeToLive = 10s}));
    bed.clock.advance(11s);
    const auto other = bed.newQueue(QStringLiteral("other"));
    for (int i = 0; i < 100; ++i)
        putAndRemove(*other, QByteArray(200, 'x'));
    EXPECT_LE(bed.store->logBytes(), bound(0, 200));
}

TEST(LogCompactor, AFullDiskDuringCompactionLosesNothing) {
    QueueStoreBed bed;
    bed.open();
    const auto queue = bed.newQueue();
    for (int i = 0; i < 30; ++i)
        ASSERT_TRUE(queue->put(QByteArray::number(100 + i) + QByteArray(100, '.'), kForEver));
    for (qsizetype room = 0; room < 20'000; room += 611) {
        bed.files->setFreeBytes(room);
        for (auto lease = queue->put("gone", kForEver); lease; lease = queue->put("gone", kForEver))
            (void)queue->remove(lease->message.id, lease->receipt.popReceipt);
        bed.files->setUnlimited();
        ASSERT_TRUE(bed.store->flush());
    }
    bed.cutPower();
    bed.open();
    QList<QByteArray> found = drain(*bed.queue(QStringLiteral("work")));
    found.removeAll("gone"); // refused while waiting, and there all the same
    EXPECT_EQ(found.size(), 30);
}

} // namespace
} // namespace gleaner
