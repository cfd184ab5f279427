#include "head_node/control/snapshot_json.h"

#include "common/socket/json_fields.h"
#include "head_node/control/fleet_json.h"

#include <algorithm>
#include <array>
#include <limits>

namespace gleaner {

namespace {

using L = QLatin1String;
constexpr std::array kStates{JobState::Running, JobState::Paused, JobState::Done, JobState::Cancelled,
                             JobState::Failed};
constexpr std::array kFailures{FailureKind::ComputationFailed, FailureKind::TakenTooOften,
                               FailureKind::UnknownComputation, FailureKind::BadPayload};

QJsonObject toJson(const JobSnapshot& shot) {
    const JobRecord& record = shot.record;
    QJsonArray setAside;
    for (const SetAsideChunk& chunk : shot.setAside)
        setAside.append(toJson(chunk));
    QJsonObject json{{L("id"), toString(record.id)},
                     {L("title"), record.title},
                     {L("purpose"), record.purpose},
                     {L("computation"), record.computation.name},
                     {L("version"), jsonNumber(record.computation.version)},
                     {L("parameters"), record.parameters},
                     {L("output"), record.outputPath},
                     {L("priority"), record.priority},
                     {L("state"), jobStateName(record.state)},
                     {L("reason"), record.stateReason},
                     {L("created"), isoTime(record.created)},
                     {L("summary"), record.summary},
                     {L("chunks"), jsonNumber(record.chunkCount)},
                     {L("answered"), jsonNumber(shot.answered)},
                     {L("out"), jsonNumber(shot.out)},
                     {L("waiting"), jsonNumber(shot.waiting)},
                     {L("set_aside"), jsonNumber(shot.setAsideCount)},
                     {L("dropped"), jsonNumber(shot.dropped)},
                     {L("duplicates"), jsonNumber(shot.duplicates)},
                     {L("strangers"), jsonNumber(shot.strangers)},
                     {L("failures"), jsonNumber(shot.failures)},
                     {L("scattered_again"), jsonNumber(shot.scatteredAgain)},
                     {L("writing_result"), shot.writingResult},
                     {L("needs_person"), shot.needsPerson},
                     {L("rate_per_second"), shot.ratePerSecond},
                     {L("compute_us"), static_cast<qint64>(shot.computeTime.count())},
                     {L("warning"), shot.warning},
                     {L("set_aside_chunks"), setAside}};
    if (isOver(record.state))
        json.insert(L("finished"), isoTime(record.finished));
    if (shot.timeLeft)
        json.insert(L("seconds_left"), static_cast<qint64>(shot.timeLeft->count()));
    return json;
}

template<typename Enum, std::size_t size>
Result<Enum> byName(const QString& name, const std::array<Enum, size>& all, QString (*nameOf)(Enum)) {
    for (const Enum each : all) {
        if (nameOf(each) == name)
            return each;
    }
    return failure(ErrorCode::Malformed, QStringLiteral("'%1' is not a name known here.").arg(name));
}

Result<SetAsideChunk> setAsideFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    SetAsideChunk chunk;
    chunk.sequence = fields.count(L("sequence"));
    const auto kind = byName(fields.text(L("kind")), kFailures, failureKindName);
    chunk.reason = fields.text(L("reason"));
    for (const auto& worker : fields.array(L("workers")))
        chunk.workers.append(worker.toString());
    chunk.at = fields.time(L("at"));
    chunk.dropped = fields.boolean(L("dropped"));
    if (fields.has(L("failures"))) // of an older head nobody knows
        chunk.failures =
            static_cast<int>(std::clamp<qint64>(fields.integer(L("failures")), 0, std::numeric_limits<int>::max()));
    if (auto status = fields.status(); !status)
        return failure(status.error());
    if (!kind)
        return failure(kind.error());
    chunk.kind = *kind;
    return chunk;
}

JobRecord recordFromJson(JsonFields& fields) {
    JobRecord record;
    record.id = JobId(fields.uuid(L("id")));
    record.title = fields.text(L("title"));
    if (fields.has(L("purpose"))) // a head of before there were any
        record.purpose = fields.text(L("purpose"));
    record.computation = {fields.text(L("computation")), static_cast<std::uint32_t>(fields.count(L("version")))};
    record.parameters = fields.object(L("parameters"));
    record.outputPath = fields.text(L("output"));
    record.priority = static_cast<int>(fields.integer(L("priority")));
    record.stateReason = fields.text(L("reason"));
    record.created = fields.time(L("created"));
    if (fields.has(L("finished")))
        record.finished = fields.time(L("finished"));
    record.summary = fields.object(L("summary"));
    record.chunkCount = fields.count(L("chunks"));
    return record;
}

void countsFromJson(JsonFields& fields, JobSnapshot& shot) {
    shot.answered = fields.count(L("answered"));
    shot.out = fields.count(L("out"));
    shot.waiting = fields.count(L("waiting"));
    shot.setAsideCount = fields.count(L("set_aside"));
    shot.dropped = fields.count(L("dropped"));
    shot.duplicates = fields.count(L("duplicates"));
    shot.strangers = fields.count(L("strangers"));
    shot.failures = fields.count(L("failures"));
    shot.scatteredAgain = fields.count(L("scattered_again"));
    shot.writingResult = fields.boolean(L("writing_result"));
    shot.needsPerson = fields.boolean(L("needs_person"));
    shot.ratePerSecond = fields.real(L("rate_per_second"));
    shot.computeTime = std::chrono::microseconds(fields.integer(L("compute_us")));
    shot.warning = fields.text(L("warning"));
    if (fields.has(L("seconds_left")))
        shot.timeLeft = Seconds(fields.integer(L("seconds_left")));
}

Result<JobSnapshot> jobFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    JobSnapshot shot;
    shot.record = recordFromJson(fields);
    countsFromJson(fields, shot);
    const auto state = byName(fields.text(L("state")), kStates, jobStateName);
    const QJsonArray setAside = fields.array(L("set_aside_chunks"));
    if (auto status = fields.status(); !status)
        return failure(status.error());
    if (!state)
        return failure(state.error());
    shot.record.state = *state;
    for (const auto& each : setAside) {
        const auto chunk = setAsideFromJson(each.toObject());
        if (!chunk)
            return failure(chunk.error());
        shot.setAside.push_back(*chunk);
    }
    return shot;
}

} // namespace

