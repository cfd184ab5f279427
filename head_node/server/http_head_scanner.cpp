#include "head_node/server/http_head_scanner.h"

#include "head_node/server/http_ascii.h"

#include <cstring>

namespace gleaner {

bool HttpHeadScanner::isGoodStart(char first) const {
    if (m_lines > 0)
        return first != ' ' && first != '\t'; // else it would continue the line before (obs-fold, RFC 9112, 5.2)
    if (first == '\r')
        return true;
    // A method is a token (RFC 9110, 5.6.2); what begins otherwise is no HTTP, for example a TLS greeting.
    return isTokenChar(first);
}

HttpHeadScanner::Step HttpHeadScanner::scan(QByteArrayView bytes) {
    const QByteArrayView window = bytes.first(qMin(bytes.size(), m_limit - m_seen));
    qsizetype at = 0;
    qsizetype blank = 0;
    while (at < window.size()) {
        if (m_lineBytes == 0 && !isGoodStart(window[at]))
            return {Outcome::Bad, at, blank};
        const void* found = std::memchr(window.data() + at, '\n', static_cast<std::size_t>(window.size() - at));
        if (found == nullptr) {
            m_lineBytes += window.size() - at;
            m_endsInReturn = window.back() == '\r';
            break;
        }
        const qsizetype next = static_cast<const char*>(found) - window.data() + 1;
        const bool endsWell = next - at > 1 ? window[next - 2] == '\r' : m_endsInReturn;
        if (!endsWell)
            return {Outcome::Bad, at, blank};
        const bool isEmpty = m_lineBytes + next - at == 2;
        m_lineBytes = 0;
        m_endsInReturn = false;
        at = next;
        if (!isEmpty)
            ++m_lines;
        else if (m_lines == 0)
            blank = at;
        else
            return {Outcome::Complete, at, blank};
    }
    m_seen += window.size();
    return {m_seen == m_limit ? Outcome::TooLong : Outcome::More, window.size(), blank};
}

void HttpHeadScanner::reset() {
    *this = HttpHeadScanner(m_limit);
}

} // namespace gleaner
