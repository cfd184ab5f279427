#include "head_node/server/http_request_parser.h"

#include "common/base/bytes.h"
#include "head_node/server/http_request_head.h"

#include <utility>

namespace gleaner {

namespace {
/// A message has hardly more; an idle connection keeps so much.
constexpr qsizetype kMaxSpareBody = 16 * 1024;
} // namespace

qsizetype HttpRequestParser::feed(QByteArrayView bytes) {
    qsizetype used = 0;
    while (used < bytes.size() && (m_state == State::Head || m_state == State::Body)) {
        const QByteArrayView rest = bytes.sliced(used);
        used += m_state == State::Head ? feedHead(rest) : feedBody(rest);
    }
    return used;
}

qsizetype HttpRequestParser::feedHead(QByteArrayView bytes) {
    const HttpHeadScanner::Step step = m_scanner.scan(bytes);
    m_hasBegun = !m_scanner.inBlankLines();
    if (step.blank > 0)
        m_partial.clear(); // half of an empty line
    const QByteArrayView piece = bytes.first(step.used).sliced(step.blank);
    switch (step.outcome) {
    case HttpHeadScanner::Outcome::More:
        m_partial.append(piece);
        break;
    case HttpHeadScanner::Outcome::Bad:
        fail(400);
        break;
    case HttpHeadScanner::Outcome::TooLong:
        fail(431);
        break;
    case HttpHeadScanner::Outcome::Complete:
        m_scanner.reset();
        if (m_partial.isEmpty()) {
            finishHead(piece);
        } else {
            m_partial.append(piece);
            finishHead(std::exchange(m_partial, QByteArray()));
        }
        break;
    }
    return step.used;
}

void HttpRequestParser::finishHead(QByteArrayView bytes) {
    HttpRequestHead head = parseHttpHead(bytes, *m_limits);
    if (head.refusal != 0) {
        fail(head.refusal);
        return;
    }
    m_headBytes = bytes.size();
    m_keepsAlive = head.keepsAlive;
    m_bodyLeft = head.contentLength;
    if (head.isChunked)
        m_chunks.emplace(*m_limits);
    m_state = head.isChunked || m_bodyLeft > 0 ? State::Body : State::Complete;
    m_awaitsContinue = m_state == State::Body && head.expectsContinue;
    m_request = std::move(head.request);
}

qsizetype HttpRequestParser::feedBody(QByteArrayView bytes) {
    m_awaitsContinue = false;
    if (m_chunks)
        return feedChunks(bytes);
    const qsizetype used = qMin(bytes.size(), static_cast<qsizetype>(m_bodyLeft));
    if (m_request.body.isEmpty()) {
        m_request.body = std::exchange(m_spareBody, QByteArray());
        m_request.body.reserve(used);
    }
    appendBytes(m_request.body, bytes.first(used));
    m_bodyLeft -= used;
    if (m_bodyLeft == 0)
        m_state = State::Complete;
    return used;
}

qsizetype HttpRequestParser::feedChunks(QByteArrayView bytes) {
    qsizetype used = 0;
    switch (m_chunks->feed(bytes, m_request.body, used)) {
    case HttpChunkDecoder::Outcome::More:
        break;
    case HttpChunkDecoder::Outcome::Complete:
        m_chunks.reset();
        m_state = State::Complete;
        break;
    case HttpChunkDecoder::Outcome::Bad:
        fail(400);
        break;
    case HttpChunkDecoder::Outcome::LineTooLong:
        fail(431);
        break;
    case HttpChunkDecoder::Outcome::BodyTooLong:
        fail(413);
        break;
    }
    return used;
}

void HttpRequestParser::fail(int status) {
    m_state = State::Failed;
    m_status = status;
    m_request = {};
    m_partial = QByteArray();
}

HttpRequest HttpRequestParser::take() {
    Q_ASSERT(m_state == State::Complete);
    m_state = State::Head;
    m_hasBegun = false;
    return std::exchange(m_request, {});
}

void HttpRequestParser::giveBack(HttpRequest request) {
    if (!request.body.isDetached() || request.body.capacity() > kMaxSpareBody)
        return;
    m_spareBody = std::move(request.body);
    m_spareBody.resize(0);
}

} // namespace gleaner
