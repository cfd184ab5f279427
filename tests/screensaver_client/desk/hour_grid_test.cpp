// The grid and the ranges of a settings file say the same.
#include "screensaver_client/desk/hour_grid.h"

#include <gtest/gtest.h>

#include <random>

namespace gleaner {
namespace {

HourGrid gridOf(const QStringList& ranges) {
    const auto hours = WeekHours::parse(ranges);
    EXPECT_TRUE(hours) << ranges.join(QLatin1Char(';')).toStdString();
    return HourGrid::of(*hours);
}

QStringList list(const char* ranges) {
    return QString::fromLatin1(ranges).split(QLatin1Char(';'));
}

TEST(HourGrid, RangesOverMidnightFillBothDays) {
    const HourGrid grid = gridOf(list("Mon-Fri 18:00-08:00"));
    EXPECT_TRUE(grid.isSet(0, 18));
    EXPECT_TRUE(grid.isSet(0, 23));
    EXPECT_TRUE(grid.isSet(5, 7)) << "Friday's range ends on Saturday";
    EXPECT_FALSE(grid.isSet(0, 7)) << "Sunday has none that reaches into Monday";
    EXPECT_FALSE(grid.isSet(2, 12));
}

TEST(HourGrid, DaysWithEqualHoursAreWrittenTogether) {
    HourGrid grid;
    for (int day = 0; day < 5; ++day)
        for (int hour = 18; hour < 24; ++hour)
            grid.set(day, hour, true);
    for (int day = 5; day < 7; ++day)
        for (int hour = 0; hour < 24; ++hour)
            grid.set(day, hour, true);
    EXPECT_EQ(grid.texts(), list("Sat,Sun;Mon-Fri 18:00-24:00"));
}

TEST(HourGrid, EveryHourIsAlwaysAndNoHourCannotBeSaid) {
    EXPECT_TRUE(HourGrid::of(WeekHours()).texts().isEmpty());
    EXPECT_EQ(HourGrid().texts(), QStringList(kNoHours));
    EXPECT_FALSE(WeekHours::parse({kNoHours})) << "so that it is never stored";
}

TEST(HourGrid, WhatItWritesIsReadBackTheSame) {
    std::mt19937 random(3);
    for (int round = 0; round < 200; ++round) {
        HourGrid grid;
        // Few kinds of days: more would not fit in the ranges that a file may hold.
        const std::uint_fast32_t kinds[] = {random() & random(), random() | random()};
        for (int day = 0; day < HourGrid::kDays; ++day)
            for (int hour = 0, kind = static_cast<int>(random() % 2); hour < HourGrid::kHours; ++hour)
                grid.set(day, hour, ((kinds[kind] >> hour) & 1U) != 0);
        const QStringList texts = grid.texts();
        if (texts.isEmpty() || texts == QStringList(kNoHours))
            continue;
        EXPECT_EQ(gridOf(texts), grid) << texts.join(QStringLiteral("; ")).toStdString();
    }
}

} // namespace
} // namespace gleaner
