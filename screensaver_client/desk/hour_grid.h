// The week as 7 x 24 hours to click on, and back to the ranges that a settings file holds. Values; thread: any.
#pragma once

#include "screensaver_client/policy/week_hours.h"

#include <QStringList>

#include <array>
#include <bitset>

namespace gleaner {

/// In place of ranges when no hour is chosen: ranges cannot say that.
inline const QString kNoHours = QStringLiteral("none");

class HourGrid {
public:
    static constexpr int kDays = 7, kHours = 24;

    /// Nothing chosen.
    HourGrid() = default;
    /// An hour counts as chosen when its middle is within `hours`; of a range that does not begin on the hour the exact
    /// text has to be kept. No ranges at all (always) choose every hour.
    [[nodiscard]] static HourGrid of(const WeekHours& hours);

    /// day: 0 (Monday) .. 6, hour: 0 .. 23.
    [[nodiscard]] bool isSet(int day, int hour) const { return m_days[std::size_t(day)][std::size_t(hour)]; }
    void set(int day, int hour, bool chosen) { m_days[std::size_t(day)][std::size_t(hour)] = chosen; }

    /// The fewest ranges that say the same, days with equal hours together: "Mon-Fri 00:00-08:00". Empty: always, when
    /// every hour is chosen. No hour at all gives kNoHours, which no settings file takes.
    [[nodiscard]] QStringList texts() const;

    friend bool operator==(const HourGrid&, const HourGrid&) = default;

private:
    std::array<std::bitset<kHours>, kDays> m_days;
};

} // namespace gleaner
