#include "common/azure/retrying_transport.h"

#include <algorithm>
#include <array>

namespace gleaner {

namespace {

constexpr std::array kRetriedStatuses{408, 429, 500, 502, 503, 504};
constexpr Seconds kMaxRetryAfter{3'600};

bool isWorthRepeating(const Result<HttpResponse>& outcome) {
    if (!outcome) {
        return outcome.error().code == ErrorCode::Unavailable;
    }
    return std::ranges::find(kRetriedStatuses, outcome->status) != kRetriedStatuses.end();
}

/// What the server asks for; 0 when nothing or a date.
Milliseconds retryAfter(const Result<HttpResponse>& outcome) {
    if (!outcome) {
        return Milliseconds(0);
    }
    const int seconds = outcome->headers.value("Retry-After").trimmed().toInt();
    return std::clamp(Seconds(seconds), Seconds(0), kMaxRetryAfter);
}

} // namespace

bool InterruptibleSleeper::sleepFor(Milliseconds time) {
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, time, [this] { return m_cancelled; });
}

void InterruptibleSleeper::cancel() {
    {
        const std::lock_guard lock(m_mutex);
        m_cancelled = true;
    }
    m_wake.notify_all();
}

RetryingTransport::RetryingTransport(HttpTransport& transport, const Clock& clock, Sleeper& sleeper,
                                     RandomSource& random, RetryOptions options)
    : m_transport(transport), m_clock(clock), m_sleeper(sleeper), m_random(random), m_options(std::move(options)) {}

Result<HttpResponse> RetryingTransport::send(const HttpRequest& request, Milliseconds timeout) {
    const SteadyPoint deadline = m_clock.steadyNow() + timeout;
    Backoff backoff(m_options.waits, m_random);
    Milliseconds left = timeout;
    for (int attempt = 1;; ++attempt) {
        auto outcome = m_transport.send(request, std::min(left, m_options.attemptTimeout));
        if (attempt >= m_options.maxAttempts || !isWorthRepeating(outcome)) {
            return outcome;
        }
        const Milliseconds wait = std::max(backoff.next(), retryAfter(outcome));
        left = std::chrono::duration_cast<Milliseconds>(deadline - m_clock.steadyNow()) - wait;
        if (left <= Milliseconds(0)) {
            return outcome;
        }
        if (!m_sleeper.sleepFor(wait)) {
            return failure(ErrorCode::Cancelled, QStringLiteral("Stopped while waiting to try again."));
        }
    }
}

} // namespace gleaner
