#include "common/rest/http_date.h"

#include <algorithm>
#include <array>

namespace gleaner {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr char kWeekdays[] = "SunMonTueWedThuFriSat";
constexpr char kMonths[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
constexpr qsizetype kLength = 29;
constexpr TimePoint kFirst = sys_days(std::chrono::year(1) / 1 / 1);
constexpr TimePoint kLast = TimePoint(Milliseconds(253'402'300'799'000));

void digits(char* at, unsigned value, int count) {
    for (int i = count - 1; i >= 0; --i, value /= 10) {
        at[i] = char('0' + value % 10);
    }
}

/// -1 when one of them is no digit.
int number(QByteArrayView text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return -1;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

/// 1 to 12, or 0.
unsigned monthNumber(QByteArrayView name) {
    for (unsigned month = 0; month < 12; ++month) {
        if (name == QByteArrayView(kMonths + 3 * month, 3)) {
            return month + 1;
        }
    }
    return 0;
}

bool hasPunctuation(QByteArrayView text) {
    static constexpr std::array<int, 5> kSpaces{4, 7, 11, 16, 25};
    return text[3] == ',' && text[19] == ':' && text[22] == ':' && text.sliced(26) == "GMT" &&
           std::ranges::all_of(kSpaces, [text](int at) { return text[at] == ' '; });
}

} // namespace

QByteArray toHttpDate(TimePoint time) {
    const auto seconds = std::chrono::floor<Seconds>(std::clamp(time, kFirst, kLast));
    const auto day = std::chrono::floor<days>(seconds);
    const year_month_day date(day);
    const std::chrono::hh_mm_ss clock(seconds - day);

    QByteArray text("Sun, 06 Nov 1994 08:49:37 GMT");
    char* at = text.data();
    std::copy_n(kWeekdays + 3 * std::chrono::weekday(day).c_encoding(), 3, at);
    digits(at + 5, unsigned(date.day()), 2);
    std::copy_n(kMonths + 3 * (unsigned(date.month()) - 1), 3, at + 8);
    digits(at + 12, unsigned(int(date.year())), 4);
    digits(at + 17, unsigned(clock.hours().count()), 2);
    digits(at + 20, unsigned(clock.minutes().count()), 2);
    digits(at + 23, unsigned(clock.seconds().count()), 2);
    return text;
}

std::optional<TimePoint> fromHttpDate(QByteArrayView text) {
    if (text.size() != kLength || !hasPunctuation(text)) {
        return std::nullopt;
    }
    const int day = number(text.sliced(5, 2));
    const unsigned month = monthNumber(text.sliced(8, 3));
    const int year = number(text.sliced(12, 4));
    const int hour = number(text.sliced(17, 2));
    const int minute = number(text.sliced(20, 2));
    const int second = number(text.sliced(23, 2));
    if (day < 1 || month == 0 || year < 1 || hour < 0 || minute < 0 || second < 0) {
        return std::nullopt;
    }
    const year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(unsigned(day))};
    if (!date.ok() || hour > 23 || minute > 59 || second > 59) {
        return std::nullopt;
    }
    return TimePoint(sys_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute) + Seconds(second);
}

} // namespace gleaner
