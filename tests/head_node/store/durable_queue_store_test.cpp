#include "tests/head_node/store/queue_store_bed.h"

#include <QFile>
#include <QTemporaryDir>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

TEST(DurableQueueStore, EverythingIsThereAfterAReopen) {
    QueueStoreBed bed;
    bed.open();
    const Metadata metadata = {{QStringLiteral("poisonthreshold"), QStringLiteral("5")}};
    ASSERT_TRUE(bed.store->blocking().create(QStringLiteral("work"), metadata));
    auto queue = bed.queue(QStringLiteral("work"));
    const auto kept = queue->put("kept", {});
    const auto updated = queue->put("before", {});
    const auto removed = queue->put("removed", {});
    ASSERT_TRUE(kept && updated && removed);
    ASSERT_TRUE(queue->update(updated->message.id, updated->receipt.popReceipt, 0s, QByteArray("after")));
    ASSERT_TRUE(queue->remove(removed->message.id, removed->receipt.popReceipt));

    bed.open();
    EXPECT_EQ(bed.store->report().messages, 2U);
    EXPECT_EQ(bed.store->report().queues, 1U);
    queue = bed.queue(QStringLiteral("work"));
    EXPECT_EQ(queue->properties().value_or(QueueProperties()).metadata, metadata);
    const auto seen = queue->peek(32);
    ASSERT_TRUE(seen && seen->size() == 2);
    EXPECT_EQ(seen->at(0).text, "kept");
    EXPECT_EQ(seen->at(0).id, kept->message.id);
    EXPECT_EQ(seen->at(0).inserted, kept->message.inserted);
    EXPECT_EQ(seen->at(0).expires, kept->message.expires);
    EXPECT_EQ(seen->at(1).text, "after");
    EXPECT_TRUE(queue->remove(kept->message.id, kept->receipt.popReceipt));
}

TEST(DurableQueueStore, ALeaseSurvivesACleanRestart) {
    QueueStoreBed bed;
    bed.open();
    auto queue = bed.newQueue();
    ASSERT_TRUE(queue->put("hello", {}));
    const auto lease = queue->get(1, 60s);
    ASSERT_TRUE(lease && lease->size() == 1);
    bed.open();
    queue = bed.queue(QStringLiteral("work"));
    EXPECT_TRUE(queue->peek(1).value_or(std::vector<QueueMessage>(1)).empty());
    bed.clock.advance(61s);
    const auto again = queue->get(1, 60s);
    ASSERT_TRUE(again && again->size() == 1);
    EXPECT_EQ(again->front().message.dequeueCount, 2);
}

TEST(DurableQueueStore, ARemovedQueueAndAClearedOneStayEmpty) {
    QueueStoreBed bed;
    bed.open();
    ASSERT_TRUE(bed.newQueue(QStringLiteral("cleared"))->put("x", {}));
    ASSERT_TRUE(bed.queue(QStringLiteral("cleared"))->clear());
    ASSERT_TRUE(bed.newQueue(QStringLiteral("removed"))->put("x", {}));
    ASSERT_TRUE(bed.store->blocking().remove(QStringLiteral("removed")));
    ASSERT_TRUE(bed.newQueue(QStringLiteral("removed"))->put("new", {}));
    bed.open();
    EXPECT_EQ(bed.store->report().messages, 1U);
    EXPECT_EQ(drain(*bed.queue(QStringLiteral("removed"))), QList<QByteArray>{"new"});
    EXPECT_EQ(drain(*bed.queue(QStringLiteral("cleared"))), QList<QByteArray>());
}

TEST(DurableQueueStore, ExpiredMessagesAreNotFoundAtTheNextStart) {
    QueueStoreBed bed;
    bed.open();
    ASSERT_TRUE(bed.newQueue()->put("short", {.timeToLive = 10s}));
    bed.clock.advance(11s);
    bed.open();
    EXPECT_EQ(bed.store->report().messages, 0U);
}

TEST(DurableQueueStore, ASecondHeadIsRefused) {
    QueueStoreBed bed;
    bed.open();
    const auto second = DurableQueueStore::open(*bed.files, kStoreFolder, bed.options, bed.clock, bed.random);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Unavailable);
}

TEST(DurableQueueStore, DeferredOperationsAreLetGoWhenTheyAreOnDisk) {
    QueueStoreBed bed;
    bed.open();
    ASSERT_TRUE(bed.store->deferred().create(QStringLiteral("work"), {}));
    ASSERT_TRUE(bed.store->deferred().open(QStringLiteral("work"))->put("hello", {}));
    EXPECT_EQ(bed.files->syncCount(), 0);
    std::atomic<bool> durable = false;
    bed.store->gate().whenDurable(bed.store->gate().position(),
                                  [&](const Status& status) { durable = status.has_value(); });
    ASSERT_TRUE(bed.store->flush());
    bed.cutPower();
    EXPECT_TRUE(durable);
    bed.open();
    EXPECT_EQ(drain(*bed.queue(QStringLiteral("work"))), QList<QByteArray>{"hello"});
}

TEST(DurableQueueStore, TakingAndLookingNeverWaitForTheDisk) {
    QueueStoreBed bed;
    bed.open();
    auto queue = bed.newQueue();
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(queue->put("x", {}));
    const int syncs = bed.files->syncCount();
    EXPECT_TRUE(queue->get(3, 30s));
    EXPECT_TRUE(queue->peek(3));
    EXPECT_TRUE(queue->properties());
    EXPECT_EQ(bed.files->syncCount(), syncs);
}

