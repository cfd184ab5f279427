// An answer as the bytes that go to the client. Pure; safe on any thread.
#pragma once

#include "common/rest/http_message.h"

#include <QByteArray>
#include <QByteArrayView>

namespace gleaner {

/// What the connection, not the handler, decides about an answer.
struct HttpAnswerForm {
    bool toHead = false; ///< the request was HEAD: the same header, no body
    bool closes = false; ///< no other answer follows
};

/// Appends `response` to `out`. Content-Length, Connection and Transfer-Encoding are written here, whatever the handler
/// set; only an answer to HEAD with an empty body keeps the handler's Content-Length. `date` is added unless the
/// handler set one. An answer that cannot be written (a status that is not 200..599, CR, LF or NUL in a field) goes out
/// as a 500.
void appendHttpResponse(QByteArray& out, const HttpResponse& response, HttpAnswerForm form, QByteArrayView date);

/// The handler said so by "Connection: close".
[[nodiscard]] bool asksToClose(const HttpResponse& response);

} // namespace gleaner
