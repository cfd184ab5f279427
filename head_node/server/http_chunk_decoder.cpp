#include "head_node/server/http_chunk_decoder.h"

#include "head_node/server/http_ascii.h"

namespace gleaner {

namespace {

/// -1: not a hexadecimal digit.
int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

HttpChunkDecoder::State HttpChunkDecoder::afterDigit(int digit) {
    m_left = m_left * 16 + digit; // cannot overflow: it is at most bodyBytes before
    return m_total + m_left > m_limits->bodyBytes ? State::BodyTooLong : State::Size;
}

HttpChunkDecoder::State HttpChunkDecoder::after(char c) {
    const auto expect = [c](char wanted, State next) { return c == wanted ? next : State::Bad; };
    const int digit = hexDigit(c);
    switch (m_state) {
    case State::SizeStart:
        return digit >= 0 ? afterDigit(digit) : State::Bad;
    case State::Size:
        if (digit >= 0)
            return afterDigit(digit);
        return c == ';' ? State::Extension : expect('\r', State::SizeLineFeed);
    case State::Extension:
        return isTextChar(c) ? State::Extension : expect('\r', State::SizeLineFeed);
    case State::SizeLineFeed:
        return expect('\n', m_left > 0 ? State::Data : State::TrailerStart);
    case State::DataReturn:
        return expect('\r', State::DataLineFeed);
    case State::DataLineFeed:
        return expect('\n', State::SizeStart);
    case State::TrailerStart:
        return isTokenChar(c) ? State::TrailerName : expect('\r', State::EndLineFeed);
    case State::TrailerName:
        return isTokenChar(c) ? State::TrailerName : expect(':', State::TrailerValue);
    case State::TrailerValue:
        return isTextChar(c) ? State::TrailerValue : expect('\r', State::TrailerLineFeed);
    case State::TrailerLineFeed:
        return expect('\n', State::TrailerStart);
    case State::EndLineFeed:
        return expect('\n', State::Complete);
    case State::Data:
    case State::Complete:
    case State::Bad:
    case State::BodyTooLong:
        break;
    }
    return State::Bad;
}

HttpChunkDecoder::Outcome HttpChunkDecoder::feed(QByteArrayView bytes, QByteArray& body, qsizetype& used) {
    used = 0;
    while (used < bytes.size()) {
        if (m_state == State::Data) {
            const qsizetype size = qMin(static_cast<qsizetype>(m_left), bytes.size() - used);
            body.append(bytes.sliced(used, size));
            used += size;
            m_left -= size;
            m_total += size;
            m_framing = 0;
            if (m_left == 0)
                m_state = State::DataReturn;
            continue;
        }
        m_state = after(bytes[used++]);
        if (m_state == State::Complete)
            return Outcome::Complete;
        if (m_state == State::Bad)
            return Outcome::Bad;
        if (m_state == State::BodyTooLong)
            return Outcome::BodyTooLong;
        if (++m_framing >= m_limits->headerBytes)
            return Outcome::LineTooLong;
    }
    return Outcome::More;
}

} // namespace gleaner
