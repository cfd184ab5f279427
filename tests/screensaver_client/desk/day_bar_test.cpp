// A day's stretches lie where they belong on the bar.
#include "screensaver_client/desk/day_bar.h"

#include <QDateTime>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

const QDate kDay(2026, 6, 10);

TimePoint at(QDate day, int hour, int minute = 0) {
    return TimePoint(Milliseconds(QDateTime(day, QTime(hour, minute)).toMSecsSinceEpoch()));
}

AgentWhyEntry entry(TimePoint from, std::optional<TimePoint> until, bool run) {
    return {from, until, run, run ? 4 : 0, QStringLiteral("idle"), QStringLiteral("Because.")};
}

TEST(DayBar, StretchesBecomeSharesOfTheDayInOrder) {
    const auto segments = daySegments(
        {entry(at(kDay, 18), std::nullopt, true), entry(at(kDay, 6), at(kDay, 18), false)}, kDay, at(kDay, 21));
    ASSERT_EQ(segments.size(), 2U);
    EXPECT_EQ(segments[0], (DaySegment{0.25, 0.75, false, 1}));
    EXPECT_EQ(segments[1], (DaySegment{0.75, 0.875, true, 0}));
    EXPECT_EQ(computedOn(segments, kDay), std::chrono::hours(3));
}

TEST(DayBar, WhatBeganTheDayBeforeBeginsAtMidnight) {
    const auto segments = daySegments({entry(at(kDay.addDays(-1), 20), at(kDay, 12), true)}, kDay, at(kDay, 21));
    ASSERT_EQ(segments.size(), 1U);
    EXPECT_EQ(segments[0].from, 0);
    EXPECT_EQ(segments[0].until, 0.5);
    EXPECT_EQ(daySegments({entry(at(kDay, 1), at(kDay, 2), true)}, kDay.addDays(1), at(kDay.addDays(1), 5)).size(), 0U);
}

TEST(DayBar, NothingIsShownOfTheFuture) {
    const auto segments = daySegments({entry(at(kDay, 6), std::nullopt, true)}, kDay, at(kDay, 3));
    EXPECT_TRUE(segments.empty());
}

} // namespace
} // namespace gleaner
