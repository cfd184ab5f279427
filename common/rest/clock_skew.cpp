#include "common/rest/clock_skew.h"

#include "common/rest/http_date.h"

namespace gleaner {

namespace {

constexpr int kForbidden = 403;

QString inWords(Milliseconds duration) {
    const auto minutes = std::chrono::round<std::chrono::minutes>(duration).count();
    if (minutes < 120)
        return QStringLiteral("%1 minutes").arg(minutes);
    if (minutes < 48 * 60)
        return QStringLiteral("%1 hours").arg(minutes / 60);
    return QStringLiteral("%1 days").arg(minutes / (24 * 60));
}

} // namespace

bool ClockSkew::learn(const HttpResponse& answer, TimePoint now) {
    if (answer.status != kForbidden || answer.headers.value("x-ms-error-code") != "AuthenticationFailed")
        return false;
    const auto theirs = fromHttpDate(answer.headers.value("Date"));
    if (!theirs)
        return false;
    const Milliseconds ahead = *theirs - now;
    if (std::chrono::abs(ahead - m_ahead) < kTolerance)
        return false;
    m_ahead = std::chrono::abs(ahead) < kTolerance ? Milliseconds(0) : ahead;
    return true;
}

QString ClockSkew::explanation() const {
    if (m_ahead == Milliseconds(0))
        return {};
    return QStringLiteral(
               "This PC's clock is %1 %2 the server's, and a request whose date is wrong is refused: set the "
               "clock right. Until then the dates are corrected.")
        .arg(inWords(std::chrono::abs(m_ahead)),
             m_ahead > Milliseconds(0) ? QStringLiteral("behind") : QStringLiteral("ahead of"));
}

} // namespace gleaner
