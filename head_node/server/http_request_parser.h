// Bytes of one connection in, requests out: HTTP/1.1 as RFC 9112 has it, without the parts that let two readers
// disagree about where a request ends (SERVER.md, "What is refused"). However the bytes are cut into pieces, the
// outcome is the same. Built on Boost.Beast's parser, which only the .cpp includes. Thread: one at a time.
#pragma once

#include "common/rest/http_message.h"
#include "head_node/server/http_limits.h"

#include <QByteArrayView>

#include <memory>

namespace gleaner {

/// ```
///   Head ──► Body ──► Complete ── take() ──► Head …
///     └────────┴─────► Failed (for ever)
/// ```
/// Keeps at most `headerBytes` and `bodyBytes` (times two while a body grows) of what it was fed.
class HttpRequestParser {
public:
    enum class State {
        Head,     ///< waiting for the rest of a head, or for its first byte
        Body,     ///< the head is good; waiting for the rest of the body
        Complete, ///< take() the request before feeding more
        Failed,   ///< status() says how to answer; where the next request begins is unknown
    };

    /// `limits` outlives this.
    explicit HttpRequestParser(const HttpLimits& limits);
    ~HttpRequestParser();
    HttpRequestParser(const HttpRequestParser&) = delete;
    HttpRequestParser& operator=(const HttpRequestParser&) = delete;

    /// Takes from the front of `bytes` what belongs to the current request and returns how much that was: all, unless
    /// the state becomes Complete or Failed.
    qsizetype feed(QByteArrayView bytes);
    [[nodiscard]] State state() const;
    /// A byte of the current request has come.
    [[nodiscard]] bool hasBegun() const;
    /// The client waits for "100 Continue" before it sends the body. False as soon as a byte of the body has come.
    [[nodiscard]] bool awaitsContinue() const;

    /// Complete: the connection may carry another request after this one.
    [[nodiscard]] bool keepsAlive() const;
    /// Complete: how many bytes the request holds in memory, about.
    [[nodiscard]] qint64 requestBytes() const;
    /// Complete: hands the request out and begins with the next one.
    [[nodiscard]] HttpRequest take();

    /// Failed: 400, 413, 417, 431, 501 or 505.
    [[nodiscard]] int status() const;

private:
    class Machine;
    std::unique_ptr<Machine> m_machine;
};

} // namespace gleaner
