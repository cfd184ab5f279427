// HTTP/1.1 answers from bytes. Hides Boost.Beast, whose headers take seconds to compile, from everyone else.
// Thread: one at a time.
#pragma once

#include "common/base/result.h"
#include "common/rest/http_message.h"

#include <memory>

namespace gleaner {

/// What an answer may weigh before it is refused.
struct HttpAnswerLimits {
    qsizetype headerBytes = 64 * 1024;
    qsizetype bodyBytes = 16 * 1024 * 1024; ///< 32 messages of 64 KiB, escaped, with room
};

/// Takes one answer; interim answers (100 Continue) are skipped.
class HttpResponseParser {
public:
    /// `answersHead`: no body follows, whatever Content-Length says.
    HttpResponseParser(const HttpAnswerLimits& limits, bool answersHead);
    ~HttpResponseParser();
    HttpResponseParser(const HttpResponseParser&) = delete;
    HttpResponseParser& operator=(const HttpResponseParser&) = delete;

    /// Errors: Malformed (not HTTP), TooLarge. After an error it is of no use.
    [[nodiscard]] Status feed(QByteArrayView bytes);
    /// The connection has ended. Errors: Malformed when the answer is not complete by that.
    [[nodiscard]] Status feedEnd();

    [[nodiscard]] bool isComplete() const;
    /// True when the next answer may come on the same connection. Bound: complete.
    [[nodiscard]] bool keepsAlive() const;
    /// Bound: complete, once.
    [[nodiscard]] HttpResponse take();

private:
    struct Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace gleaner
