// How answers come from any thread to the server's: many posts, one wake-up. Thread: any. Shared by the server and
// every answer still to come, so that an answer after the server's end falls into nothing.
#pragma once

#include "common/rest/http_message.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace gleaner {

class ResponseMailbox {
public:
    struct Letter {
        std::uint64_t connection;
        std::uint64_t request;
        HttpResponse response;
    };

    /// `wake` is called on any thread, under a lock, and not more than once until take() has returned nothing; it makes
    /// the server's thread look at call().
    explicit ResponseMailbox(std::function<void()> wake) : m_wake(std::move(wake)) {}

    void post(Letter letter);
    /// Asks the server's thread to end.
    void requestStop();

    /// What the server's thread is wanted for.
    enum class Call { Nothing, Letters, Stop };
    [[nodiscard]] Call call();
    /// The server's thread will call take() soon anyway: no wake-up until it has found nothing.
    void hold();
    /// Moves what has come into `letters` (emptied first). False when nothing came; the hold ends then.
    bool take(std::vector<Letter>& letters);
    /// Nobody reads any more. When this returns, `wake` is not running and never will be.
    void close();

private:
    std::mutex m_mutex;
    std::vector<Letter> m_letters;
    std::function<void()> m_wake;
    bool m_isHeld = false; ///< take() will be called
    bool m_isStopRequested = false;
    bool m_isClosed = false;
};

/// What a handler gets to answer one request with: a function for HttpHandler::handle(). The first call counts. If the
/// last copy is thrown away without a call, the request is answered with 500, so that no client waits for ever.
[[nodiscard]] std::function<void(HttpResponse)> makeResponder(std::shared_ptr<ResponseMailbox> mailbox,
                                                              std::uint64_t connection, std::uint64_t request);

} // namespace gleaner
