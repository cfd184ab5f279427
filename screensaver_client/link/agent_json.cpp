#include "screensaver_client/link/agent_json.h"

#include "common/socket/json_fields.h"

#include <array>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kStates{"computing"_L1, "waiting"_L1, "paused"_L1};
constexpr std::array kHeadStates{"working"_L1, "idle"_L1, "unreachable"_L1, "resting"_L1};

template<typename Enum, std::size_t N>
QString nameOf(const std::array<QLatin1StringView, N>& names, Enum value) {
    return names[static_cast<std::size_t>(value)];
}

/// The value of that name; nullopt for none.
template<typename Enum, std::size_t N>
std::optional<Enum> valueOf(const std::array<QLatin1StringView, N>& names, const QString& name) {
    for (std::size_t i = 0; i < N; ++i) {
        if (name == names[i])
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

tl::unexpected<Error> wrong(const QString& what) {
    return failure(ErrorCode::Malformed, what);
}

void insertTime(QJsonObject& json, QLatin1StringView name, const std::optional<TimePoint>& at) {
    if (at)
        json.insert(name, isoTime(*at));
}

std::optional<TimePoint> optionalTime(JsonFields& fields, QLatin1StringView name) {
    return fields.has(name) ? std::optional(fields.time(name)) : std::nullopt;
}

std::chrono::microseconds microseconds(JsonFields& fields, QLatin1StringView name) {
    return std::chrono::microseconds(static_cast<qint64>(fields.count(name)));
}

/// Reads every object of a list with `read`; the first error ends it.
template<typename Value, typename Read>
Result<std::vector<Value>> readAll(const QJsonArray& list, Read read) {
    std::vector<Value> values;
    for (const QJsonValue& item : list) {
        auto value = read(item.toObject());
        if (!value)
            return failure(std::move(value.error()));
        values.push_back(*std::move(value));
    }
    return values;
}

template<typename Value, typename Write>
QJsonArray writeAll(const std::vector<Value>& values, Write write) {
    QJsonArray list;
    for (const Value& value : values)
        list.append(write(value));
    return list;
}

QJsonObject headToJson(const AgentHead& head) {
    return {{u"name"_s, head.name},
            {u"where"_s, head.where},
            {u"weight"_s, head.weight},
            {u"state"_s, nameOf(kHeadStates, head.state)},
            {u"sentence"_s, head.sentence}};
}

Result<AgentHead> headFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    AgentHead head;
    head.name = fields.text("name"_L1);
    head.where = fields.text("where"_L1);
    head.weight = static_cast<int>(fields.integer("weight"_L1));
    const auto state = valueOf<AgentHeadState>(kHeadStates, fields.text("state"_L1));
    head.sentence = fields.text("sentence"_L1);
    if (const auto status = fields.status(); !status)
        return failure(status.error());
    if (!state)
        return wrong(u"The field \"state\" of a head is none that is known."_s);
    head.state = *state;
    return head;
}

QJsonObject chunkToJson(const AgentChunk& chunk) {
    return {{u"processor"_s, chunk.processor},
            {u"job"_s, toString(chunk.job)},
            {u"sequence"_s, jsonNumber(chunk.sequence)},
            {u"computation"_s, chunk.computation},
            {u"progress"_s, chunk.progress},
            {u"title"_s, chunk.title},
            {u"purpose"_s, chunk.purpose},
            {u"of"_s, jsonNumber(chunk.of)},
            {u"has_picture"_s, chunk.hasPicture}};
}

Result<AgentChunk> chunkFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    AgentChunk chunk;
    chunk.processor = static_cast<int>(fields.count("processor"_L1));
    chunk.job = JobId(fields.uuid("job"_L1));
    chunk.sequence = fields.count("sequence"_L1);
    chunk.computation = fields.text("computation"_L1);
    chunk.progress = fields.real("progress"_L1);
    chunk.title = fields.text("title"_L1);
    chunk.purpose = fields.text("purpose"_L1);
    chunk.of = fields.count("of"_L1);
    chunk.hasPicture = fields.boolean("has_picture"_L1);
    return fields.status().map([&chunk] { return chunk; });
}

