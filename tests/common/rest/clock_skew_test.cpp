#include "common/rest/clock_skew.h"

#include "common/rest/http_date.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

constexpr TimePoint kNow{Milliseconds(1'767'225'600'000)};

HttpResponse refusal(TimePoint theirs, const char* code = "AuthenticationFailed") {
    HttpResponse response{403, {}, {}};
    response.headers.add("x-ms-error-code", code);
    response.headers.add("Date", toHttpDate(theirs));
    return response;
}

TEST(ClockSkew, ARefusalShowsTheServersTime) {
    ClockSkew skew;
    EXPECT_EQ(skew.corrected(kNow), kNow);
    EXPECT_TRUE(skew.explanation().isEmpty());
    EXPECT_TRUE(skew.learn(refusal(kNow - 5h), kNow));
    EXPECT_EQ(skew.corrected(kNow), kNow - 5h);
    EXPECT_TRUE(skew.explanation().contains(QStringLiteral("5 hours ahead of"))) << qPrintable(skew.explanation());
    EXPECT_TRUE(skew.explanation().contains(QStringLiteral("set the clock right")));
}

TEST(ClockSkew, ARefusalForAnotherReasonTeachesNothing) {
    ClockSkew skew;
    EXPECT_FALSE(skew.learn(refusal(kNow + 4min), kNow)) << "within what every server allows";
    EXPECT_FALSE(skew.learn(refusal(kNow + 5h, "AuthorizationPermissionMismatch"), kNow));
    EXPECT_FALSE(skew.learn({200, {}, {}}, kNow));
    HttpResponse undated{403, {}, {}};
    undated.headers.add("x-ms-error-code", "AuthenticationFailed");
    EXPECT_FALSE(skew.learn(undated, kNow));
    EXPECT_EQ(skew.corrected(kNow), kNow);
}

TEST(ClockSkew, TheSameSkewIsNoReasonToTryForEver) {
    ClockSkew skew;
    EXPECT_TRUE(skew.learn(refusal(kNow + 24h), kNow));
    EXPECT_FALSE(skew.learn(refusal(kNow + 24h + 1s), kNow + 1s));
}

TEST(ClockSkew, AClockThatWasSetRightIsBelievedAgain) {
    ClockSkew skew;
    ASSERT_TRUE(skew.learn(refusal(kNow + 3 * 24h), kNow));
    EXPECT_TRUE(skew.explanation().contains(QStringLiteral("3 days behind"))) << qPrintable(skew.explanation());
    const TimePoint right = kNow + 3 * 24h;
    EXPECT_TRUE(skew.learn(refusal(right + 2s), right));
    EXPECT_EQ(skew.corrected(right), right);
    EXPECT_TRUE(skew.explanation().isEmpty());
}

} // namespace
} // namespace gleaner
