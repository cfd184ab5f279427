// One request to a running head, one answer. Thread: one at a time; needs no event loop.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QJsonObject>
#include <QString>

#include <functional>

namespace gleaner {

/// Returns the answer's fields. Errors: NotFound (no head listens there), Unavailable (it does not answer), Malformed,
/// Cancelled (`isCancelled`, asked every 50 ms, said so; what the head has begun it finishes), and whatever error the
/// head answered with.  Blocks: up to `timeout`.
[[nodiscard]] Result<QJsonObject> askHead(const QString& socketName, const QJsonObject& request,
                                          Milliseconds timeout = Milliseconds(60'000),
                                          const std::function<bool()>& isCancelled = {});

} // namespace gleaner
