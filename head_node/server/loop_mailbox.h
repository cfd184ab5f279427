// How answers and new connections come from any thread to a server's loop: many posts, one wake-up. Thread: any. Shared
// by the loop and every answer still to come, so that an answer after the loop's end falls into nothing.
#pragma once

#include "common/rest/http_message.h"

#include <QtGlobal>

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace gleaner {

class LoopMailbox {
public:
    struct Letter {
        std::uint64_t connection;
        std::uint64_t request;
        HttpResponse response;
    };

    /// `wake` is called on any thread, under a lock, and not more than once until take() has returned nothing; it makes
    /// the loop's thread look at call().
    explicit LoopMailbox(std::function<void()> wake) : m_wake(std::move(wake)) {}

    void post(Letter letter);
    /// A connection for the loop to serve. False: the loop has ended, and the descriptor is still the caller's.
    [[nodiscard]] bool postArrival(qintptr descriptor);
    /// Asks the loop's thread to end.
    void requestStop();

    /// What the loop's thread is wanted for.
    enum class Call { Nothing, Post, Stop };
    [[nodiscard]] Call call();
    /// The loop's thread will call take() soon anyway: no wake-up until it has found nothing.
    void hold();
    /// Moves the connections that have come into `arrivals` (emptied first).
    void takeArrivals(std::vector<qintptr>& arrivals);
    /// Moves what has come into `letters` (emptied first). False when nothing came; the hold ends then.
    bool take(std::vector<Letter>& letters);
    /// Nobody reads any more. When this returns, `wake` is not running and never will be.
    void close();

private:
    std::mutex m_mutex;
    std::vector<Letter> m_letters;
    std::vector<qintptr> m_arrivals;
    std::function<void()> m_wake;
    bool m_isHeld = false; ///< take() will be called
    bool m_isStopRequested = false;
    bool m_isClosed = false;
};

/// What a handler gets to answer one request with: a function for HttpHandler::handle(). The first call counts. If the
/// last copy is thrown away without a call, the request is answered with 500, so that no client waits for ever.
[[nodiscard]] std::function<void(HttpResponse)> makeResponder(std::shared_ptr<LoopMailbox> mailbox,
                                                              std::uint64_t connection, std::uint64_t request);

} // namespace gleaner
