#include "common/rest/http_date.h"

#include "common/queue/message_queue.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono;

TEST(HttpDate, WritesTheExampleOfTheStandard) {
    EXPECT_EQ(toHttpDate(TimePoint(milliseconds(784'111'777'000))), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(HttpDate, WritesTheTimeOfMessagesThatNeverExpire) {
    EXPECT_EQ(toHttpDate(kNeverExpires), "Fri, 31 Dec 9999 23:59:59 GMT");
}

TEST(HttpDate, RoundsDownToWholeSeconds) {
    EXPECT_EQ(toHttpDate(TimePoint(milliseconds(1'999))), "Thu, 01 Jan 1970 00:00:01 GMT");
    EXPECT_EQ(toHttpDate(TimePoint(milliseconds(-1))), "Wed, 31 Dec 1969 23:59:59 GMT");
}

TEST(HttpDate, WritesTheNearestDateItCan) {
    EXPECT_EQ(toHttpDate(TimePoint::max()), "Fri, 31 Dec 9999 23:59:59 GMT");
    EXPECT_EQ(toHttpDate(TimePoint::min()), "Mon, 01 Jan 0001 00:00:00 GMT");
}

TEST(HttpDate, ReadsWhatItWrites) {
    for (const std::int64_t seconds : {0LL, 951'782'400LL, 1'767'225'599LL, 4'102'444'800LL, 253'402'300'799LL}) {
        const TimePoint time{Seconds(seconds)};
        EXPECT_EQ(fromHttpDate(toHttpDate(time)), time) << seconds;
    }
}

TEST(HttpDate, RefusesEveryOtherForm) {
    for (const char* text :
         {"", "Sun, 6 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
          "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
          "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT ",
          "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 0000 08:49:37 GMT", "Sun, 06 Nov 1994 08:4x:37 GMT"}) {
        EXPECT_EQ(fromHttpDate(text), std::nullopt) << text;
    }
}

} // namespace
} // namespace gleaner
