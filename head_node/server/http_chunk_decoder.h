// A body in chunks (RFC 9112, 7.1) as the bytes it stands for. Byte by byte, so that it does not matter how they are
// cut. Boost.Beast 1.74 has one as well, but lets a quoted extension run over the line's end, which other readers do
// not: the two would disagree about where the request ends. A value; one thread at a time.
#pragma once

#include "head_node/server/http_limits.h"

#include <QByteArray>
#include <QByteArrayView>

namespace gleaner {

/// ```
///   chunk   = 1*HEXDIG [ ";" *( HTAB / SP..%x7E / %x80-FF ) ] CRLF data CRLF      extensions are thrown away
///   last    = 1*"0" [ ";" … ] CRLF *( token ":" *( HTAB / SP..%x7E / %x80-FF ) CRLF ) CRLF    so is the trailer
/// ```
class HttpChunkDecoder {
public:
    enum class Outcome {
        More,        ///< all bytes belong to the body and it goes on
        Complete,    ///< the body ends after the bytes taken
        Bad,         ///< not the grammar above
        LineTooLong, ///< `headerBytes` of framing without a byte of data
        BodyTooLong, ///< more than `bodyBytes` of data announced
    };

    /// `limits` outlives this.
    explicit HttpChunkDecoder(const HttpLimits& limits) : m_limits(&limits) {}

    /// Takes from the front of `bytes`, adds the data to `body`, and says in `used` how much it took.
    [[nodiscard]] Outcome feed(QByteArrayView bytes, QByteArray& body, qsizetype& used);

private:
    enum class State {
        SizeStart,
        Size,
        Extension,
        SizeLineFeed,
        Data,
        DataReturn,
        DataLineFeed,
        TrailerStart,
        TrailerName,
        TrailerValue,
        TrailerLineFeed,
        EndLineFeed,
        Complete,
        Bad,
        BodyTooLong,
    };
    [[nodiscard]] State after(char c);
    [[nodiscard]] State afterDigit(int digit);

    const HttpLimits* m_limits;
    State m_state = State::SizeStart;
    qint64 m_left = 0;    ///< of the current chunk; while its size is read, the size so far
    qint64 m_total = 0;   ///< data of the chunks before
    qint64 m_framing = 0; ///< bytes since the last data
};

} // namespace gleaner
