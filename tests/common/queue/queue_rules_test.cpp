#include "common/queue/queue_rules.h"

#include "common/queue/queue_tokens.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

TEST(QueueRules, NamesAtTheBoundsAreValid) {
    for (const auto& good : {u"abc"_qs, u"123"_qs, u"a-b-c"_qs, QString(63, u'x')})
        EXPECT_TRUE(isValidQueueName(good)) << good.toStdString();
    for (const auto& wrong :
         {u""_qs, u"ab"_qs, u"a--b"_qs, u"-ab"_qs, u"ab-"_qs, u"aBc"_qs, u"a.b"_qs, u"a\u00e4b"_qs, QString(64, u'x')})
        EXPECT_FALSE(isValidQueueName(wrong)) << wrong.toStdString();
}

TEST(QueueRules, AnErrorNamesTheValueAndTheBounds) {
    EXPECT_EQ(checkCount(33).error().message, u"33 messages at once are not possible; ask for 1 to 32."_qs);
    EXPECT_EQ(checkTakeVisibility(0s).error().message,
              u"A visibility time-out of 0 s is not possible; use 1 to 604800 s."_qs);
}

TEST(QueueRules, ALongNameIsNotRepeatedInFull) {
    EXPECT_LT(checkQueueName(QString(100'000, u'x')).error().message.size(), 300);
}

TEST(QueueRules, TextThatIsNotUtf8IsRefused) {
    EXPECT_EQ(checkText("\xC3").error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(checkText("\xC3\xA4"));
}

TEST(QueueRules, MetadataNamesDifferWithoutCase) {
    EXPECT_FALSE(checkMetadata({{u"Owner"_qs, u"a"_qs}, {u"owner"_qs, u"b"_qs}}));
    EXPECT_TRUE(checkMetadata({{u"Owner"_qs, u"a"_qs}, {u"_owner2"_qs, u"b"_qs}}));
}

TEST(QueueRules, MetadataThatAHeaderCannotCarryIsRefused) {
    EXPECT_FALSE(checkMetadata({{u"a"_qs, u"line\r\nbreak"_qs}}));
    EXPECT_FALSE(checkMetadata({{u"a-b"_qs, u"x"_qs}}));
    EXPECT_FALSE(checkMetadata({{QString(), u"x"_qs}}));
}

TEST(QueueRules, MetadataMayFillItsBoundExactly) {
    EXPECT_TRUE(checkMetadata({{u"abc"_qs, QString(kMaxMetadataBytes - 3, u'x')}}));
    EXPECT_EQ(checkMetadata({{u"abc"_qs, QString(kMaxMetadataBytes - 2, u'x')}}).error().code, ErrorCode::TooLarge);
}

TEST(QueueRules, NoTimeToLiveReachesPastNever) {
    const TimePoint now{Milliseconds(1'767'225'600'000)};
    EXPECT_EQ(expiryOf(now, 5s), now + 5s);
    EXPECT_EQ(expiryOf(now, std::nullopt), kNeverExpires);
    EXPECT_EQ(expiryOf(now, Seconds::max()), kNeverExpires);
}

TEST(QueueTokens, AReceiptReadsBackAsWritten) {
    EXPECT_EQ(receiptText(0x1F).value(), u"000000000000001f"_qs);
    EXPECT_EQ(parseReceipt(receiptText(~0ULL)), ~0ULL);
}

TEST(QueueTokens, WhatIsNotOursIsToldApart) {
    EXPECT_EQ(parseReceipt(PopReceipt(u"1f"_qs)), std::nullopt);
    EXPECT_EQ(parseReceipt(PopReceipt(u"not-hexadecimal!"_qs)), std::nullopt);
    EXPECT_EQ(parseClaim(MessageId(u"x"_qs), receiptText(1)).error().code, ErrorCode::NotFound);
    EXPECT_EQ(parseClaim(messageIdText(QUuid::createUuid()), PopReceipt()).error().code, ErrorCode::Stale);
}

} // namespace
} // namespace gleaner
