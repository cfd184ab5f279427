// Whose name it is that an answer or a heartbeat carries: the head may know by something in it, which is taken out
// before anybody sees the name. Values; any thread.
#pragma once

#include "common/base/ids.h"

#include <functional>

namespace gleaner {

struct KnownWorker {
    WorkerId worker;      ///< as it is shown
    bool isProven = true; ///< nobody else can use that name
};
using WorkerClaims = std::function<KnownWorker(const WorkerId&)>;

[[nodiscard]] inline KnownWorker knownWorker(const WorkerClaims& claims, const WorkerId& worker) {
    return claims ? claims(worker) : KnownWorker{worker, true};
}

/// An id as it may be shown: without what stands between '!' and the next '/'.
[[nodiscard]] inline QString shownWorkerName(const WorkerId& worker) {
    const QString& id = worker.value();
    const qsizetype mark = id.indexOf(u'!');
    const qsizetype slash = mark < 0 ? -1 : id.indexOf(u'/', mark);
    return mark < 0 ? id : id.first(mark) + (slash < 0 ? QString() : id.sliced(slash));
}

} // namespace gleaner
