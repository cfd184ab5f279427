#include "common/azure/retrying_transport.h"

#include "common/rest/http_date.h"

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

/// What the server asks for; 0 when nothing. A date is the server's, and so is the one it is compared with.
Milliseconds retryAfter(const Result<HttpResponse>& outcome, TimePoint now) {
    const QByteArray asked = outcome ? outcome->headers.value("Retry-After").trimmed() : QByteArray();
    bool isNumber = false;
    const qlonglong seconds = asked.toLongLong(&isNumber);
    if (isNumber) {
        return std::clamp(Seconds(seconds), Seconds(0), kMaxRetryAfter);
    }
    const auto until = fromHttpDate(asked);
    if (!until) {
        return Milliseconds(0);
    }
    const Milliseconds wait = *until - fromHttpDate(outcome->headers.value("Date")).value_or(now);
    return std::clamp<Milliseconds>(wait, Milliseconds(0), kMaxRetryAfter);
}

QString reasonOf(const Result<HttpResponse>& outcome, const QString& server) {
    return outcome ? QStringLiteral("%1 answers %2.").arg(server).arg(outcome->status) : outcome.error().message;
}

QString serverOf(const HttpRequest& request) {
    const QByteArray host = request.headers.value("Host");
    return host.isEmpty() ? QStringLiteral("The server") : QString::fromLatin1(host);
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
    if (m_options.board != nullptr) {
        m_options.board->began(this, serverOf(request));
    }
    auto outcome = sendUntil(m_clock.steadyNow() + timeout, request, timeout);
    if (m_options.board != nullptr) {
        m_options.board->ended(this);
    }
    return outcome;
}

Result<HttpResponse> RetryingTransport::sendUntil(SteadyPoint deadline, const HttpRequest& request, Milliseconds left) {
    Backoff backoff(m_options.waits, m_random);
    for (int attempt = 1;; ++attempt) {
        auto outcome = m_transport.send(request, std::min(left, m_options.attemptTimeout));
        if (attempt >= m_options.maxAttempts || !isWorthRepeating(outcome)) {
            return outcome;
        }
        const Milliseconds wait = backoff.next() + retryAfter(outcome, m_clock.now());
        left = std::chrono::duration_cast<Milliseconds>(deadline - m_clock.steadyNow()) - wait;
        if (left <= Milliseconds(0)) {
            return outcome;
        }
        if (m_options.board != nullptr) {
            m_options.board->triesAgain(this, reasonOf(outcome, serverOf(request)));
        }
        if (!m_sleeper.sleepFor(wait)) {
            return failure(ErrorCode::Cancelled, QStringLiteral("Stopped while waiting to try again."));
        }
    }
}

} // namespace gleaner
