#include "head_node/models/plain_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner {

namespace {

constexpr Seconds::rep kMinute = 60, kHour = 3'600, kDay = 86'400;

QString words(const char* text) {
    return QCoreApplication::translate("PlainWords", text);
}

QString twoDigits(Seconds::rep number) {
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

} // namespace

QString countText(std::uint64_t number) {
    return QLocale().toString(static_cast<qulonglong>(number));
}

QString durationWords(Seconds duration) {
    const Seconds::rep total = std::max<Seconds::rep>(duration.count(), 0);
    if (total < kMinute)
        return words(QT_TRANSLATE_NOOP("PlainWords", "%1 s")).arg(total);
    if (total < 10 * kMinute)
        return words(QT_TRANSLATE_NOOP("PlainWords", "%1 min %2 s"))
            .arg(total / kMinute)
            .arg(twoDigits(total % kMinute));
    if (total < kHour)
        return words(QT_TRANSLATE_NOOP("PlainWords", "%1 min")).arg(total / kMinute);
    if (total < 2 * kDay)
        return words(QT_TRANSLATE_NOOP("PlainWords", "%1 h %2 min"))
            .arg(total / kHour)
            .arg(twoDigits(total % kHour / kMinute));
    return words(QT_TRANSLATE_NOOP("PlainWords", "%1 days %2 h")).arg(total / kDay).arg(total % kDay / kHour);
}

QString ageWords(Seconds age) {
    const Seconds::rep total = age.count();
    if (total < 5)
        return words(QT_TRANSLATE_NOOP("PlainWords", "just now"));
    if (total < kMinute)
        return words(QT_TRANSLATE_NOOP("PlainWords", "%1 s")).arg(total);
    if (total < 2 * kHour)
        return words(QT_TRANSLATE_NOOP("PlainWords", "%1 min")).arg(total / kMinute);
    if (total < 2 * kDay)
        return words(QT_TRANSLATE_NOOP("PlainWords", "%1 h")).arg(total / kHour);
    return words(QT_TRANSLATE_NOOP("PlainWords", "%1 days")).arg(total / kDay);
}

QString rateWords(double perSecond) {
    if (!(perSecond > 0))
        return {};
    const QLocale locale;
    if (perSecond >= 100)
        return words(QT_TRANSLATE_NOOP("PlainWords", "%1/s")).arg(locale.toString(std::round(perSecond), 'f', 0));
    if (perSecond >= 0.95)
        return words(QT_TRANSLATE_NOOP("PlainWords", "%1/s")).arg(locale.toString(perSecond, 'f', 1));
    return words(QT_TRANSLATE_NOOP("PlainWords", "%1/min")).arg(locale.toString(perSecond * 60, 'f', 1));
}

QString bytesWords(double bytes) {
    static constexpr std::array<const char*, 5> kUnits{
        QT_TRANSLATE_NOOP("PlainWords", "%1 bytes"), QT_TRANSLATE_NOOP("PlainWords", "%1 KB"),
        QT_TRANSLATE_NOOP("PlainWords", "%1 MB"), QT_TRANSLATE_NOOP("PlainWords", "%1 GB"),
        QT_TRANSLATE_NOOP("PlainWords", "%1 TB")};
    std::size_t unit = 0;
    while (bytes >= 1'000 && unit + 1 < kUnits.size()) {
        bytes /= 1'000;
        ++unit;
    }
    return words(kUnits[unit]).arg(QLocale().toString(bytes, 'f', unit == 0 || bytes >= 100 ? 0 : 1));
}

std::optional<TimeLeft> timeLeft(std::uint64_t remaining, double rate, Seconds measuredFor) {
    constexpr double kWindow = 60, kLongest = 100.0 * 365 * kDay;
    if (!(rate > 0))
        return std::nullopt;
    const double seconds = std::min(static_cast<double>(remaining) / rate, kLongest);
    const double answers = rate * std::clamp(static_cast<double>(measuredFor.count()), 1.0, kWindow);
    const double error = std::min(seconds / std::sqrt(std::max(answers, 1.0)), kLongest);
    return TimeLeft{Seconds(static_cast<Seconds::rep>(seconds + 0.5)), Seconds(static_cast<Seconds::rep>(error + 0.5))};
}

QString timeLeftWords(const TimeLeft& left) {
    if (left.error.count() < 1 || left.error * 10 < left.expected)
        return words(QT_TRANSLATE_NOOP("PlainWords", "about %1")).arg(durationWords(left.expected));
    return words(QT_TRANSLATE_NOOP("PlainWords", "%1 ± %2"))
        .arg(durationWords(left.expected), durationWords(left.error));
}

} // namespace gleaner