QJsonObject jobToJson(const AgentJob& job) {
    return {{u"title"_s, job.title},
            {u"purpose"_s, job.purpose},
            {u"computation"_s, job.computation},
            {u"chunks"_s, jsonNumber(job.chunks)},
            {u"answered"_s, jsonNumber(job.answered)},
            {u"office_compute_us"_s, static_cast<qint64>(job.officeComputeTime.count())}};
}

Result<AgentJob> jobFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    AgentJob job;
    job.title = fields.text("title"_L1);
    job.purpose = fields.text("purpose"_L1);
    job.computation = fields.text("computation"_L1);
    job.chunks = fields.count("chunks"_L1);
    job.answered = fields.count("answered"_L1);
    job.officeComputeTime = microseconds(fields, "office_compute_us"_L1);
    return fields.status().map([&job] { return job; });
}

QJsonObject totalsToJson(const AgentTotals& own) {
    return {{u"chunks"_s, jsonNumber(own.chunks)},
            {u"compute_us"_s, static_cast<qint64>(own.computeTime.count())},
            {u"today_chunks"_s, jsonNumber(own.chunksToday)},
            {u"today_compute_us"_s, static_cast<qint64>(own.computeTimeToday.count())}};
}

Result<AgentTotals> totalsFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    AgentTotals own;
    own.chunks = fields.count("chunks"_L1);
    own.computeTime = microseconds(fields, "compute_us"_L1);
    own.chunksToday = fields.count("today_chunks"_L1);
    own.computeTimeToday = microseconds(fields, "today_compute_us"_L1);
    return fields.status().map([&own] { return own; });
}

Result<AgentWhyEntry> entryFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    AgentWhyEntry entry;
    entry.from = fields.time("from"_L1);
    entry.until = optionalTime(fields, "until"_L1);
    entry.run = fields.boolean("run"_L1);
    entry.threads = static_cast<int>(fields.count("threads"_L1));
    entry.reason = fields.text("reason"_L1);
    entry.sentence = fields.text("sentence"_L1);
    return fields.status().map([&entry] { return entry; });
}

QJsonObject entryToJson(const AgentWhyEntry& entry) {
    QJsonObject json{{u"from"_s, isoTime(entry.from)},
                     {u"run"_s, entry.run},
                     {u"threads"_s, entry.threads},
                     {u"reason"_s, entry.reason},
                     {u"sentence"_s, entry.sentence}};
    insertTime(json, "until"_L1, entry.until);
    return json;
}

/// Whether the numbers describe that many bytes of picture.
bool isWhole(const AgentPicture& picture) {
    const auto isEdge = [](int edge) { return edge >= 1 && edge <= kMaxAgentPictureEdge; };
    return isEdge(picture.width) && isEdge(picture.height) && picture.rowsDone >= 0 &&
           picture.rowsDone <= picture.height && picture.left >= 0 && picture.top >= 0 &&
           picture.pixels.size() <= kMaxAgentPictureBytes &&
           qsizetype{picture.width} * picture.height * (picture.rgb ? 4 : 1) == picture.pixels.size();
}

} // namespace

QString agentStateName(AgentState state) {
    return nameOf(kStates, state);
}

QJsonObject toJson(const AgentSnapshot& snapshot) {
    QJsonObject json{{u"state"_s, agentStateName(snapshot.state)},
                     {u"reason"_s, snapshot.reason},
                     {u"sentence"_s, snapshot.sentence},
                     {u"threads"_s, snapshot.threads},
                     {u"since"_s, isoTime(snapshot.since)},
                     {u"worker"_s, snapshot.worker},
                     {u"heads"_s, writeAll(snapshot.heads, headToJson)},
                     {u"chunks"_s, writeAll(snapshot.chunks, chunkToJson)},
                     {u"own"_s, totalsToJson(snapshot.own)}};
    if (snapshot.job)
        json.insert("job"_L1, jobToJson(*snapshot.job));
    insertTime(json, "snoozed_until"_L1, snapshot.snoozedUntil);
    insertTime(json, "compute_now_until"_L1, snapshot.computeNowUntil);
    return json;
}

