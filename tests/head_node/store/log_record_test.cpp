#include "head_node/store/log_record.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace gleaner {
namespace {

MessageState someState() {
    return {.id = QUuid::fromString(QStringLiteral("1b4e28ba-2fa1-41d2-883f-0016d3cca427")),
            .receipt = 0x1122'3344'5566'7788,
            .inserted = TimePoint(Milliseconds(1'767'225'600'000)),
            .expires = kNeverExpires,
            .hiddenUntil = TimePoint(Milliseconds(1'767'225'630'000)),
            .serial = 300,
            .dequeueCount = 2};
}

TEST(LogRecord, AMessageReadsBackAsWritten) {
    EXPECT_TRUE(rc::check([](std::uint64_t queue, std::uint64_t receipt, std::uint32_t count, const std::string& text) {
        MessageState state = someState();
        state.receipt = receipt;
        state.dequeueCount = count;
        const QByteArray bytes =
            encodeRecord(MessageRecord{queue, state, QByteArrayView(text.data(), std::ssize(text))});
        const QByteArray longer = bytes + "what follows";
        const auto sized = decodeRecord(longer);
        RC_ASSERT(sized.has_value());
        RC_ASSERT(sized->bytes == bytes.size());
        const auto& read = std::get<MessageRecord>(sized->record);
        RC_ASSERT(read.queue == queue);
        RC_ASSERT(read.state == state);
        RC_ASSERT(read.text == QByteArrayView(text.data(), std::ssize(text)));
    }));
}

TEST(LogRecord, EveryOtherKindReadsBackAsWritten) {
    const auto reread = [](const LogRecord& record) { return decodeRecord(encodeRecord(record)).value().record; };
    EXPECT_EQ(std::get<MarkRecord>(reread(MarkRecord{7, 9})).position, 7U);
    EXPECT_EQ(std::get<MarkRecord>(reread(MarkRecord{7, 9})).logId, 9U);
    const Metadata metadata = {{QStringLiteral("a"), QStringLiteral("1")}, {QStringLiteral("b"), QString()}};
    const LogRecord queue = reread(QueueRecord{3, QStringLiteral("work"), metadata});
    EXPECT_EQ(std::get<QueueRecord>(queue).name, QStringLiteral("work"));
    EXPECT_EQ(std::get<QueueRecord>(queue).metadata, metadata);
    EXPECT_EQ(std::get<QueueRemovedRecord>(reread(QueueRemovedRecord{5})).queue, 5U);
    EXPECT_EQ(std::get<ClearedRecord>(reread(ClearedRecord{6})).queue, 6U);
    EXPECT_EQ(std::get<RemovedRecord>(reread(RemovedRecord{6, someState().id})).id, someState().id);
    const MessageState lease = std::get<LeaseRecord>(reread(LeaseRecord{1, someState()})).state;
    EXPECT_EQ(lease.receipt, someState().receipt);
    EXPECT_EQ(lease.hiddenUntil, someState().hiddenUntil);
    EXPECT_EQ(lease.dequeueCount, 2U);
    const std::vector<AccessPolicy> policies{{QStringLiteral("pc-7"), QStringLiteral("2026-01-01"), {}, {}},
                                             {QStringLiteral("\u00fc"), {}, {}, QStringLiteral("raup")}};
    const LogRecord stored = reread(PoliciesRecord{4, policies});
    EXPECT_EQ(std::get<PoliciesRecord>(stored).queue, 4U);
    EXPECT_EQ(std::get<PoliciesRecord>(stored).policies, policies);
    EXPECT_EQ(std::get<SettingsRecord>(reread(SettingsRecord{"<Cors/>"})).document, "<Cors/>");
}

TEST(LogRecord, EveryTruncationAndEveryFlippedBitIsNoticed) {
    const QByteArray bytes = encodeRecord(MessageRecord{1, someState(), "hello"});
    for (qsizetype size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(decodeRecord(QByteArrayView(bytes).first(size))) << size;
    for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
        QByteArray damaged = bytes;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_FALSE(decodeRecord(damaged)) << bit;
    }
}

TEST(LogRecord, TheWorkedExampleOfTheFormatIsTrue) {
    const QByteArray bytes = encodeRecord(RemovedRecord{3, QUuid::fromRfc4122(QByteArray(16, '\xA1'))});
    EXPECT_EQ(bytes.size(), 26);
    EXPECT_EQ(bytes.first(4).toHex(), "12000000");
    EXPECT_EQ(bytes.sliced(8).toHex(), QByteArray("0603") + QByteArray(16, '\xA1').toHex());
}

TEST(LogRecord, TheLargestMessageAndMetadataFit) {
    const QByteArray text(kMaxMessageTextBytes, 'x');
    EXPECT_TRUE(decodeRecord(encodeRecord(MessageRecord{~0ULL, someState(), text})));
    Metadata metadata;
    for (int i = 0; i < 2'048; ++i) // the most entries that 8,192 bytes allow, near enough
        metadata.insert(QStringLiteral("m%1").arg(i, 3, 36), QString());
    EXPECT_TRUE(decodeRecord(encodeRecord(QueueRecord{1, QString(63, u'q'), metadata})));
}

TEST(LogRecord, AsManyAndAsLargePoliciesAsAreKeptFit) {
    const QString time = QStringLiteral("2026-01-31T13:14:15.1234567Z");
    std::vector<AccessPolicy> policies;
    for (std::size_t i = 0; i < kMaxStoredPolicies; ++i)
        policies.push_back({QString(qsizetype(kMaxPolicyIdLength - 3), QChar(0xFFFD)) + QString::number(i), time, time,
                            QStringLiteral("raup")});
    ASSERT_TRUE(checkAccessPolicies(policies, kQueuePermissions));
    const QByteArray bytes = encodeRecord(PoliciesRecord{~0ULL, policies});
    EXPECT_LE(bytes.size(), qsizetype(kMaxRecordLength));
    EXPECT_TRUE(decodeRecord(bytes));
    EXPECT_TRUE(decodeRecord(encodeRecord(SettingsRecord{QByteArray(65'536, 'x')})));
}

TEST(LogRecord, ZerosAreNoRecord) {
    EXPECT_FALSE(decodeRecord(QByteArray(100, '\0')));
}

} // namespace
} // namespace gleaner