QJsonObject toJson(const SetAsideChunk& chunk) {
    return {{L("sequence"), jsonNumber(chunk.sequence)},
            {L("kind"), failureKindName(chunk.kind)},
            {L("reason"), chunk.reason},
            {L("workers"), QJsonArray::fromStringList(chunk.workers)},
            {L("at"), isoTime(chunk.at)},
            {L("dropped"), chunk.dropped},
            {L("failures"), chunk.failures}};
}

QString jobStateName(JobState state) {
    switch (state) {
    case JobState::Running:
        return QStringLiteral("running");
    case JobState::Paused:
        return QStringLiteral("paused");
    case JobState::Done:
        return QStringLiteral("done");
    case JobState::Cancelled:
        return QStringLiteral("cancelled");
    case JobState::Failed:
        return QStringLiteral("failed");
    }
    Q_UNREACHABLE();
}

QString failureKindName(FailureKind kind) {
    switch (kind) {
    case FailureKind::ComputationFailed:
        return QStringLiteral("computation-failed");
    case FailureKind::TakenTooOften:
        return QStringLiteral("taken-too-often");
    case FailureKind::UnknownComputation:
        return QStringLiteral("unknown-computation");
    case FailureKind::BadPayload:
        return QStringLiteral("bad-payload");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const HeadSnapshot& shot) {
    QJsonArray jobs;
    for (const JobSnapshot& job : shot.jobs)
        jobs.append(toJson(job));
    QJsonArray fleet;
    for (const FleetWorker& worker : shot.fleet)
        fleet.append(fleetWorkerToJson(worker));
    return {{L("jobs"), jobs},
            {L("fleet"), fleet},
            {L("turned_away"), jsonNumber(shot.turnedAway)},
            {L("malformed_heartbeats"), jsonNumber(shot.malformedHeartbeats)},
            {L("strangers"), jsonNumber(shot.strangers)},
            {L("malformed"), jsonNumber(shot.malformed)},
            {L("trouble"), shot.trouble},
            {L("local_processors"), shot.localProcessors},
            {L("at"), isoTime(shot.at)}};
}

Result<HeadSnapshot> headSnapshotFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    HeadSnapshot shot;
    shot.strangers = fields.count(L("strangers"));
    shot.malformed = fields.count(L("malformed"));
    shot.trouble = fields.text(L("trouble"));
    shot.localProcessors = static_cast<int>(fields.integer(L("local_processors")));
    shot.at = fields.time(L("at"));
    shot.turnedAway = fields.count(L("turned_away"));
    shot.malformedHeartbeats = fields.count(L("malformed_heartbeats"));
    const QJsonArray jobs = fields.array(L("jobs"));
    const QJsonArray fleet = fields.array(L("fleet"));
    if (auto status = fields.status(); !status)
        return failure(status.error());
    for (const auto& each : jobs) {
        auto job = jobFromJson(each.toObject());
        if (!job)
            return failure(job.error());
        shot.jobs.push_back(std::move(*job));
    }
    for (const auto& each : fleet) {
        auto worker = fleetWorkerFromJson(each.toObject());
        if (!worker)
            return failure(worker.error());
        shot.fleet.push_back(std::move(*worker));
    }
    return shot;
}

