// Torn tails are cut off, damage is refused.
#include "tests/head_node/store/queue_store_bed.h"

#include "head_node/store/log_recovery.h"

namespace gleaner {
namespace {

/// A closed store of `count` messages, each in a commit of its own.
void fill(QueueStoreBed& bed, int count) {
    bed.open();
    const auto queue = bed.newQueue();
    for (int i = 0; i < count; ++i)
        ASSERT_TRUE(queue->put("message " + QByteArray::number(i), kForEver));
    bed.store.reset();
}

std::uint64_t messagesFound(QueueStoreBed& bed) {
    const auto opened = bed.tryOpen();
    EXPECT_TRUE(opened) << opened.error().message.toStdString();
    return opened ? bed.store->report().messages : ~std::uint64_t(0);
}

TEST(LogRecovery, ATornTailIsCutOffAndReported) {
    QueueStoreBed bed;
    fill(bed, 3);
    const QByteArray whole = bed.files->contents(bed.segmentPath(1));
    for (qsizetype cut = 1; cut < 60; ++cut) { // into the last commit, which is longer than that
        bed.files->setContents(bed.segmentPath(1), whole.chopped(cut));
        EXPECT_EQ(messagesFound(bed), 2U) << cut;
        EXPECT_TRUE(bed.store->report().bytesCutOff > 0 || cut >= 60) << cut;
        EXPECT_TRUE(bed.store->report().summary().contains(u"cut off"));
        bed.store.reset();
    }
}

TEST(LogRecovery, ACutStoreGoesOnWhereItWasCut) {
    QueueStoreBed bed;
    fill(bed, 3);
    const QByteArray whole = bed.files->contents(bed.segmentPath(1));
    bed.files->setContents(bed.segmentPath(1), whole.chopped(5) + "garbage after the power cut");
    EXPECT_EQ(messagesFound(bed), 2U);
    ASSERT_TRUE(bed.queue(QStringLiteral("work"))->put("new", kForEver));
    EXPECT_EQ(messagesFound(bed), 3U);
    EXPECT_EQ(bed.store->report().bytesCutOff, 0U);
}

TEST(LogRecovery, ZerosAfterTheLastRecordAreNoDamage) {
    QueueStoreBed bed;
    fill(bed, 3);
    bed.files->setContents(bed.segmentPath(1), bed.files->contents(bed.segmentPath(1)) + QByteArray(10'000, '\0'));
    EXPECT_EQ(messagesFound(bed), 3U);
    EXPECT_EQ(bed.store->report().bytesCutOff, 0U);
}

TEST(LogRecovery, DamageBeforeALaterCommitIsRefusedAndNothingIsTouched) {
    QueueStoreBed bed;
    fill(bed, 3);
    const QByteArray whole = bed.files->contents(bed.segmentPath(1));
    for (qsizetype at = kSegmentHeaderBytes; at < whole.size() - 100; at += 3) {
        QByteArray damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        bed.files->setContents(bed.segmentPath(1), damaged);
        const auto opened = bed.tryOpen();
        ASSERT_FALSE(opened) << at;
        EXPECT_EQ(opened.error().code, ErrorCode::Corrupt);
        EXPECT_TRUE(opened.error().message.contains(u"00000001.log"));
        EXPECT_TRUE(opened.error().message.contains(u"backup"));
        EXPECT_EQ(bed.files->contents(bed.segmentPath(1)), damaged);
    }
}

TEST(LogRecovery, DamageInAnEarlierSegmentIsRefused) {
    QueueStoreBed bed;
    fill(bed, 60);
    QByteArray first = bed.files->contents(bed.segmentPath(1));
    first[first.size() - 10] = static_cast<char>(first[first.size() - 10] ^ 1);
    bed.files->setContents(bed.segmentPath(1), first);
    const auto opened = bed.tryOpen();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Corrupt);
}

TEST(LogRecovery, AMissingSegmentIsNamed) {
    QueueStoreBed bed;
    bed.options.compactionSegments = 100;
    fill(bed, 100);
    ASSERT_TRUE(bed.files->remove(bed.segmentPath(2)));
    const auto opened = bed.tryOpen();
    ASSERT_FALSE(opened);
    EXPECT_TRUE(opened.error().message.contains(u"00000002.log")) << opened.error().message.toStdString();
}

TEST(LogRecovery, ASegmentOfAnotherLogIsRefused) {
    QueueStoreBed bed;
    fill(bed, 1);
    bed.files->setContents(bed.segmentPath(2), encodeSegmentHeader({500, 123}));
    const auto opened = bed.tryOpen();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Corrupt);
}

TEST(LogRecovery, ASegmentThatWasJustBeingMadeIsRemoved) {
    for (const auto& started : {QByteArray(), QByteArray("GLNQLOG"), QByteArray(5'000, '\0'),
                                QByteArray("GLNQLOG\n").leftJustified(32, '\0')}) {
        QueueStoreBed bed;
        fill(bed, 2);
        bed.files->setContents(bed.segmentPath(2), started);
        EXPECT_EQ(messagesFound(bed), 2U);
        EXPECT_TRUE(bed.store->report().unfinishedSegment);
        EXPECT_EQ(bed.store->report().segments, 1U);
        EXPECT_TRUE(bed.queue(QStringLiteral("work"))->put("goes on", kForEver));
    }
}

TEST(LogRecovery, AMessageCannotPretendToBeACommit) {
    // The text holds what looks like a mark at its very place, but whoever wrote it did not know the log's random id.
    QueueStoreBed bed;
    fill(bed, 1);
    bed.open();
    const auto position = bed.store->gate().position();
    QByteArray text;
    for (std::uint64_t at = position; at < position + 300; ++at)
        text += encodeRecord(MarkRecord{at, 0}).toHex();
    ASSERT_TRUE(bed.queue(QStringLiteral("work"))->put(text.first(2'000), kForEver));
    bed.store.reset();
    const QByteArray whole = bed.files->contents(bed.segmentPath(1));
    bed.files->setContents(bed.segmentPath(1), whole.chopped(1));
    EXPECT_EQ(messagesFound(bed), 1U);
}

} // namespace
} // namespace gleaner
