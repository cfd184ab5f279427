#include "head_node/host/preview_commands.h"

#include "common/socket/json_fields.h"
#include "head_node/store/answer_store.h"
#include "head_node/store/job_folders.h"

#include <QFileInfo>

#include <algorithm>

namespace gleaner {

namespace {

using L = QLatin1String;
constexpr Milliseconds kBudget{1'000};
constexpr int kSmallestSide = 16, kLargestSide = 4'096;
constexpr qsizetype kMostRanges = 2'000;
constexpr std::size_t kMostOutShown = 200;
constexpr qsizetype kMostLines = 1'000, kMostContentBytes = 8'192;

/// Of a size; one that is not there is 0, 0.
QJsonArray pair(int first, int second) {
    return {std::max(first, 0), std::max(second, 0)};
}

Result<PreviewRequest> previewRequest(const QJsonObject& json) {
    JsonFields fields(json);
    PreviewRequest request;
    const qint64 width = fields.integer(L("width"));
    const qint64 height = fields.integer(L("height"));
    const QJsonArray have = fields.array(L("have"));
    if (auto status = fields.status(); !status)
        return failure(status.error());
    if (width < kSmallestSide || width > kLargestSide || height < kSmallestSide || height > kLargestSide)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("A preview has %1 to %2 pixels a side.").arg(kSmallestSide).arg(kLargestSide));
    if (have.size() % 2 != 0 || have.size() > 2 * kMostRanges)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("\"have\" takes pairs of numbers, at most %1.").arg(kMostRanges));
    request.room = QSize(static_cast<int>(width), static_cast<int>(height));
    for (qsizetype i = 0; i < have.size(); i += 2)
        request.have.emplace_back(static_cast<SequenceNumber>(std::max<qint64>(have[i].toInteger(), 0)),
                                  static_cast<SequenceNumber>(std::max<qint64>(have[i + 1].toInteger(), 0)));
    std::sort(request.have.begin(), request.have.end());
    return request;
}

} // namespace

PreviewCommands::PreviewCommands(EngineThread& engine, const ComputationRegistry& computations, QString jobsFolder,
                                 FindJob findJob, const Clock& clock)
    : m_engine(engine), m_computations(computations), m_jobsFolder(std::move(jobsFolder)),
      m_findJob(std::move(findJob)), m_clock(clock) {
    m_thread.setMaxThreadCount(1);
}

void PreviewCommands::finish() {
    m_finished = true;
    m_thread.clear();
    m_thread.waitForDone();
}

void PreviewCommands::addTo(HeadCommands& commands) {
    commands.addLater(QStringLiteral("preview"), [this](const QJsonObject& request, const ControlServer::Reply& reply) {
        later(request, reply, &PreviewCommands::picture);
    });
    commands.addLater(QStringLiteral("partial"), [this](const QJsonObject& request, const ControlServer::Reply& reply) {
        later(request, reply, &PreviewCommands::result);
    });
    commands.addLater(QStringLiteral("chunk"), [this](const QJsonObject& request, const ControlServer::Reply& reply) {
        chunkLater(request, reply);
    });
    commands.addLater(
        QStringLiteral("chunk-content"), [this](const QJsonObject& request, const ControlServer::Reply& reply) {
            onJob(request, reply, [this, request](const JobRecord& record) { return content(request, record); });
        });
    commands.addLater(QStringLiteral("out"), [this](const QJsonObject& request, const ControlServer::Reply& reply) {
        outLater(request, reply);
    });
}

/// First what the engine remembers, then what is stored.
void PreviewCommands::chunkLater(const QJsonObject& request, const ControlServer::Reply& reply) {
    JsonFields fields(request);
    const JobId id(fields.uuid(L("id")));
    const SequenceNumber sequence = fields.count(L("sequence"));
    if (auto status = fields.status(); !status) {
        reply(errorReply(status.error()));
        return;
    }
    const auto asked = std::make_shared<QJsonObject>(request);
    m_engine.post(
        [id, sequence, asked](HeadEngine& engine) {
            QJsonArray events;
            for (const ChunkEvent& event : engine.chunkEvents(id, sequence)) {
                events.append(QJsonObject{{L("what"), chunkHappeningName(event.what)},
                                          {L("at"), isoTime(event.at)},
                                          {L("worker"), event.worker.value()},
                                          {L("detail"), event.detail}});
            }
            asked->insert(L("events"), events);
        },
        [this, asked, reply] { later(*asked, reply, &PreviewCommands::chunk); });
}

void PreviewCommands::outLater(const QJsonObject& request, const ControlServer::Reply& reply) {
    JsonFields fields(request);
    const JobId id(fields.uuid(L("id")));
    if (auto status = fields.status(); !status) {
        reply(errorReply(status.error()));
        return;
    }
    const auto answer = std::make_shared<QJsonObject>();
    m_engine.post(
        [id, answer](HeadEngine& engine) {
            QJsonArray chunks;
            for (const OutChunk& chunk : engine.chunksOut(id, kMostOutShown))
                chunks.append(
                    QJsonObject{{L("sequence"), jsonNumber(chunk.sequence)}, {L("since"), isoTime(chunk.since)}});
            *answer = okReply({{L("chunks"), chunks}});
        },
        [answer, reply] { reply(*answer); });
}

