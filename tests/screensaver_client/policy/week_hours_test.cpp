#include "screensaver_client/policy/week_hours.h"

#include <QTimeZone>

#include <gmock/gmock.h>

namespace gleaner {
namespace {

using ::testing::HasSubstr;

QDateTime utc(const char* text) {
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toUTC();
}

/// Central European time: clocks go forward on 2026-03-29 at 02:00, back on 2026-10-25 at 03:00.
QDateTime berlin(const char* text) {
    return utc(text).toTimeZone(QTimeZone("Europe/Berlin"));
}

WeekHours hours(const QStringList& texts) {
    const auto parsed = WeekHours::parse(texts);
    EXPECT_TRUE(parsed) << parsed.error().message.toStdString();
    return parsed.value_or(WeekHours());
}

const QString kNights = QStringLiteral("Mon-Fri 18:00-08:00");

TEST(WeekHours, NoRangeMeansAlways) {
    const WeekHours always;
    EXPECT_TRUE(always.contains(utc("2026-11-21T12:00:00Z")));
    EXPECT_EQ(always.end(utc("2026-11-21T12:00:00Z")), std::nullopt);
    EXPECT_EQ(always.nextBeginning(utc("2026-11-21T12:00:00Z")), std::nullopt);
}

TEST(WeekHours, ANightBelongsToTheDayItBeginsOn) {
    const WeekHours nights = hours({kNights});
    EXPECT_FALSE(nights.contains(utc("2026-11-16T07:59:00Z"))) << "Monday morning belongs to Sunday's night";
    EXPECT_TRUE(nights.contains(utc("2026-11-16T18:00:00Z")));
    EXPECT_TRUE(nights.contains(utc("2026-11-17T07:59:59Z")));
    EXPECT_FALSE(nights.contains(utc("2026-11-17T08:00:00Z")));
    EXPECT_TRUE(nights.contains(utc("2026-11-21T07:59:00Z"))) << "Saturday morning belongs to Friday's night";
    EXPECT_FALSE(nights.contains(utc("2026-11-21T18:30:00Z")));
}

TEST(WeekHours, RangesThatMeetEndTogether) {
    const WeekHours weekend = hours({kNights, QStringLiteral("Sat-Sun"), QStringLiteral("mon 00:00-07:00")});
    EXPECT_EQ(weekend.end(utc("2026-11-20T20:00:00Z")), utc("2026-11-23T07:00:00Z"));
    EXPECT_EQ(weekend.nextBeginning(utc("2026-11-23T09:00:00Z")), utc("2026-11-23T18:00:00Z"));
}

TEST(WeekHours, AllWeekHasNoEnd) {
    EXPECT_EQ(hours({QStringLiteral("Mon-Sun")}).end(utc("2026-11-20T20:00:00Z")), std::nullopt);
    EXPECT_EQ(hours({QStringLiteral("06:00-06:00")}).end(utc("2026-11-20T20:00:00Z")), std::nullopt);
}

TEST(WeekHours, SpansOfDaysGoOverSunday) {
    const WeekHours over = hours({QStringLiteral("Sat-Mon,Wed 10:00-11:00")});
    for (const char* inside :
         {"2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z", "2026-11-23T10:00:00Z", "2026-11-25T10:30:00Z"})
        EXPECT_TRUE(over.contains(utc(inside))) << inside;
    EXPECT_FALSE(over.contains(utc("2026-11-24T10:30:00Z")));
}

TEST(WeekHours, ANightIsAnHourShorterWhenClocksGoForward) {
    const WeekHours nights = hours({QStringLiteral("22:00-06:00")});
    const QDateTime begin = berlin("2026-03-28T21:00:00Z");
    EXPECT_EQ(nights.end(begin)->toUTC(), utc("2026-03-29T04:00:00Z"));
    EXPECT_EQ(begin.secsTo(*nights.end(begin)), 7 * 3600);
}

TEST(WeekHours, ATimeThatClocksSkipIsTheNextOneThatExists) {
    const WeekHours early = hours({QStringLiteral("02:30-05:00")});
    EXPECT_FALSE(early.contains(berlin("2026-03-29T00:59:00Z")));
    EXPECT_EQ(early.nextBeginning(berlin("2026-03-29T00:30:00Z"))->toUTC(), utc("2026-03-29T01:00:00Z"));
}

TEST(WeekHours, ATimeThatClocksShowTwiceEndsARangeOnce) {
    const WeekHours nights = hours({QStringLiteral("22:00-02:30")});
    const QDateTime begin = berlin("2026-10-24T20:00:00Z");
    const QDateTime end = *nights.end(begin);
    EXPECT_EQ(end.time(), QTime(2, 30));
    EXPECT_FALSE(nights.contains(end)) << "02:30 comes";
    EXPECT_FALSE(nights.contains(end.addSecs(1800))) << "and whatever clocks show afterwards, the range is over";
    EXPECT_TRUE(nights.contains(end.addSecs(-60)));
}

TEST(WeekHours, ARangeThatIsNoneIsNamedWithAnExample) {
    for (const char* wrong : {"", "Mon-", "Mun 10:00-11:00", "Mon 10:00", "10:00-25:00", "24:00-03:00", "Mon 10-11",
                              "Mon 10:60-11:00", "Mon Tue 10:00-11:00", "Mon-Tue-Wed"}) {
        const auto parsed = WeekHours::parse({kNights, QString::fromLatin1(wrong)});
        ASSERT_FALSE(parsed) << wrong;
        EXPECT_EQ(parsed.error().code, ErrorCode::InvalidArgument);
        EXPECT_THAT(parsed.error().message.toStdString(), HasSubstr("Mon-Fri 18:00-08:00"));
    }
    EXPECT_FALSE(WeekHours::parse(QStringList(WeekHours::kMaxRanges + 1, kNights)));
}

} // namespace
} // namespace gleaner
