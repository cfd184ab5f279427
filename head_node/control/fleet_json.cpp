#include "head_node/control/fleet_json.h"

#include "common/socket/json_fields.h"

namespace gleaner {

namespace {
using L = QLatin1String;
}

QJsonObject fleetWorkerToJson(const FleetWorker& worker) {
    return {{L("worker"), worker.worker.value()},
            {L("platform"), worker.platform},
            {L("processors"), jsonNumber(worker.processors)},
            {L("chunks_done"), jsonNumber(worker.chunksDone)},
            {L("compute_us"), static_cast<qint64>(worker.computeTime.count())},
            {L("answers"), jsonNumber(worker.answers)},
            {L("failures"), jsonNumber(worker.failures)},
            {L("rate_per_second"), worker.ratePerSecond},
            {L("first_seen"), isoTime(worker.firstSeen)},
            {L("last_seen"), isoTime(worker.lastSeen)},
            {L("gone"), worker.gone}};
}

Result<FleetWorker> fleetWorkerFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    FleetWorker worker;
    worker.worker = WorkerId(fields.text(L("worker")));
    worker.platform = fields.text(L("platform"));
    worker.processors = static_cast<std::uint32_t>(fields.count(L("processors")));
    worker.chunksDone = fields.count(L("chunks_done"));
    worker.computeTime = std::chrono::microseconds(fields.integer(L("compute_us")));
    worker.answers = fields.count(L("answers"));
    worker.failures = fields.count(L("failures"));
    worker.ratePerSecond = fields.real(L("rate_per_second"));
    worker.firstSeen = fields.time(L("first_seen"));
    worker.lastSeen = fields.time(L("last_seen"));
    worker.gone = fields.boolean(L("gone"));
    if (auto status = fields.status(); !status)
        return failure(status.error());
    return worker;
}

} // namespace gleaner
