// One client's connection: reads requests, hands them to the handler, writes the answers in order. Thread: its
// loop's. Owns its socket; owned by HttpLoop, which forwards what the socket tells and every sweep of the clock.
#pragma once

#include "head_node/server/http_answer_queue.h"
#include "head_node/server/http_handler.h"
#include "head_node/server/http_request_parser.h"
#include "head_node/server/http_server_shared.h"
#include "head_node/server/http_socket.h"
#include "head_node/server/loop_mailbox.h"

#include <memory>
#include <vector>

namespace gleaner {

/// What all connections of a loop share. Everything outlives the connections.
struct HttpConnectionShared {
    HttpHandler& handler;
    HttpServerShared& all; ///< with the other loops of the server
    std::shared_ptr<LoopMailbox> mailbox;
    std::vector<char> input; ///< one read's bytes: kMostReadAtOnce
    QByteArray output;       ///< answers on their way into a socket
    QByteArray date;         ///< of now, as the Date header has it
};

/// ```
///            last request, or one refused       its answer written
///   Serving ───────────────────────────► Finishing ──► Closing ──► Over
///      │                                     └──► Lingering ──────►  ▲
///      └── the client went, or was silent for too long ──────────────┘
/// ```
/// Finishing reads nothing; Lingering throws away what it reads.
class HttpConnection {
public:
    /// `socket` is connected. `bytesFromThere`: what the connections from its address hold of bodies.
    HttpConnection(std::uint64_t id, std::unique_ptr<HttpSocket> socket,
                   std::shared_ptr<std::atomic<qint64>> bytesFromThere, HttpConnectionShared& shared, SteadyPoint now);
    ~HttpConnection();
    HttpConnection(const HttpConnection&) = delete;
    HttpConnection& operator=(const HttpConnection&) = delete;

    /// The socket has bytes. May call the handler.
    void read(SteadyPoint now);
    /// An answer has come. Written at the next proceed().
    void fulfil(std::uint64_t request, HttpResponse response);
    /// Writes the answers whose turn it is and goes on reading if it had to stop. May call the handler.
    void proceed(SteadyPoint now);
    /// The client took some bytes. proceed() afterwards.
    void noteSent(SteadyPoint now);
    /// The socket failed or was closed.
    void lose() { m_mode = Mode::Over; }
    /// Refuses or drops a client that takes too long. proceed() afterwards.
    void sweep(SteadyPoint now);

    [[nodiscard]] bool isOver() const { return m_mode == Mode::Over; }
    [[nodiscard]] std::uint64_t id() const { return m_id; }

private:
    enum class Mode { Serving, Finishing, Closing, Lingering, Over };
    enum class Phase { Between, Head, Body };

    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] qint64 unsentBytes() const;
    [[nodiscard]] Phase phase() const;
    /// Brings the shared counts of bodies up to date.
    void countBodies();
    /// `more` bytes of a body of so many fit in with all the others.
    [[nodiscard]] bool hasRoomFor(qint64 body, qint64 more) const;
    void consume(QByteArrayView bytes, SteadyPoint now);
    qsizetype parse(QByteArrayView bytes, SteadyPoint now);
    void dispatch(SteadyPoint now);
    void admit();
    void refuse(HttpResponse response);
    void send(SteadyPoint now);
    void finish(SteadyPoint now);
    void resume(SteadyPoint now);
    void sweepServing(SteadyPoint now);
    void closeNow();

    std::uint64_t m_id;
    std::unique_ptr<HttpSocket> m_socket;
    std::shared_ptr<std::atomic<qint64>> m_bytesFromThere;
    HttpConnectionShared& m_shared;
    HttpPeer m_peer;
    HttpRequestParser m_parser;
    HttpAnswerQueue m_answers;
    QByteArray m_backlog; ///< read but not parsed, because of a limit; at most one read's bytes
    Mode m_mode = Mode::Serving;
    Phase m_phase = Phase::Between;
    SteadyPoint m_since;     ///< when the phase (or Lingering) began
    SteadyPoint m_sendSince; ///< when the client last took bytes, or had taken all
    bool m_hasServed = false;
    bool m_hasUnread = false; ///< the socket said it has bytes while reading was stopped
    bool m_saidContinue = false;
    bool m_isRefused = false;
    bool m_isAdmitted = false;  ///< the handler has seen the head of the request whose body comes
    qint64 m_countedBodies = 0; ///< this connection's part of the shared counts
};

} // namespace gleaner
