// Sends a request again when that may help: after 408, 429, 500, 502, 503, 504 and lost connections, with waits that
// grow and jitter, inside one total deadline. Thread: as the transport it wraps; cancel() on any thread.
// A put that is sent again may leave two messages: delivery is at least once anyway.
// Source: Microsoft, "Storage retry guidance"; the statuses that the official SDKs retry.
#pragma once

#include "common/azure/request_board.h"
#include "common/base/backoff.h"
#include "common/rest/http_transport.h"

#include <condition_variable>
#include <mutex>

namespace gleaner {

/// How a retry waits. Thread: sleepFor() on one thread, the implementation may be woken from others.
class Sleeper {
public:
    virtual ~Sleeper() = default;
    /// False when it was cancelled, at once or meanwhile. Blocks: up to `time`.
    [[nodiscard]] virtual bool sleepFor(Milliseconds time) = 0;
};

/// Really waits, until cancelled; then never again. Thread: any.
class InterruptibleSleeper final : public Sleeper {
public:
    [[nodiscard]] bool sleepFor(Milliseconds time) override;
    void cancel();

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_cancelled = false;
};

struct RetryOptions {
    std::vector<Milliseconds> waits{Milliseconds(200), Milliseconds(500), Milliseconds(1'000), Milliseconds(2'000),
                                    Milliseconds(4'000)}; ///< the last one for ever
    Milliseconds attemptTimeout{10'000};                  ///< one attempt takes at most this, however long is left
    int maxAttempts = 8;
    RequestBoard* board = nullptr; ///< told of every request; outlives the transport
};

class RetryingTransport final : public HttpTransport {
public:
    /// Everything given outlives this.
    RetryingTransport(HttpTransport& transport, const Clock& clock, Sleeper& sleeper, RandomSource& random,
                      RetryOptions options = {});

    /// `timeout` bounds all attempts and waits together. Returns the last attempt's outcome when time or attempts run
    /// out: an answer such as 503 is a success here. A Retry-After of the server (seconds or a date) is obeyed when it
    /// fits into the time, and the own wait is added to it: a fleet that was told the same must not come back at once.
    /// Errors: the transport's, Cancelled.
    [[nodiscard]] Result<HttpResponse> send(const HttpRequest& request, Milliseconds timeout) override;

private:
    [[nodiscard]] Result<HttpResponse> sendUntil(SteadyPoint deadline, const HttpRequest& request, Milliseconds left);

    HttpTransport& m_transport;
    const Clock& m_clock;
    Sleeper& m_sleeper;
    RandomSource& m_random;
    RetryOptions m_options;
};

} // namespace gleaner
