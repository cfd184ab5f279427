#include "screensaver_client/desk/hour_grid.h"

#include <algorithm>
#include <map>
#include <vector>

namespace gleaner {

namespace {

constexpr std::array<const char*, HourGrid::kDays> kDayNames{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

QString dayName(int day) {
    return QString::fromLatin1(kDayNames[std::size_t(day)]);
}

/// {0,1,2,3,4} -> "Mon-Fri"; {0,2} -> "Mon,Wed".
QString daysText(const std::vector<int>& days) {
    QStringList parts;
    for (std::size_t first = 0; first < days.size();) {
        std::size_t last = first;
        while (last + 1 < days.size() && days[last + 1] == days[last] + 1)
            ++last;
        if (last - first >= 2) {
            parts.append(dayName(days[first]) + QLatin1Char('-') + dayName(days[last]));
        } else {
            for (std::size_t i = first; i <= last; ++i)
                parts.append(dayName(days[i]));
        }
        first = last + 1;
    }
    return parts.join(QLatin1Char(','));
}

QString timeText(int hour) {
    return QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0'));
}

} // namespace

HourGrid HourGrid::of(const WeekHours& hours) {
    // A week without a change of clocks: 2026-01-05 is a Monday.
    HourGrid grid;
    const QDateTime monday(QDate(2026, 1, 5), QTime(0, 30), Qt::UTC);
    for (int day = 0; day < kDays; ++day)
        for (int hour = 0; hour < kHours; ++hour)
            grid.set(day, hour, hours.isAlways() || hours.contains(monday.addDays(day).addSecs(hour * 3600)));
    return grid;
}

QStringList HourGrid::texts() const {
    if (std::ranges::all_of(m_days, [](const auto& day) { return day.all(); }))
        return {};
    if (std::ranges::all_of(m_days, [](const auto& day) { return day.none(); }))
        return {kNoHours};
    std::map<std::pair<int, int>, std::vector<int>> daysOfRange; // by beginning, so that the week reads in order
    for (int day = 0; day < kDays; ++day) {
        for (int begin = 0; begin < kHours; ++begin) {
            if (!isSet(day, begin))
                continue;
            int end = begin;
            while (end < kHours && isSet(day, end))
                ++end;
            daysOfRange[{begin, end}].push_back(day);
            begin = end;
        }
    }
    QStringList result;
    for (const auto& [range, days] : daysOfRange) {
        const QString times = range == std::pair(0, int(kHours)) ? QString()
                                                                 : QLatin1Char(' ') + timeText(range.first) +
                                                                       QLatin1Char('-') + timeText(range.second);
        result.append(daysText(days) + times);
    }
    return result;
}

} // namespace gleaner
