#include "screensaver_client/policy/week_hours.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace gleaner {
namespace {

constexpr std::array<const char*, 7> kDays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr int kMinutesOfDay = 24 * 60;
constexpr int kAllDays = 0x7f;
constexpr int kDaysAhead = 8;

std::optional<int> dayNumber(const QString& name) {
    const auto day = std::ranges::find_if(
        kDays, [&](const char* d) { return name.compare(QLatin1String(d), Qt::CaseInsensitive) == 0; });
    return day == kDays.end() ? std::nullopt : std::optional(static_cast<int>(day - kDays.begin()));
}

/// "Mon-Fri,Sun" -> bits; nullopt: not days.
std::optional<int> parseDays(const QString& text) {
    int bits = 0;
    for (const QString& part : text.split(QLatin1Char(','))) {
        const QStringList ends = part.split(QLatin1Char('-'));
        const auto first = dayNumber(ends.first());
        const auto last = dayNumber(ends.last());
        if (ends.size() > 2 || !first || !last)
            return std::nullopt;
        for (int day = *first;; day = (day + 1) % 7) {
            bits |= 1 << day;
            if (day == *last)
                break;
        }
    }
    return bits;
}

/// "18:30" -> minutes, up to 24:00.
std::optional<int> parseTime(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("^([0-9]{1,2}):([0-5][0-9])$"));
    const auto match = pattern.match(text);
    const int minutes = match.captured(1).toInt() * 60 + match.captured(2).toInt();
    return match.hasMatch() && minutes <= kMinutesOfDay ? std::optional(minutes) : std::nullopt;
}

/// The instant at which clocks of `like`'s zone show so many minutes after midnight of `day` (or of days after it).
QDateTime instant(QDate day, int minutes, const QDateTime& like) {
    const auto at = [&](int m) {
        const QDate date = day.addDays(m / kMinutesOfDay);
        const QTime time = QTime(0, 0).addSecs(m % kMinutesOfDay * 60);
        return like.timeSpec() == Qt::TimeZone ? QDateTime(date, time, like.timeZone())
                                               : QDateTime(date, time, like.timeSpec(), like.offsetFromUtc());
    };
    QDateTime result = at(minutes);
    // A time that clocks skip is no valid one; they skip three hours at most.
    for (int later = 1; !result.isValid() && later <= 180; ++later)
        result = at(minutes + later);
    return result;
}

} // namespace

std::optional<WeekHours::Range> WeekHours::parseRange(const QString& text) {
    const QStringList words = text.simplified().split(QLatin1Char(' '));
    if (words.size() > 2 || words.first().isEmpty())
        return std::nullopt;
    const bool timesOnly = words.size() == 1 && words.first().contains(QLatin1Char(':'));
    Range range{kAllDays, 0, kMinutesOfDay};
    if (!timesOnly) {
        const auto days = parseDays(words.first());
        if (!days)
            return std::nullopt;
        range.days = *days;
        if (words.size() == 1)
            return range;
    }
    const QStringList times = words.last().split(QLatin1Char('-'));
    if (times.size() != 2)
        return std::nullopt;
    const auto begin = parseTime(times.first());
    const auto end = parseTime(times.last());
    if (!begin || !end || *begin == kMinutesOfDay)
        return std::nullopt;
    range.begin = *begin;
    range.end = *end > *begin ? *end : *end + kMinutesOfDay;
    return range;
}

Result<WeekHours> WeekHours::parse(const QStringList& ranges) {
    if (ranges.size() > kMaxRanges)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("At most %1 ranges of hours are possible.").arg(kMaxRanges));
    WeekHours hours;
    for (const QString& text : ranges) {
        const auto range = parseRange(text);
        if (!range)
            return failure(ErrorCode::InvalidArgument,
                           QStringLiteral("\"%1\" is not a range of hours. Write it like \"Mon-Fri 18:00-08:00\", "
                                          "\"Sat,Sun\" or \"22:00-06:00\".")
                               .arg(text.left(60)));
        hours.m_ranges.push_back(*range);
        hours.m_texts.append(text.simplified());
    }
    return hours;
}

std::vector<WeekHours::Span> WeekHours::spansAround(const QDateTime& localTime) const {
    std::vector<Span> spans;
    // A range of the day before yesterday may end on yesterday's midnight at the latest.
    for (int day = -2; day <= kDaysAhead; ++day) {
        const QDate date = localTime.date().addDays(day);
        for (const Range& range : m_ranges) {
            if (range.days & (1 << (date.dayOfWeek() - 1)))
                spans.push_back({instant(date, range.begin, localTime), instant(date, range.end, localTime)});
        }
    }
    std::ranges::sort(spans, [](const Span& a, const Span& b) { return a.begin < b.begin; });
    std::vector<Span> joined;
    for (const Span& span : spans) {
        if (!joined.empty() && span.begin <= joined.back().end)
            joined.back().end = std::max(joined.back().end, span.end);
        else
            joined.push_back(span);
    }
    return joined;
}

bool WeekHours::contains(const QDateTime& localTime) const {
    if (isAlways())
        return true;
    return std::ranges::any_of(spansAround(localTime),
                               [&](const Span& span) { return span.begin <= localTime && localTime < span.end; });
}

std::optional<QDateTime> WeekHours::end(const QDateTime& localTime) const {
    if (isAlways())
        return std::nullopt;
    for (const Span& span : spansAround(localTime)) {
        if (span.begin <= localTime && localTime < span.end)
            return span.end < localTime.addDays(7) ? std::optional(span.end) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<QDateTime> WeekHours::nextBeginning(const QDateTime& localTime) const {
    if (contains(localTime))
        return std::nullopt;
    for (const Span& span : spansAround(localTime)) {
        if (span.begin > localTime)
            return span.begin;
    }
    return std::nullopt;
}

} // namespace gleaner
