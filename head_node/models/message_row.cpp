#include "head_node/models/message_row.h"

#include "head_node/models/job_phase.h"
#include "head_node/models/plain_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace gleaner {

namespace {

using L = QLatin1String;
constexpr int kFarAway_years = 1'000;

QString words(const char* text) {
    return QCoreApplication::translate("MessageRow", text);
}

QString kindWords(const QString& kind) {
    if (kind == L("chunk"))
        return words(QT_TRANSLATE_NOOP("MessageRow", "Chunk"));
    if (kind == L("result"))
        return words(QT_TRANSLATE_NOOP("MessageRow", "Answer"));
    if (kind == L("failure"))
        return words(QT_TRANSLATE_NOOP("MessageRow", "Failure"));
    if (kind == L("heartbeat"))
        return words(QT_TRANSLATE_NOOP("MessageRow", "Sign of life"));
    if (kind == L("set-aside"))
        return words(QT_TRANSLATE_NOOP("MessageRow", "Set aside"));
    return words(QT_TRANSLATE_NOOP("MessageRow", "Not readable"));
}

bool isNever(TimePoint expires, TimePoint now) {
    return expires - now > std::chrono::years(kFarAway_years);
}

QString expiryWords(TimePoint expires, TimePoint now) {
    if (isNever(expires, now))
        return words(QT_TRANSLATE_NOOP("MessageRow", "never"));
    return words(QT_TRANSLATE_NOOP("MessageRow", "in %1"))
        .arg(durationWords(std::chrono::duration_cast<Seconds>(expires - now)));
}

} // namespace

QString MessageRow::text(MessageColumn column, TimePoint now) const {
    switch (column) {
    case MessageColumn::Job:
        return jobName;
    case MessageColumn::Chunk:
        return job ? countText(sequence) : QString();
    case MessageColumn::Kind:
        return kindWords(kind);
    case MessageColumn::Content:
        return content;
    case MessageColumn::Size:
        return bytes ? bytesWords(static_cast<double>(*bytes)) : QString();
    case MessageColumn::Taken:
        return bytes ? countText(static_cast<std::uint64_t>(taken)) : QString();
    case MessageColumn::Age:
        return durationWords(std::chrono::duration_cast<Seconds>(now - inserted));
    case MessageColumn::Expires:
        return bytes ? expiryWords(expires, now) : QString();
    }
    Q_UNREACHABLE();
}

QString MessageRow::sentence() const {
    QStringList lines{kindWords(kind) + (job ? L(" ") + countText(sequence) + L(", ") + jobName : QString())};
    if (!content.isEmpty())
        lines += content;
    if (!bytes) {
        lines += words(QT_TRANSLATE_NOOP("MessageRow", "Set aside: %1")).arg(timeWords(inserted));
        return lines.join(u'\n');
    }
    lines += words(QT_TRANSLATE_NOOP("MessageRow", "Put on the queue: %1")).arg(timeWords(inserted));
    if (!isNever(expires, inserted))
        lines += words(QT_TRANSLATE_NOOP("MessageRow", "Expires: %1")).arg(timeWords(expires));
    lines += words(QT_TRANSLATE_NOOP("MessageRow", "Taken so far: %1")).arg(taken);
    lines += words(QT_TRANSLATE_NOOP("MessageRow", "Message: %1")).arg(id);
    return lines.join(u'\n');
}

std::vector<MessageRow> messageRows(const QJsonObject& answer, const HeadSnapshot& snapshot) {
    std::vector<MessageRow> rows;
    for (const auto& each : answer.value(L("front")).toArray()) {
        const QJsonObject message = each.toObject();
        MessageRow row;
        row.id = message.value(L("id")).toString();
        if (row.id.isEmpty())
            continue;
        row.kind = message.value(L("kind")).toString();
        if (const JobId job(QUuid::fromString(message.value(L("job")).toString())); job != JobId()) {
            const JobSnapshot* known = jobIn(snapshot, job);
            row.job = job;
            row.jobName = known == nullptr ? toString(job).first(8) : jobName(known->record);
        }
        row.sequence = static_cast<SequenceNumber>(std::max<qint64>(message.value(L("sequence")).toInteger(), 0));
        row.content = message.value(L("detail")).toString();
        row.bytes = message.value(L("bytes")).toInteger();
        row.taken = message.value(L("dequeue_count")).toInt();
        row.inserted = timeFromJson(message.value(L("inserted")));
        row.expires = timeFromJson(message.value(L("expires")));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<MessageRow> setAsideRows(const HeadSnapshot& snapshot, std::size_t most) {
    std::vector<MessageRow> rows;
    for (const JobSnapshot& job : snapshot.jobs) {
        for (const SetAsideChunk& chunk : job.setAside) {
            if (chunk.dropped)
                continue;
            MessageRow row;
            row.id = toString(job.record.id) + L("/") + QString::number(chunk.sequence);
            row.kind = QStringLiteral("set-aside");
            row.job = job.record.id;
            row.jobName = jobName(job.record);
            row.sequence = chunk.sequence;
            row.content = chunk.reason;
            row.inserted = chunk.at;
            rows.push_back(std::move(row));
        }
    }
    std::ranges::stable_sort(rows, {}, &MessageRow::inserted);
    rows.resize(std::min(rows.size(), most));
    return rows;
}

TimePoint timeFromJson(const QJsonValue& value) {
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return TimePoint(Milliseconds(time.isValid() ? time.toMSecsSinceEpoch() : 0));
}

QString timeWords(TimePoint at) {
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
    return QLocale().toString(time, QStringLiteral("d MMM yyyy HH:mm:ss"));
}

} // namespace gleaner
