// Bytes of one connection in, requests out: HTTP/1.1 as RFC 9112 has it, without the parts that let two readers
// disagree about where a request ends (SERVER.md, "What is refused"). However the bytes are cut into pieces, the
// outcome is the same. A value; one thread at a time.
#pragma once

#include "common/rest/http_message.h"
#include "head_node/server/http_chunk_decoder.h"
#include "head_node/server/http_head_scanner.h"

#include <QByteArrayView>

#include <optional>

namespace gleaner {

/// ```
///   Head ──► Body ──► Complete ── take() ──► Head …
///     └────────┴─────► Failed (for ever)
/// ```
/// Keeps at most `headerBytes` and `bodyBytes` (twice that while a body grows) of what it was fed.
class HttpRequestParser {
public:
    enum class State {
        Head,     ///< waiting for the rest of a head, or for its first byte
        Body,     ///< the head is good; waiting for the rest of the body
        Complete, ///< take() the request before feeding more
        Failed,   ///< status() says how to answer; where the next request begins is unknown
    };

    /// `limits` outlives this.
    explicit HttpRequestParser(const HttpLimits& limits) : m_limits(&limits), m_scanner(limits.headerBytes) {}

    /// Takes from the front of `bytes` what belongs to the current request and returns how much that was: all, unless
    /// the state becomes Complete or Failed.
    qsizetype feed(QByteArrayView bytes);
    [[nodiscard]] State state() const { return m_state; }
    /// A byte of the current request has come.
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }
    /// The client waits for "100 Continue" before it sends the body. False as soon as a byte of the body has come.
    [[nodiscard]] bool awaitsContinue() const { return m_awaitsContinue; }

    /// Complete: the connection may carry another request after this one.
    [[nodiscard]] bool keepsAlive() const { return m_keepsAlive; }
    /// Complete: how many bytes the request holds in memory, about.
    [[nodiscard]] qint64 requestBytes() const { return m_headBytes + m_request.body.size(); }
    /// What is known of the request so far; in Body, all but the rest of its body.
    [[nodiscard]] const HttpRequest& request() const { return m_request; }
    /// Bytes of the present request's body that have come.
    [[nodiscard]] qint64 bodyBytes() const { return m_request.body.size(); }
    /// Complete: hands the request out and begins with the next one.
    [[nodiscard]] HttpRequest take();
    /// A request that take() handed out is over: its body's memory, if nobody else has it and it is small, serves the
    /// next one.
    void giveBack(HttpRequest request);

    /// Whatever has come of the request is thrown away; it ends in Failed with this status.
    void refuse(int status) { fail(status); }
    /// Failed: 400, 413, 417, 431, 501 or 505, or what refuse() was given.
    [[nodiscard]] int status() const { return m_status; }

private:
    qsizetype feedHead(QByteArrayView bytes);
    void finishHead(QByteArrayView head);
    qsizetype feedBody(QByteArrayView bytes);
    qsizetype feedChunks(QByteArrayView bytes);
    void fail(int status);

    const HttpLimits* m_limits;
    HttpHeadScanner m_scanner;
    State m_state = State::Head;
    int m_status = 0;
    bool m_hasBegun = false;
    bool m_awaitsContinue = false;
    bool m_keepsAlive = false;
    QByteArray m_partial; ///< a head that has not ended yet
    qint64 m_headBytes = 0;
    HttpRequest m_request;
    QByteArray m_spareBody;                   ///< memory only
    qint64 m_bodyLeft = 0;                    ///< of a body whose length was given
    std::optional<HttpChunkDecoder> m_chunks; ///< of a body in chunks
};

} // namespace gleaner
