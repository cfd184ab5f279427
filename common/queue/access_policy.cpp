#include "common/queue/access_policy.h"

#include <QSet>

#include <algorithm>

namespace gleaner {

namespace {

using std::chrono::floor;
using std::chrono::sys_days;
using std::chrono::year_month_day;

/// Reads a text from its beginning; after the first that does not fit, `isGood()` is false.
class TextReader {
public:
    explicit TextReader(QStringView text) : m_text(text) {}

    /// Exactly `count` decimal digits.
    int number(qsizetype count) {
        int value = 0;
        for (qsizetype i = 0; i < count; ++i) {
            const char16_t c = m_text.size() > i ? m_text[i].unicode() : u'\0';
            m_isGood = m_isGood && c >= u'0' && c <= u'9';
            value = value * 10 + (c - u'0');
            if (!m_isGood) {
                return 0;
            }
        }
        m_text = m_text.sliced(count);
        return value;
    }
    void expect(QChar c) { m_isGood = skip(c) && m_isGood; }
    bool skip(QChar c) {
        const bool isThere = m_text.startsWith(c);
        m_text = m_text.sliced(isThere ? 1 : 0);
        return isThere;
    }
    [[nodiscard]] bool isAtDigit() const {
        return !m_text.isEmpty() && m_text.front() >= u'0' && m_text.front() <= u'9';
    }
    [[nodiscard]] bool isAtEnd() const { return m_text.isEmpty(); }
    [[nodiscard]] bool isGood() const { return m_isGood; }

private:
    QStringView m_text;
    bool m_isGood = true;
};

/// ".123…", 1 to 7 digits, or nothing.
Milliseconds fraction(TextReader& reader) {
    constexpr int kMaxDigits = 7;
    if (!reader.skip(u'.')) {
        return {};
    }
    int value = reader.number(1) * 100;
    int weight = 10;
    for (int digits = 1; digits < kMaxDigits && reader.isAtDigit(); ++digits, weight /= 10) {
        value += reader.number(1) * weight;
    }
    return Milliseconds(value);
}

/// "Thh:mm[:ss[.f]]Z"
Milliseconds timeOfDay(TextReader& reader) {
    reader.expect(u'T');
    const std::chrono::hours hours(reader.number(2));
    reader.expect(u':');
    const std::chrono::minutes minutes(reader.number(2));
    Milliseconds seconds{};
    if (reader.skip(u':')) {
        seconds = Seconds(reader.number(2));
        seconds += fraction(reader); // a statement of its own: the order within one is the compiler's
    }
    reader.expect(u'Z');
    const bool exists = hours.count() < 24 && minutes.count() < 60 && seconds < std::chrono::minutes(1);
    return exists ? hours + minutes + seconds : Milliseconds(-1);
}

tl::unexpected<Error> wrongPolicy(const AccessPolicy& policy, const QString& what) {
    return failure(ErrorCode::InvalidArgument, QStringLiteral("The access policy \"%1\" %2.").arg(policy.id, what));
}

bool isTimeOrNothing(const QString& text) {
    return text.isEmpty() || parseAccessTime(text);
}

Status checkPolicy(const AccessPolicy& policy, QStringView permissions) {
    const bool legible = std::ranges::all_of(policy.id, [](QChar c) { return c >= u' ' && c != u'\u007F'; });
    if (policy.id.isEmpty() || policy.id.size() > kMaxPolicyIdLength || !legible) {
        return wrongPolicy(policy, QStringLiteral("needs an id of 1 to %1 legible characters").arg(kMaxPolicyIdLength));
    }
    if (!isTimeOrNothing(policy.start) || !isTimeOrNothing(policy.expiry)) {
        return wrongPolicy(policy, QStringLiteral("needs its times in UTC, such as 2026-01-31T12:00:00Z"));
    }
    const QString& letters = policy.permissions;
    const QSet<QChar> different(letters.begin(), letters.end());
    const bool known = std::ranges::all_of(letters, [permissions](QChar c) { return permissions.contains(c); });
    if (!known || different.size() != letters.size()) {
        return wrongPolicy(policy, QStringLiteral("can permit only letters out of \"%1\", each once").arg(permissions));
    }
    return {};
}

} // namespace

std::optional<TimePoint> parseAccessTime(QStringView text) {
    TextReader reader(text);
    const int year = reader.number(4);
    reader.expect(u'-');
    const int month = reader.number(2);
    reader.expect(u'-');
    const int day = reader.number(2);
    const Milliseconds time = reader.isAtEnd() ? Milliseconds(0) : timeOfDay(reader);
    const year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                              std::chrono::day(unsigned(day))};
    if (!reader.isGood() || !reader.isAtEnd() || year == 0 || !date.ok() || time.count() < 0) {
        return std::nullopt;
    }
    return TimePoint(sys_days(date)) + time;
}

QString accessTimeText(TimePoint time) {
    constexpr TimePoint kFirst = sys_days(std::chrono::year(1) / 1 / 1);
    constexpr TimePoint kLast = TimePoint(Milliseconds(253'402'300'799'000));
    const auto seconds = floor<Seconds>(std::clamp(time, kFirst, kLast));
    const auto day = floor<std::chrono::days>(seconds);
    const year_month_day date(day);
    const std::chrono::hh_mm_ss clock(seconds - day);
    const auto padded = [](auto value, int width) { return QString::number(value).rightJustified(width, u'0'); };
    return padded(int(date.year()), 4) + u'-' + padded(unsigned(date.month()), 2) + u'-' +
           padded(unsigned(date.day()), 2) + u'T' + padded(clock.hours().count(), 2) + u':' +
           padded(clock.minutes().count(), 2) + u':' + padded(clock.seconds().count(), 2) + u'Z';
}

Status checkAccessPolicies(const std::vector<AccessPolicy>& policies, QStringView permissions) {
    if (policies.size() > kMaxStoredPolicies) {
        return failure(
            ErrorCode::TooLarge,
            QStringLiteral("At most %1 access policies are kept; remove one first.").arg(kMaxStoredPolicies));
    }
    QSet<QString> ids;
    for (const AccessPolicy& policy : policies) {
        if (auto checked = checkPolicy(policy, permissions); !checked) {
            return checked;
        }
        if (ids.contains(policy.id)) {
            return wrongPolicy(policy, QStringLiteral("is there twice"));
        }
        ids.insert(policy.id);
    }
    return {};
}

const AccessPolicy* findPolicy(const std::vector<AccessPolicy>& policies, QStringView id) {
    const auto found = std::ranges::find(policies, id, &AccessPolicy::id);
    return found == policies.end() ? nullptr : &*found;
}

} // namespace gleaner
