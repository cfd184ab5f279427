#include "head_node/server/http_connection.h"

#include "head_node/server/http_refusal.h"

#include <algorithm>

namespace gleaner {

namespace {

/// One connection reads at most this many times the shared buffer before others have their turn.
constexpr int kReadsAtATurn = 4;

/// A smaller body is always let through: otherwise a server that is full could not even say so.
constexpr qint64 kFreeBody = 4 * 1024;

HttpPeer peerOf(const HttpSocket& socket) {
    const QHostAddress address = socket.peerAddress();
    bool isIpv4 = false;
    const QHostAddress ipv4(address.toIPv4Address(&isIpv4));
    return {isIpv4 ? ipv4 : address, socket.isEncrypted()};
}

} // namespace

HttpConnection::HttpConnection(std::uint64_t id, std::unique_ptr<HttpSocket> socket,
                               std::shared_ptr<std::atomic<qint64>> bytesFromThere, HttpConnectionShared& shared,
                               SteadyPoint now)
    : m_id(id), m_socket(std::move(socket)), m_bytesFromThere(std::move(bytesFromThere)), m_shared(shared),
      m_peer(peerOf(*m_socket)), m_parser(shared.all.limits), m_since(now), m_sendSince(now) {}

HttpConnection::~HttpConnection() {
    m_shared.all.counts.bodyBytes -= m_countedBodies;
    *m_bytesFromThere -= m_countedBodies;
}

bool HttpConnection::isPaused() const {
    const HttpLimits& limits = m_shared.all.limits;
    return m_answers.size() >= limits.unansweredRequests || m_answers.requestBytes() >= limits.unansweredBytes ||
           unsentBytes() >= limits.unsentBytes ||
           (*m_bytesFromThere >= limits.bodyBytesPerAddress && unsentBytes() > 0);
}

qint64 HttpConnection::unsentBytes() const {
    return m_socket->bytesToWrite() + m_answers.waitingBytes();
}

void HttpConnection::countBodies() {
    const qint64 now = m_parser.bodyBytes() + m_answers.requestBytes() + unsentBytes();
    if (const qint64 more = now - std::exchange(m_countedBodies, now); more != 0) {
        m_shared.all.counts.bodyBytes += more;
        *m_bytesFromThere += more;
    }
}

bool HttpConnection::hasRoomFor(qint64 body, qint64 more) const {
    const HttpLimits& limits = m_shared.all.limits;
    return body <= kFreeBody || (m_shared.all.counts.bodyBytes + more <= limits.bodyBytesInAll &&
                                 *m_bytesFromThere + more <= limits.bodyBytesPerAddress);
}

HttpConnection::Phase HttpConnection::phase() const {
    if (m_parser.state() == HttpRequestParser::State::Body)
        return Phase::Body;
    return m_parser.hasBegun() ? Phase::Head : Phase::Between;
}

void HttpConnection::read(SteadyPoint now) {
    m_hasUnread = m_mode == Mode::Finishing || (m_mode == Mode::Serving && (isPaused() || !m_backlog.isEmpty()));
    if (m_hasUnread)
        return;
    const auto most = static_cast<qint64>(m_shared.input.size());
    for (int turn = 0; turn < kReadsAtATurn && (m_mode == Mode::Serving || m_mode == Mode::Lingering); ++turn) {
        const qint64 size = m_socket->read(m_shared.input.data(), most);
        if (size < 0)
            m_mode = Mode::Over;
        if (size > 0 && m_mode == Mode::Serving)
            consume({m_shared.input.data(), size}, now);
        if (size < most)
            break;
        // The backlog comes first: what paused parsing may have gone since, as other connections count there, too.
        m_hasUnread = m_mode == Mode::Serving && (isPaused() || !m_backlog.isEmpty());
        if (m_hasUnread)
            break;
    }
}

void HttpConnection::consume(QByteArrayView bytes, SteadyPoint now) {
    const qsizetype used = parse(bytes, now);
    if (used < bytes.size() && m_mode == Mode::Serving)
        m_backlog = bytes.sliced(used).toByteArray();
}

qsizetype HttpConnection::parse(QByteArrayView bytes, SteadyPoint now) {
    qsizetype used = 0;
    while (used < bytes.size() && m_mode == Mode::Serving && !isPaused()) {
        const qint64 before = m_parser.bodyBytes();
        used += m_parser.feed(bytes.sliced(used));
        if (!hasRoomFor(m_parser.bodyBytes(), m_parser.bodyBytes() - before))
            m_parser.refuse(503);
        if (m_parser.state() == HttpRequestParser::State::Complete)
            dispatch(now);
        else if (m_parser.state() == HttpRequestParser::State::Failed)
            refuse(refusalOf(m_parser.status(), m_shared.all.limits));
        else if (m_parser.bodyBytes() > kFreeBody && !std::exchange(m_isAdmitted, true))
            admit();
    }
    countBodies();
    if (const Phase next = phase(); next != m_phase) {
        m_phase = next;
        m_since = now;
    }
    return used;
}

void HttpConnection::dispatch(SteadyPoint now) {
    const bool isLast = !m_parser.keepsAlive();
    const qint64 bytes = m_parser.requestBytes();
    HttpRequest request = m_parser.take();
    const std::uint64_t number = m_answers.expect({{request.method == "HEAD", isLast}, bytes});
    if (isLast)
        m_mode = Mode::Finishing;
    m_hasServed = true;
    m_saidContinue = false;
    m_isAdmitted = false;
    m_phase = Phase::Between;
    m_since = now;
    m_shared.handler.handle(request, m_peer, makeResponder(m_shared.mailbox, m_id, number));
    m_parser.giveBack(std::move(request));
}

void HttpConnection::admit() {
    std::optional<HttpResponse> response = m_shared.handler.refusal(m_parser.request(), m_peer);
    if (!response)
        return;
    m_parser.refuse(response->status); // lets go of the body
    refuse(*std::move(response));
}

void HttpConnection::refuse(HttpResponse response) {
    m_answers.fulfil(m_answers.expect({{false, true}, 0}), std::move(response));
    m_mode = Mode::Finishing;
    m_isRefused = true;
}

void HttpConnection::fulfil(std::uint64_t request, HttpResponse response) {
    if (!hasRoomFor(response.body.size(), response.body.size()))
        response = refusalOf(503, m_shared.all.limits);
    m_answers.fulfil(request, std::move(response));
    countBodies();
}

void HttpConnection::proceed(SteadyPoint now) {
    if (m_mode != Mode::Serving && m_mode != Mode::Finishing)
        return;
    QByteArray& output = m_shared.output;
    output.resize(0);
    const bool closes = m_answers.writeReady(output, m_shared.date);
    if (!closes && m_answers.isEmpty() && m_parser.awaitsContinue() && !m_saidContinue) {
        output.append("HTTP/1.1 100 Continue\r\n\r\n");
        m_saidContinue = true;
        m_since = now;
    }
    if (!output.isEmpty())
        send(now);
    countBodies();
    if (closes && m_mode != Mode::Over)
        finish(now);
    else if (m_mode == Mode::Serving)
        resume(now);
}

void HttpConnection::send(SteadyPoint now) {
    if (m_socket->bytesToWrite() == 0)
        m_sendSince = now;
    if (m_phase == Phase::Between)
        m_since = now;
    if (!m_socket->write(m_shared.output))
        m_mode = Mode::Over;
}

/// After the last answer. Closing a socket that still has unread bytes makes the system send a reset, which can reach
/// the client before the answer; so what may still come is read and thrown away for a while.
void HttpConnection::finish(SteadyPoint now) {
    const bool mayGetMore = m_isRefused || m_hasUnread || m_parser.hasBegun() || !m_backlog.isEmpty();
    m_backlog = QByteArray();
    if (!mayGetMore) {
        m_mode = Mode::Closing;
        closeNow();
        return;
    }
    m_mode = Mode::Lingering;
    m_since = now;
    read(now);
}

void HttpConnection::resume(SteadyPoint now) {
    if (isPaused())
        return;
    if (!m_backlog.isEmpty()) {
        const QByteArray backlog = std::exchange(m_backlog, QByteArray());
        m_since = now;
        consume(backlog, now);
    }
    if (m_hasUnread && m_backlog.isEmpty() && !isPaused())
        read(now);
}

void HttpConnection::noteSent(SteadyPoint now) {
    m_sendSince = now;
    if (m_mode == Mode::Lingering)
        m_since = now;
}

void HttpConnection::closeNow() {
    if (m_socket->close())
        m_mode = Mode::Over;
}

void HttpConnection::sweep(SteadyPoint now) {
    const bool isStuck = m_socket->bytesToWrite() > 0;
    if (isStuck && now - m_sendSince >= m_shared.all.limits.sendTime)
        m_mode = Mode::Over;
    else if (m_mode == Mode::Serving)
        sweepServing(now);
    else if (m_mode == Mode::Lingering && !isStuck && now - m_since >= m_shared.all.limits.lingerTime)
        closeNow();
}

void HttpConnection::sweepServing(SteadyPoint now) {
    if (isPaused() || !m_backlog.isEmpty()) {
        m_since = now; // it is us who do not read
        return;
    }
    const HttpLimits& limits = m_shared.all.limits;
    const auto waited = now - m_since;
    switch (m_phase) {
    case Phase::Between:
        if (m_answers.isEmpty() && waited >= (m_hasServed ? limits.idleTime : limits.headTime))
            m_mode = Mode::Over;
        return;
    case Phase::Head:
        if (waited >= limits.headTime)
            refuse(refusalOf(408, m_shared.all.limits));
        return;
    case Phase::Body:
        if (m_parser.awaitsContinue() && !m_saidContinue)
            m_since = now;
        else if (waited >= limits.bodyTime)
            refuse(refusalOf(408, m_shared.all.limits));
        return;
    }
}

} // namespace gleaner
