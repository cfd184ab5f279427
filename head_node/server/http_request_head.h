// The head of one request: which bytes it may have, and what it says about the body. Pure; safe on any thread.
// The only place that knows Boost.Beast.
#pragma once

#include "common/rest/http_message.h"
#include "head_node/server/http_limits.h"

#include <QByteArrayView>

namespace gleaner {

struct HttpRequestHead {
    int refusal = 0; ///< 0, or the status to refuse the request with: 400, 413, 417, 501 or 505; the rest is empty then
    HttpRequest request;      ///< without its body
    qint64 contentLength = 0; ///< at most `bodyBytes`; 0 when isChunked
    bool isChunked = false;
    bool keepsAlive = false; ///< false for HTTP/1.0, whatever it asks for
    bool expectsContinue = false;
};

/// `bytes`: the request line to the empty line, each line ended by CRLF, none folded; at most `headerBytes`.
[[nodiscard]] HttpRequestHead parseHttpHead(QByteArrayView bytes, const HttpLimits& limits);

} // namespace gleaner
