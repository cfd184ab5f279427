#include "common/worker/worker_options.h"

#include <algorithm>

namespace gleaner {
namespace {

Status demand(bool good, QString message) {
    if (good)
        return {};
    return failure(ErrorCode::InvalidArgument, std::move(message));
}

bool isWaitTable(const std::vector<Milliseconds>& table) {
    return !table.empty() && std::ranges::all_of(table, [](Milliseconds wait) { return wait > Milliseconds::zero(); });
}

bool isVisibility(Seconds value) {
    return value >= Seconds(1) && value <= kMaxVisibility;
}

} // namespace

Status checkWorkerOptions(const WorkerOptions& options) {
    const qsizetype idBytes = options.worker.value().toUtf8().size();
    const qsizetype limit = options.messageLimit;
    const Status checks[] = {
        demand(idBytes > 0 && idBytes <= kMaxWorkerIdBytes - 5,
               QStringLiteral("The worker's name takes 1 to 58 bytes; shorten it.")),
        demand(options.processors >= 1 && options.processors <= kMaxProcessors,
               QStringLiteral("The number of processors is 1 to 1024.")),
        demand(isVisibility(options.visibility) && isVisibility(options.undecodableDelay) &&
                   isVisibility(options.passOnDelay),
               QStringLiteral("A time-out of a message is 1 second to 7 days.")),
        demand(options.poisonThreshold >= 1 && options.poisonThreshold <= kMaxPoisonThreshold,
               QStringLiteral("The poison threshold is 1 to 1000000.")),
        demand(limit >= kMinMessageLimit && limit <= kMaxMessageLimit,
               QStringLiteral("The message limit is 4096 to 65536 bytes.")),
        demand(isWaitTable(options.emptyWaits) && isWaitTable(options.unreachableWaits),
               QStringLiteral("A table of waits needs an entry, and all are longer than 0 ms.")),
        demand(options.policyRefresh >= Seconds(1),
               QStringLiteral("The queue's settings are read again after 1 s or more.")),
        demand(options.heartbeatInterval >= Milliseconds::zero(),
               QStringLiteral("The interval of heartbeats is 0 (none) or more.")),
        demand(options.platform.toUtf8().size() <= kMaxPlatformBytes,
               QStringLiteral("The platform's name takes up to 64 bytes; shorten it.")),
    };
    const auto bad = std::ranges::find_if(checks, [](const Status& check) { return !check.has_value(); });
    return bad == std::end(checks) ? Status{} : *bad;
}

} // namespace gleaner