TEST(DurableQueueStore, WorksOnTheRealDisk) {
    const QTemporaryDir folder;
    const auto files = makeSystemFileSystem();
    FakeClock clock;
    SeededRandom random(1);
    const QString path = folder.filePath(QStringLiteral("a/b"));
    for (int life = 0; life < 3; ++life) {
        auto store = DurableQueueStore::open(*files, path, {.segmentBytes = 4'096}, clock, random);
        ASSERT_TRUE(store) << store.error().message.toStdString();
        EXPECT_EQ((*store)->report().messages, static_cast<std::uint64_t>(life) * 20);
        ASSERT_TRUE((*store)->blocking().create(QStringLiteral("work"), {}));
        const auto queue = (*store)->blocking().open(QStringLiteral("work"));
        for (int i = 0; i < 20; ++i)
            ASSERT_TRUE(queue->put(QByteArray(500, 'x'), kForEver));
        const auto second = DurableQueueStore::open(*files, path, {}, clock, random);
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code, ErrorCode::Unavailable);
    }
}

TEST(DurableQueueStore, ALogOfANewerFormatIsRefusedInSoManyWords) {
    QueueStoreBed bed;
    QByteArray header = encodeSegmentHeader({0, 7});
    header[8] = kLogFormatVersion + 1;
    bed.files->setContents(bed.segmentPath(1), header);
    const auto opened = bed.tryOpen();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Malformed);
    EXPECT_TRUE(opened.error().message.contains(u"format version is 3")) << opened.error().message.toStdString();
}

/// What a log of version 1 lacks is written into a segment that says version 2.
TEST(DurableQueueStore, ALogOfVersion1GoesOnInANewSegment) {
    QFile golden(QStringLiteral(GLEANER_GOLDEN_FOLDER "/queues-v1.log"));
    ASSERT_TRUE(golden.open(QIODevice::ReadOnly));
    const QByteArray first = golden.readAll();
    QueueStoreBed bed;
    bed.files->setContents(bed.segmentPath(1), first);
    bed.open();
    const std::vector<AccessPolicy> policies{{QStringLiteral("pc-7"), {}, {}, QStringLiteral("r")}};
    ASSERT_TRUE(bed.queue(QStringLiteral("golden"))->setAccessPolicies(policies));
    bed.store.reset();
    EXPECT_EQ(bed.files->contents(bed.segmentPath(1)), first);
    const auto header = decodeSegmentHeader(bed.files->contents(bed.segmentPath(2)));
    ASSERT_TRUE(header);
    EXPECT_EQ(header->version, 2U);
    bed.open();
    EXPECT_EQ(bed.queue(QStringLiteral("golden"))->accessPolicies().value_or(std::vector<AccessPolicy>()), policies);
    EXPECT_EQ(bed.queue(QStringLiteral("golden"))->properties().value_or(QueueProperties()).approximateMessageCount,
              2U);
}

/// tests/golden/store/queues-v2.log: written by version 2, never to be written again.
TEST(DurableQueueStore, TheGoldenSegmentOfVersion2StaysReadableForEver) {
    QFile golden(QStringLiteral(GLEANER_GOLDEN_FOLDER "/queues-v2.log"));
    ASSERT_TRUE(golden.open(QIODevice::ReadOnly));
    QueueStoreBed bed;
    bed.files->setContents(bed.segmentPath(1), golden.readAll());
    bed.open();
    EXPECT_EQ(bed.store->report().bytesCutOff, 0U);
    EXPECT_EQ(bed.store->settings().settings(), "<StorageServiceProperties/>");
    const std::vector<AccessPolicy> policies{{QStringLiteral("pc-7"), QStringLiteral("2026-01-01"),
                                              QStringLiteral("2026-12-31T23:59:59Z"), QStringLiteral("raup")},
                                             {QStringLiteral("B\u00fcro"), {}, {}, {}}};
    EXPECT_EQ(bed.queue(QStringLiteral("golden"))->accessPolicies().value_or(std::vector<AccessPolicy>()), policies);
    EXPECT_EQ(drain(*bed.queue(QStringLiteral("golden"))), QList<QByteArray>{"text"});
}

/// tests/golden/store/queues-v1.log: written by version 1, never to be written again.
TEST(DurableQueueStore, TheGoldenSegmentStaysReadableForEver) {
    QFile golden(QStringLiteral(GLEANER_GOLDEN_FOLDER "/queues-v1.log"));
    ASSERT_TRUE(golden.open(QIODevice::ReadOnly));
    QueueStoreBed bed;
    bed.files->setContents(bed.segmentPath(1), golden.readAll());
    bed.open();
    const auto properties = bed.queue(QStringLiteral("golden"))->properties();
    ASSERT_TRUE(properties);
    EXPECT_EQ(properties->metadata.value(QStringLiteral("poisonthreshold")), QStringLiteral("5"));
    EXPECT_EQ(properties->approximateMessageCount, 2U);
    const auto seen = bed.queue(QStringLiteral("golden"))->peek(32);
    ASSERT_TRUE(seen && seen->size() == 1);
    EXPECT_EQ(seen->front().text, "after, with \xC3\xBC");
    EXPECT_EQ(seen->front().dequeueCount, 1);
    EXPECT_EQ(bed.store->report().queues, 2U);
    bed.clock.advance(2h);
    EXPECT_EQ(drain(*bed.queue(QStringLiteral("golden"))), (QList<QByteArray>{"after, with \xC3\xBC", "leased"}));
    EXPECT_EQ(drain(*bed.queue(QStringLiteral("cleared"))), QList<QByteArray>());
}

} // namespace
} // namespace gleaner