Result<AgentSnapshot> agentSnapshotFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    AgentSnapshot snapshot;
    const auto state = valueOf<AgentState>(kStates, fields.text("state"_L1));
    snapshot.reason = fields.text("reason"_L1);
    snapshot.sentence = fields.text("sentence"_L1);
    snapshot.threads = static_cast<int>(fields.count("threads"_L1));
    snapshot.since = fields.time("since"_L1);
    snapshot.worker = fields.text("worker"_L1);
    snapshot.snoozedUntil = optionalTime(fields, "snoozed_until"_L1);
    snapshot.computeNowUntil = optionalTime(fields, "compute_now_until"_L1);
    auto heads = readAll<AgentHead>(fields.array("heads"_L1), headFromJson);
    auto chunks = readAll<AgentChunk>(fields.array("chunks"_L1), chunkFromJson);
    auto own = totalsFromJson(fields.object("own"_L1));
    Result<AgentJob> job = fields.has("job"_L1) ? jobFromJson(fields.object("job"_L1)) : AgentJob();
    for (const Status& status : {fields.status(), heads.map([](auto&&) {}), chunks.map([](auto&&) {}),
                                 own.map([](auto&&) {}), job.map([](auto&&) {})}) {
        if (!status)
            return failure(status.error());
    }
    if (!state)
        return wrong(u"The field \"state\" is none that is known."_s);
    snapshot.state = *state;
    snapshot.heads = *std::move(heads);
    snapshot.chunks = *std::move(chunks);
    snapshot.own = *own;
    if (fields.has("job"_L1))
        snapshot.job = *std::move(job);
    return snapshot;
}

QJsonObject toJson(const std::vector<AgentWhyEntry>& entries) {
    return {{u"entries"_s, writeAll(entries, entryToJson)}};
}

Result<std::vector<AgentWhyEntry>> agentWhyFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    const QJsonArray entries = fields.array("entries"_L1);
    if (const auto status = fields.status(); !status)
        return failure(status.error());
    return readAll<AgentWhyEntry>(entries, entryFromJson);
}

QJsonObject toJson(const AgentPicture& picture) {
    return {{u"width"_s, picture.width},
            {u"height"_s, picture.height},
            {u"format"_s, picture.rgb ? u"rgb32"_s : u"gray8"_s},
            {u"data"_s, QString::fromLatin1(picture.pixels.toBase64())},
            {u"rows_done"_s, picture.rowsDone},
            {u"left"_s, picture.left},
            {u"top"_s, picture.top},
            {u"whole_width"_s, picture.wholeWidth},
            {u"whole_height"_s, picture.wholeHeight}};
}

Result<AgentPicture> agentPictureFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    const auto number = [&fields](QLatin1StringView name) { return static_cast<int>(fields.integer(name)); };
    AgentPicture picture;
    picture.width = number("width"_L1);
    picture.height = number("height"_L1);
    picture.rowsDone = number("rows_done"_L1);
    picture.left = number("left"_L1);
    picture.top = number("top"_L1);
    picture.wholeWidth = number("whole_width"_L1);
    picture.wholeHeight = number("whole_height"_L1);
    const QString format = fields.text("format"_L1);
    picture.rgb = format == "rgb32"_L1;
    const auto data = QByteArray::fromBase64Encoding(fields.text("data"_L1).toLatin1(),
                                                     QByteArray::Base64Option::AbortOnBase64DecodingErrors);
    if (const auto status = fields.status(); !status)
        return failure(status.error());
    picture.pixels = data.decoded;
    if ((!picture.rgb && format != "gray8"_L1) || !data || !isWhole(picture))
        return wrong(u"The picture's numbers do not fit its bytes."_s);
    return picture;
}

QJsonObject toJson(const AgentSettingValues& settings) {
    return {{u"values"_s, settings.values},
            {u"defaults"_s, settings.defaults},
            {u"locked"_s, QJsonArray::fromStringList(settings.locked)},
            {u"problems"_s, QJsonArray::fromStringList(settings.problems)}};
}

Result<AgentSettingValues> agentSettingsFromJson(const QJsonObject& json) {
    JsonFields fields(json);
    AgentSettingValues settings;
    settings.values = fields.object("values"_L1);
    settings.defaults = fields.object("defaults"_L1);
    for (const QJsonValue& name : fields.array("locked"_L1))
        settings.locked.append(name.toString());
    for (const QJsonValue& problem : json.value("problems"_L1).toArray()) // an older agent has none
        settings.problems.append(problem.toString());
    return fields.status().map([&settings] { return settings; });
}

} // namespace gleaner
