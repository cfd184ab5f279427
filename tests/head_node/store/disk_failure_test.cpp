// Full disks and failing syncs: nothing is acknowledged that is not on disk, and nothing acknowledged is lost.
#include "tests/head_node/store/queue_store_bed.h"

#include <thread>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

bool isDiskFull(const auto& result) {
    return !result && result.error().code == ErrorCode::DiskFull;
}

TEST(DiskFailure, AFullDiskRefusesWritesAndServesReads) {
    QueueStoreBed bed;
    bed.open();
    const auto queue = bed.newQueue();
    ASSERT_TRUE(queue->put("there", {}));
    bed.files->setFreeBytes(10);
    EXPECT_TRUE(isDiskFull(queue->put("waits for the disk", {})));
    EXPECT_TRUE(isDiskFull(queue->put("is refused", {})));
    EXPECT_TRUE(isDiskFull(queue->clear()));
    EXPECT_TRUE(isDiskFull(queue->setMetadata({})));
    EXPECT_TRUE(isDiskFull(bed.store->blocking().create(QStringLiteral("more"), {})));
    EXPECT_TRUE(isDiskFull(bed.store->blocking().remove(QStringLiteral("work"))));
    const auto leases = queue->get(1, 30s);
    ASSERT_TRUE(leases && leases->size() == 1);
    EXPECT_EQ(leases->front().message.text, "there");
    EXPECT_TRUE(isDiskFull(queue->remove(leases->front().message.id, leases->front().receipt.popReceipt)));
}

TEST(DiskFailure, TheStoreRecoversWhenSpaceIsBack) {
    QueueStoreBed bed;
    bed.open();
    auto queue = bed.newQueue();
    ASSERT_TRUE(queue->put("before", {}));
    bed.files->setFreeBytes(10);
    EXPECT_TRUE(isDiskFull(queue->put("meanwhile", {})));
    EXPECT_TRUE(isDiskFull(bed.store->flush()));
    bed.files->setUnlimited();
    EXPECT_TRUE(bed.store->flush());
    EXPECT_TRUE(queue->put("after", {}));
    bed.cutPower();
    bed.open();
    // Index and disk agree: what was in memory while the disk was full got there in the end.
    EXPECT_EQ(drain(*bed.queue(QStringLiteral("work"))), (QList<QByteArray>{"after", "before", "meanwhile"}));
}

TEST(DiskFailure, ARefusedWriteAsksForAnotherAttempt) {
    QueueStoreBed bed;
    bed.open();
    const auto queue = bed.newQueue();
    bed.files->setFreeBytes(0);
    EXPECT_TRUE(isDiskFull(queue->put("x", {})));
    bed.files->setUnlimited();
    while (!queue->put("again", {})) // each refusal wakes the commit thread; the retry interval is an hour here
        std::this_thread::yield();
    EXPECT_TRUE(bed.store->flush());
}

TEST(DiskFailure, APowerCutOnAFullDiskLosesNothingAcknowledged) {
    for (qsizetype room = 0; room < 400; room += 7) {
        SCOPED_TRACE(room);
        QueueStoreBed bed(static_cast<std::uint64_t>(room));
        bed.open();
        const auto queue = bed.newQueue();
        ASSERT_TRUE(queue->put("acknowledged", {}));
        bed.files->setFreeBytes(room);
        QList<QByteArray> expected{"acknowledged"};
        for (int i = 0; i < 5; ++i)
            if (const QByteArray text = "later" + QByteArray::number(i); queue->put(text, {}))
                expected << text;
        EXPECT_LT(expected.size(), 6);
        bed.cutPower();
        bed.open();
        if (testing::Test::HasFatalFailure())
            return;
        const auto found = drain(*bed.queue(QStringLiteral("work")));
        EXPECT_GE(found.size(), expected.size());
        for (const auto& text : expected)
            EXPECT_TRUE(found.contains(text)) << text.toStdString();
    }
}

TEST(DiskFailure, AFailedSyncIsNotBelievedTheSecondTime) {
    QueueStoreBed bed;
    bed.open();
    auto queue = bed.newQueue();
    ASSERT_TRUE(queue->put("before", {}));
    bed.files->failSyncs(1);
    EXPECT_TRUE(isDiskFull(queue->put("lost pages", {})));
    ASSERT_TRUE(bed.store->flush()); // the disk would say "success" for the same pages now
    ASSERT_TRUE(queue->put("after", {}));
    bed.cutPower();
    bed.open();
    EXPECT_EQ(drain(*bed.queue(QStringLiteral("work"))), (QList<QByteArray>{"after", "before", "lost pages"}));
    EXPECT_EQ(bed.store->report().segments, 2U);
}

TEST(DiskFailure, ManyFailedSyncsInARowLoseNothing) {
    for (int failures = 1; failures <= 6; ++failures) {
        SCOPED_TRACE(failures);
        QueueStoreBed bed(static_cast<std::uint64_t>(failures));
        bed.open();
        const auto queue = bed.newQueue();
        ASSERT_TRUE(queue->put("before", {}));
        bed.files->failSyncs(failures);
        EXPECT_TRUE(isDiskFull(queue->put("meanwhile", {})));
        while (!bed.store->flush()) {
        }
        ASSERT_TRUE(queue->put("after", {}));
        bed.cutPower();
        bed.open();
        EXPECT_EQ(drain(*bed.queue(QStringLiteral("work"))), (QList<QByteArray>{"after", "before", "meanwhile"}));
    }
}

TEST(DiskFailure, DeferredCallersHearOfIt) {
    QueueStoreBed bed;
    bed.open();
    ASSERT_TRUE(bed.store->blocking().create(QStringLiteral("work"), {}));
    bed.files->setFreeBytes(0);
    ASSERT_TRUE(bed.store->deferred().open(QStringLiteral("work"))->put("x", {}));
    std::atomic<int> refused = 0;
    const auto note = [&](const Status& status) { refused += isDiskFull(status) ? 1 : 100; };
    bed.store->gate().whenDurable(bed.store->gate().position(), note);
    EXPECT_TRUE(isDiskFull(bed.store->flush()));
    bed.store->gate().whenDurable(bed.store->gate().position(), note);
    EXPECT_EQ(refused, 2);
}

} // namespace
} // namespace gleaner
