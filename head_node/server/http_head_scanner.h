// Finds the end of a request's head in bytes that come in pieces, and refuses early what no head may hold: a line that
// ends in a bare line feed, a folded line, a first byte that begins no method. Looks at every byte once. A value; one
// thread at a time.
#pragma once

#include <QByteArrayView>

namespace gleaner {

class HttpHeadScanner {
public:
    enum class Outcome {
        More,     ///< all bytes belong to the head and it goes on
        Complete, ///< the head ends after `used` bytes
        Bad,      ///< no head reads like this
        TooLong,  ///< `limit` bytes and no end
    };
    struct Step {
        Outcome outcome;
        qsizetype used;  ///< bytes looked at
        qsizetype blank; ///< of those, how many at the front are empty lines before the request line, to be ignored
    };

    /// `limit` bounds the head together with the empty lines before it; at least 4.
    explicit HttpHeadScanner(qsizetype limit) : m_limit(limit) {}

    [[nodiscard]] Step scan(QByteArrayView bytes);
    /// Nothing but whole empty lines has come.
    [[nodiscard]] bool inBlankLines() const { return m_lines == 0 && m_lineBytes == 0; }
    /// Begins with the next head.
    void reset();

private:
    [[nodiscard]] bool isGoodStart(char first) const;

    qsizetype m_limit;
    qsizetype m_seen = 0;      ///< bytes of this head, empty lines included
    qsizetype m_lines = 0;     ///< whole lines, empty ones at the front not counted
    qsizetype m_lineBytes = 0; ///< of the line that has not ended
    bool m_endsInReturn = false;
};

} // namespace gleaner