QJsonObject toJson(const QueueView& view) {
    QJsonObject metadata;
    for (auto it = view.properties.metadata.begin(); it != view.properties.metadata.end(); ++it)
        metadata.insert(it.key(), it.value());
    QJsonArray front;
    for (const PeekedMessage& message : view.front) {
        front.append(QJsonObject{{L("id"), message.id.value()},
                                 {L("kind"), message.kind},
                                 {L("job"), toString(message.job)},
                                 {L("sequence"), jsonNumber(message.sequence)},
                                 {L("detail"), message.detail},
                                 {L("bytes"), static_cast<qint64>(message.textBytes)},
                                 {L("dequeue_count"), message.dequeueCount},
                                 {L("inserted"), isoTime(message.inserted)},
                                 {L("expires"), isoTime(message.expires)}});
    }
    return {{L("messages"), jsonNumber(view.properties.approximateMessageCount)},
            {L("metadata"), metadata},
            {L("front"), front}};
}

Result<QueueView> queueViewFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    QueueView view;
    view.properties.approximateMessageCount = fields.count(L("messages"));
    const QJsonObject metadata = fields.object(L("metadata"));
    for (auto it = metadata.begin(); it != metadata.end(); ++it)
        view.properties.metadata.insert(it.key(), it.value().toString());
    for (const auto& each : fields.array(L("front"))) {
        JsonFields message(each.toObject());
        PeekedMessage shown;
        shown.id = MessageId(message.text(L("id")));
        shown.kind = message.text(L("kind"));
        shown.job = JobId(QUuid::fromString(message.text(L("job")))); // null for what names no job
        shown.sequence = message.count(L("sequence"));
        shown.detail = message.text(L("detail"));
        shown.textBytes = static_cast<qsizetype>(message.integer(L("bytes")));
        shown.dequeueCount = static_cast<int>(message.integer(L("dequeue_count")));
        shown.inserted = message.time(L("inserted"));
        shown.expires = message.time(L("expires"));
        if (auto status = message.status(); !status)
            return failure(status.error());
        view.front.push_back(std::move(shown));
    }
    if (auto status = fields.status(); !status)
        return failure(status.error());
    return view;
}

} // namespace gleaner
