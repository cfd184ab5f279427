// The hours of the week in which a PC may compute, as an owner writes them: "Mon-Fri 18:00-08:00", "Sat-Sun".
// Pure; any thread. Times are wall-clock times of the PC's own time zone. The text and its rules:
// resources/docs/settings.md.
#pragma once

#include "common/base/result.h"

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

namespace gleaner {

/// A set of times of the week. Empty: always.
///
/// A range belongs to the day it begins on and, when its end is not after its beginning, ends on the next day: Friday's
/// "18:00-08:00" ends on Saturday at 08:00. Beginnings and ends are instants: on the days when clocks are put forward
/// or back a range begins and ends once. A time that does not exist on such a day is the first one that does.
class WeekHours {
public:
    WeekHours() = default;

    /// One or more ranges, each "DAYS", "TIME-TIME" or "DAYS TIME-TIME". DAYS: a day (Mon Tue Wed Thu Fri Sat Sun, any
    /// case), a span ("Fri-Mon" goes over Sunday) or several, with commas. TIME: 00:00 to 24:00. At most kMaxRanges.
    /// Errors: InvalidArgument; the text names the range and says how one is written.
    [[nodiscard]] static Result<WeekHours> parse(const QStringList& ranges);

    [[nodiscard]] bool isAlways() const { return m_ranges.empty(); }
    [[nodiscard]] bool contains(const QDateTime& localTime) const;
    /// When the time that contains() is true comes to an end, ranges that meet counted as one. nullopt: now is outside,
    /// or it does not end within a week.
    [[nodiscard]] std::optional<QDateTime> end(const QDateTime& localTime) const;
    /// When the next range begins; nullopt: always inside, or inside now.
    [[nodiscard]] std::optional<QDateTime> nextBeginning(const QDateTime& localTime) const;
    /// The texts that parse() took.
    [[nodiscard]] const QStringList& texts() const { return m_texts; }

    friend bool operator==(const WeekHours& a, const WeekHours& b) { return a.m_texts == b.m_texts; }

    static constexpr int kMaxRanges = 32;

private:
    struct Range {
        int days = 0;  ///< bit 0 is Monday
        int begin = 0; ///< minutes after midnight, 0 .. 1439
        int end = 0;   ///< minutes after the midnight that the range's day begins with, begin + 1 .. 2880
    };
    struct Span {
        QDateTime begin, end;
    };
    static std::optional<Range> parseRange(const QString& text);
    /// Spans that end after `localTime` minus a day, joined where they meet, in order; they reach 8 days ahead.
    std::vector<Span> spansAround(const QDateTime& localTime) const;

    std::vector<Range> m_ranges;
    QStringList m_texts;
};

} // namespace gleaner
