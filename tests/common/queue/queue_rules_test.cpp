#include "common/queue/queue_rules.h"

#include "common/queue/queue_tokens.h"

#include <gtest/gtest.h>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

TEST(QueueRules, NamesAtTheBoundsAreValid) {
    for (const auto& good : {u"abc"_s, u"123"_s, u"a-b-c"_s, QString(63, u'x')})
        EXPECT_TRUE(isValidQueueName(good)) << good.toStdString();
    for (const auto& wrong :
         {u""_s, u"ab"_s, u"a--b"_s, u"-ab"_s, u"ab-"_s, u"aBc"_s, u"a.b"_s, u"a\u00e4b"_s, QString(64, u'x')})
        EXPECT_FALSE(isValidQueueName(wrong)) << wrong.toStdString();
}

TEST(QueueRules, AnErrorNamesTheValueAndTheBounds) {
    EXPECT_EQ(checkCount(33).error().message, u"33 messages at once are not possible; ask for 1 to 32."_s);
    EXPECT_EQ(checkTakeVisibility(0s).error().message,
              u"A visibility time-out of 0 s is not possible; use 1 to 604800 s."_s);
}

TEST(QueueRules, ALongNameIsNotRepeatedInFull) {
    EXPECT_LT(checkQueueName(QString(100'000, u'x')).error().message.size(), 300);
}

TEST(QueueRules, TextThatIsNotUtf8IsRefused) {
    EXPECT_EQ(checkText("\xC3").error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(checkText("\xC3\xA4"));
}

TEST(QueueRules, MetadataNamesDifferWithoutCase) {
    EXPECT_FALSE(checkMetadata({{u"Owner"_s, u"a"_s}, {u"owner"_s, u"b"_s}}));
    EXPECT_TRUE(checkMetadata({{u"Owner"_s, u"a"_s}, {u"_owner2"_s, u"b"_s}}));
}

TEST(QueueRules, MetadataThatAHeaderCannotCarryIsRefused) {
    EXPECT_FALSE(checkMetadata({{u"a"_s, u"line\r\nbreak"_s}}));
    EXPECT_FALSE(checkMetadata({{u"a-b"_s, u"x"_s}}));
    EXPECT_FALSE(checkMetadata({{QString(), u"x"_s}}));
}

TEST(QueueRules, MetadataMayFillItsBoundExactly) {
    EXPECT_TRUE(checkMetadata({{u"abc"_s, QString(kMaxMetadataBytes - 3, u'x')}}));
    EXPECT_EQ(checkMetadata({{u"abc"_s, QString(kMaxMetadataBytes - 2, u'x')}}).error().code, ErrorCode::TooLarge);
}

TEST(QueueRules, NoTimeToLiveReachesPastNever) {
    const TimePoint now{Milliseconds(1'767'225'600'000)};
    EXPECT_EQ(expiryOf(now, 5s), now + 5s);
    EXPECT_EQ(expiryOf(now, std::nullopt), kNeverExpires);
    EXPECT_EQ(expiryOf(now, Seconds::max()), kNeverExpires);
}

TEST(QueueTokens, AReceiptReadsBackAsWritten) {
    EXPECT_EQ(receiptText(0x1F).value(), u"000000000000001f"_s);
    EXPECT_EQ(parseReceipt(receiptText(~0ULL)), ~0ULL);
}

TEST(QueueTokens, WhatIsNotOursIsToldApart) {
    EXPECT_EQ(parseReceipt(PopReceipt(u"1f"_s)), std::nullopt);
    EXPECT_EQ(parseReceipt(PopReceipt(u"not-hexadecimal!"_s)), std::nullopt);
    EXPECT_EQ(parseClaim(MessageId(u"x"_s), receiptText(1)).error().code, ErrorCode::NotFound);
    EXPECT_EQ(parseClaim(messageIdText(QUuid::createUuid()), PopReceipt()).error().code, ErrorCode::Stale);
}

} // namespace
} // namespace gleaner
