#include "head_node/models/plain_words.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(PlainWords, DurationsAreAsExactAsAPersonWants) {
    EXPECT_EQ(durationWords(Seconds(0)), QStringLiteral("0 s"));
    EXPECT_EQ(durationWords(Seconds(59)), QStringLiteral("59 s"));
    EXPECT_EQ(durationWords(Seconds(65)), QStringLiteral("1 min 05 s"));
    EXPECT_EQ(durationWords(Seconds(3'599)), QStringLiteral("59 min"));
    EXPECT_EQ(durationWords(Seconds(3'660)), QStringLiteral("1 h 01 min"));
    EXPECT_EQ(durationWords(Seconds(3 * 86'400 + 3'600)), QStringLiteral("3 days 1 h"));
}

TEST(PlainWords, ASlowRateIsGivenAMinute) {
    EXPECT_EQ(rateWords(0), QString());
    EXPECT_EQ(rateWords(0.1), QStringLiteral("6.0/min"));
    EXPECT_EQ(rateWords(12.34), QStringLiteral("12.3/s"));
    EXPECT_EQ(rateWords(1'234.5), QStringLiteral("1,235/s"));
}

TEST(PlainWords, SizesHaveUnits) {
    EXPECT_EQ(bytesWords(59), QStringLiteral("59 bytes"));
    EXPECT_EQ(bytesWords(5'808), QStringLiteral("5.8 KB"));
    EXPECT_EQ(bytesWords(2.5e9), QStringLiteral("2.5 GB"));
}

TEST(PlainWords, TimeLeftIsLessCertainTheFewerAnswersCame) {
    const auto early = timeLeft(100, 0.1, Seconds(60)); // six answers
    ASSERT_TRUE(early);
    EXPECT_EQ(early->expected, Seconds(1'000));
    EXPECT_NEAR(static_cast<double>(early->error.count()), 1'000 / 2.449, 2);
    EXPECT_EQ(timeLeftWords(*early), QStringLiteral("16 min ± 6 min 48 s"));
    const auto later = timeLeft(1'000'000, 1'000, Seconds(600));
    EXPECT_EQ(timeLeftWords(*later), QStringLiteral("about 16 min"));
}

TEST(PlainWords, WithoutARateNobodyKnowsTheTimeLeft) {
    EXPECT_FALSE(timeLeft(100, 0, Seconds(60)));
}

} // namespace
} // namespace gleaner
