#include "head_node/control/fleet_json.h"

#include "common/socket/json_fields.h"

#include <array>

namespace gleaner {

namespace {
using L = QLatin1String;

/// In the order of WorkerActivity, from 1.
constexpr std::array kActivityNames{"computing", "waiting", "paused", "ended"};

void readPresence(JsonFields& fields, FleetWorker& worker) {
    const QString name = fields.text(L("activity"));
    for (std::size_t i = 0; i < kActivityNames.size(); ++i) {
        if (name == L(kActivityNames[i]))
            worker.activity = static_cast<WorkerActivity>(i + 1);
    }
    worker.activeSince = fields.time(L("active_since"));
}

Status readInHand(const QJsonObject& json, FleetWorker& worker) {
    JsonFields fields(json);
    worker.inHand = FleetChunk{JobId(fields.uuid(L("job"))), fields.count(L("sequence")), fields.time(L("since"))};
    worker.alsoInHand = static_cast<std::uint32_t>(fields.count(L("more")));
    return fields.status();
}
} // namespace

QJsonObject fleetWorkerToJson(const FleetWorker& worker) {
    QJsonObject json{{L("worker"), worker.worker.value()},
                     {L("proven"), worker.isProven},
                     {L("label"), worker.label},
                     {L("version"), worker.version},
                     {L("handed_back"), jsonNumber(worker.handedBack)},
                     {L("speed"), worker.speed},
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
    if (worker.activity) {
        json.insert(L("activity"), L(kActivityNames[static_cast<std::size_t>(*worker.activity) - 1]));
        json.insert(L("active_since"), isoTime(worker.activeSince));
    }
    if (worker.inHand)
        json.insert(L("in_hand"), QJsonObject{{L("job"), toString(worker.inHand->job)},
                                              {L("sequence"), jsonNumber(worker.inHand->sequence)},
                                              {L("since"), isoTime(worker.inHand->since)},
                                              {L("more"), jsonNumber(worker.alsoInHand)}});
    if (worker.lastJob)
        json.insert(L("last_job"), toString(*worker.lastJob));
    return json;
}

Result<FleetWorker> fleetWorkerFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    FleetWorker worker;
    worker.worker = WorkerId(fields.text(L("worker")));
    worker.isProven = fields.boolean(L("proven"));
    worker.label = fields.text(L("label"));
    worker.version = fields.text(L("version"));
    worker.handedBack = fields.count(L("handed_back"));
    worker.speed = fields.real(L("speed"));
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
    if (fields.has(L("activity")))
        readPresence(fields, worker);
    if (fields.has(L("in_hand"))) {
        if (auto read = readInHand(fields.object(L("in_hand")), worker); !read)
            return failure(read.error());
    }
    if (fields.has(L("last_job")))
        worker.lastJob = JobId(fields.uuid(L("last_job")));
    if (auto status = fields.status(); !status)
        return failure(status.error());
    return worker;
}

} // namespace gleaner