QJsonObject PreviewCommands::chunk(const QJsonObject& request, AnswerStore& answers) {
    QJsonObject json{{L("events"), request.value(L("events"))}};
    const auto sequence = static_cast<SequenceNumber>(request.value(L("sequence")).toInteger());
    const Status read = answers.forEachAnswerIn(sequence, sequence, [&json](const AnswerRecord& answer) -> Status {
        json.insert(L("answered"), QJsonObject{{L("worker"), answer.worker.value()},
                                               {L("compute_us"), static_cast<qint64>(answer.computeTime.count())},
                                               {L("bytes"), static_cast<qint64>(answer.payload.size())}});
        return {};
    });
    return read ? okReply(json) : errorReply(read.error());
}

/// Cut anew from the job's parameters: what a worker gets, byte for byte.
QJsonObject PreviewCommands::content(const QJsonObject& request, const JobRecord& record) {
    JsonFields fields(request);
    const SequenceNumber sequence = fields.count(L("sequence"));
    if (auto status = fields.status(); !status)
        return errorReply(status.error());
    if (auto turned = turnTo(record); !turned)
        return errorReply(turned.error());
    if (sequence >= m_subject.split->chunkCount())
        return errorReply({ErrorCode::NotFound, QStringLiteral("The job has no chunk %1.").arg(sequence)});
    const QByteArray chunk = m_subject.split->chunk(sequence);
    return okReply(
        {{L("lines"), QJsonArray::fromStringList(m_subject.computation->describeChunk(chunk).mid(0, kMostLines))},
         {L("bytes"), static_cast<qint64>(chunk.size())},
         {L("beginning"), QString::fromLatin1(chunk.first(std::min(chunk.size(), kMostContentBytes)).toBase64())}});
}

void PreviewCommands::later(const QJsonObject& request, const ControlServer::Reply& reply, Look look) {
    onJob(request, reply, [this, request, look](const JobRecord& record) { return perform(request, record, look); });
}

void PreviewCommands::onJob(const QJsonObject& request, const ControlServer::Reply& reply,
                            std::function<QJsonObject(const JobRecord&)> work) {
    JsonFields fields(request);
    const JobId id(fields.uuid(L("id")));
    if (auto status = fields.status(); !status) {
        reply(errorReply(status.error()));
        return;
    }
    if (m_finished)
        return;
    const auto record = m_findJob(id);
    if (!record) {
        reply(errorReply({ErrorCode::NotFound, QStringLiteral("There is no job %1.").arg(toString(id))}));
        return;
    }
    m_thread.start([reply, record, work = std::move(work)] { reply(work(*record)); });
}

QJsonObject PreviewCommands::perform(const QJsonObject& request, const JobRecord& record, Look look) {
    if (auto turned = turnTo(record); !turned)
        return errorReply(turned.error());
    const QString path = m_jobsFolder + QLatin1Char('/') + toString(record.id) + QLatin1Char('/') + kAnswersFileName;
    if (!QFileInfo::exists(path)) // looking must not make it
        return errorReply({ErrorCode::NotFound, QStringLiteral("The job's answers are not kept any more.")});
    const auto answers = SqliteAnswerStore::open(path);
    return answers ? (this->*look)(request, **answers) : errorReply(answers.error());
}

Status PreviewCommands::turnTo(const JobRecord& record) {
    if (m_subject.job == record.id)
        return {};
    m_subject = {};
    const Computation* computation = m_computations.find(record.computation.name, record.computation.version);
    if (computation == nullptr)
        return failure(ErrorCode::NotFound,
                       QStringLiteral("This program has no computation '%1'.").arg(record.computation.name));
    auto split = computation->split(record.parameters);
    if (!split)
        return failure(split.error());
    m_subject = {record.id, computation, std::move(*split)};
    return {};
}

QJsonObject PreviewCommands::picture(const QJsonObject& request, AnswerStore& answers) {
    const auto wanted = previewRequest(request);
    if (!wanted)
        return errorReply(wanted.error());
    const auto preview = previewPicture(*m_subject.computation, *m_subject.split, answers, *wanted);
    if (!preview)
        return errorReply(preview.error());
    QJsonArray tiles;
    for (const PreviewTile& tile : preview->tiles) {
        const QRect& place = tile.place;
        tiles.append(QJsonArray{static_cast<qint64>(tile.sequence), place.x(), place.y(), place.width(), place.height(),
                                QString::fromLatin1(tile.rgb.toBase64())});
    }
    return okReply({{L("whole"), pair(preview->whole.width(), preview->whole.height())},
                    {L("size"), pair(preview->size.width(), preview->size.height())},
                    {L("tiles"), tiles},
                    {L("more"), preview->more}});
}

QJsonObject PreviewCommands::result(const QJsonObject&, AnswerStore& answers) {
    const auto partial = previewResult(*m_subject.split, answers, kBudget, m_clock);
    if (!partial)
        return errorReply(partial.error());
    QJsonObject json{{L("answers"), static_cast<qint64>(partial->answers)},
                     {L("read_all"), partial->readAll},
                     {L("summary"), partial->summary},
                     {L("beginning"), QString::fromUtf8(partial->beginning)}};
    if (partial->sum)
        json.insert(L("sum"), QJsonObject{{L("so_far"), partial->sum->soFar},
                                          {L("estimate"), partial->sum->estimate},
                                          {L("error"), partial->sum->error}});
    return okReply(json);
}

} // namespace gleaner
