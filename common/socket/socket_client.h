// One request to a program that listens on a local socket (control_server.h), one answer.
// Thread: one at a time; needs no event loop.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QJsonObject>
#include <QString>

#include <functional>

namespace gleaner {

/// The other side in a person's words: who it is, and how to get one when nobody listens.
struct SocketPeer {
    QString name;       ///< begins a sentence, e.g. "The head"
    QString whenNobody; ///< a sentence that says what to do
};

/// Returns the answer's fields. Errors: NotFound (nobody listens there), Unavailable (no answer), Malformed, and
/// whatever error the other side answered with; Cancelled when `isCancelled`, asked every 50 ms, said so (what the other
/// side has begun it finishes).  Blocks: up to `timeout`.
[[nodiscard]] Result<QJsonObject> askSocket(const QString& socketName, const QJsonObject& request,
                                            const SocketPeer& peer, Milliseconds timeout,
                                            const std::function<bool()>& isCancelled = {});

/// The fields of an answer that says "ok", or the error it carries. Errors: Malformed, the answer's own.
[[nodiscard]] Result<QJsonObject> answerOf(const QByteArray& line, const SocketPeer& peer);

} // namespace gleaner
