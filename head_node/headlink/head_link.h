// How a window reaches its head: requests go out, values come back, and nobody waits on the thread that paints. The
// head may run in this process or in another one; whoever holds a link cannot tell. CONTROL.md defines the requests.
// Thread: every method on any thread; whenDone() on the thread of its context.
#pragma once

#include "common/base/result.h"
#include "head_node/engine/snapshots.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QJsonObject>

#include <memory>

namespace gleaner {

using Answer = Result<QJsonObject>;
using SnapshotPtr = std::shared_ptr<const HeadSnapshot>;

class HeadLink {
public:
    virtual ~HeadLink() = default;
    /// Sends `request` and gives the answer's fields. Cancelling the future gives up waiting; what the head has begun
    /// it finishes. Errors: NotFound (no head runs there), Unavailable, Malformed, and whatever the head answered with.
    [[nodiscard]] virtual QFuture<Answer> ask(QJsonObject request) = 0;
    /// What the head shows at present. Errors: as above.
    [[nodiscard]] virtual QFuture<Result<SnapshotPtr>> snapshot() = 0;
};

/// Calls `then(value)` on the thread of `context` when the future has its value; not when the future was cancelled or
/// `context` is gone by then.
template<typename Value, typename Then>
void whenDone(const QFuture<Value>& future, QObject* context, Then then) {
    auto* watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        if (!watcher->isCanceled() && watcher->future().resultCount() > 0)
            then(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace gleaner
