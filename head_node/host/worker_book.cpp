#include "head_node/host/worker_book.h"

#include "common/socket/json_fields.h"
#include "head_node/safety/private_file.h"

#include <QJsonDocument>

#include <algorithm>

namespace gleaner {

namespace {

using L = QLatin1String;
constexpr int kFormatVersion = 1;
constexpr qint64 kMostBytes = qint64{4} << 20;

Status checkLabel(const QString& label) {
    const bool isSeen =
        std::ranges::all_of(label, [](QChar c) { return (c.isPrint() || c.isSurrogate()) && c != u'/' && c != u'!'; });
    if (isSeen && label.size() <= kMaxWorkerLabelLength)
        return {};
    return failure(ErrorCode::InvalidArgument,
                   QStringLiteral("What a worker is called has 1 to %1 characters that can be seen, and neither '/' "
                                  "nor '!'.")
                       .arg(kMaxWorkerLabelLength));
}

std::optional<TimePoint> timeIn(const QJsonObject& json, L field) {
    JsonFields fields(json);
    const TimePoint at = fields.time(field);
    return fields.status() ? std::optional(at) : std::nullopt;
}

} // namespace

WorkerBook::WorkerBook(QString file) : m_file(std::move(file)) {
    if (const auto bytes = readSmallFile(m_file, kMostBytes))
        read(*bytes);
}

void WorkerBook::read(const QByteArray& json) {
    const QJsonObject book = QJsonDocument::fromJson(json).object();
    if (book.value(L("gleaner_workers")).toInt() != kFormatVersion)
        return;
    const QJsonObject workers = book.value(L("workers")).toObject();
    for (auto each = workers.begin(); each != workers.end() && m_notes.size() < kMaxNotes; ++each) {
        const QJsonObject fields = each->toObject();
        const QString label = fields.value(L("label")).toString();
        m_notes[each.key()] = {checkLabel(label) ? label : QString(), timeIn(fields, L("enrolled")),
                               timeIn(fields, L("last_seen"))};
    }
}

QByteArray WorkerBook::toJson() const {
    QJsonObject workers;
    for (const auto& [name, note] : m_notes) {
        QJsonObject fields;
        if (!note.label.isEmpty())
            fields.insert(L("label"), note.label);
        if (note.enrolled)
            fields.insert(L("enrolled"), isoTime(*note.enrolled));
        if (note.lastSeen)
            fields.insert(L("last_seen"), isoTime(*note.lastSeen));
        workers.insert(name, fields);
    }
    return QJsonDocument(QJsonObject{{L("gleaner_workers"), kFormatVersion}, {L("workers"), workers}}).toJson();
}

Status WorkerBook::rename(const QString& name, const QString& label) {
    const QString wanted = label.trimmed() == name ? QString() : label.trimmed();
    if (auto checked = checkLabel(wanted); !checked)
        return checked;
    for (const auto& [other, note] : m_notes) {
        if (!wanted.isEmpty() && other != name && (other == wanted || note.label == wanted))
            return failure(ErrorCode::AlreadyExists,
                           QStringLiteral("The worker '%1' is called so already; choose another name.").arg(other));
    }
    m_notes[name].label = wanted;
    m_isChanged = true;
    return flush();
}

Status WorkerBook::noteEnrolled(const QString& name, TimePoint at) {
    WorkerNote& note = m_notes[name];
    note.enrolled = at;
    note.lastSeen.reset(); // another one's of the same name
    m_isChanged = true;
    return flush();
}

Status WorkerBook::forget(const QString& name) {
    m_isChanged = m_notes.erase(name) > 0 || m_isChanged;
    return flush();
}

void WorkerBook::noteSeen(const std::vector<FleetWorker>& fleet) {
    for (const FleetWorker& worker : fleet) {
        if (!worker.isProven)
            continue;
        WorkerNote& note = m_notes[workerNameIn(worker.worker.value())];
        if (note.lastSeen && *note.lastSeen >= worker.lastSeen)
            continue;
        note.lastSeen = worker.lastSeen;
        m_isChanged = true;
    }
    makeRoom();
}

void WorkerBook::makeRoom() {
    while (m_notes.size() > kMaxNotes) {
        m_notes.erase(std::ranges::min_element(
            m_notes, {}, [](const auto& entry) { return entry.second.lastSeen.value_or(TimePoint::max()); }));
    }
}

Status WorkerBook::flush() {
    if (!m_isChanged)
        return {};
    makeRoom();
    Status written = writePrivateFile(m_file, toJson());
    m_isChanged = !written;
    return written;
}

WorkerNote WorkerBook::find(const QString& name) const {
    const auto found = m_notes.find(name);
    return found == m_notes.end() ? WorkerNote() : found->second;
}

QHash<QString, QString> WorkerBook::labels() const {
    QHash<QString, QString> all;
    for (const auto& [name, note] : m_notes) {
        if (!note.label.isEmpty())
            all.insert(name, note.label);
    }
    return all;
}

QString workerNameIn(const QString& id) {
    return id.section(u'/', 0, 0);
}

QString labelledWorker(const QHash<QString, QString>& labels, const QString& id) {
    const QString name = workerNameIn(id);
    const auto label = labels.constFind(name);
    return label == labels.constEnd() ? id : *label + id.sliced(name.size());
}

void showLabels(HeadSnapshot& snapshot, const QHash<QString, QString>& labels) {
    if (labels.isEmpty())
        return;
    for (FleetWorker& worker : snapshot.fleet)
        worker.label = labels.value(workerNameIn(worker.worker.value()));
    for (JobSnapshot& job : snapshot.jobs) {
        for (SetAsideChunk& chunk : job.setAside) {
            for (QString& worker : chunk.workers)
                worker = labelledWorker(labels, worker);
        }
    }
}

} // namespace gleaner
