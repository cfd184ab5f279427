#include "head_node/models/out_table_model.h"

#include "head_node/models/plain_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace gleaner {

namespace {

/// The locale's long form without the zone, which takes half a line on Windows.
QString timeWithSeconds() {
    return QLocale().timeFormat(QLocale::LongFormat).remove(QLatin1Char('t')).trimmed();
}

using L = QLatin1String;

QString words(const char* text) {
    return QCoreApplication::translate("ChunkLines", text);
}

QString happeningWords(const QString& what, const QString& worker, const QString& detail) {
    if (what == L("scattered"))
        return words(QT_TRANSLATE_NOOP("ChunkLines", "put on the queue"));
    if (what == L("taken-back"))
        return words(QT_TRANSLATE_NOOP("ChunkLines", "taken back from the queue, to be sent again"));
    if (what == L("answered"))
        return words(QT_TRANSLATE_NOOP("ChunkLines", "answered by %1")).arg(worker);
    if (what == L("failed"))
        return words(QT_TRANSLATE_NOOP("ChunkLines", "failed at %1: %2")).arg(worker, detail);
    if (what == L("set-aside"))
        return words(QT_TRANSLATE_NOOP("ChunkLines", "set aside: %1")).arg(detail);
    if (what == L("retried"))
        return words(QT_TRANSLATE_NOOP("ChunkLines", "to be tried again, as a person said"));
    if (what == L("dropped"))
        return words(QT_TRANSLATE_NOOP("ChunkLines", "dropped, as a person said"));
    return what;
}

TimePoint timeOf(const QJsonValue& value) {
    return TimePoint(Milliseconds(QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toMSecsSinceEpoch()));
}

} // namespace

void OutTableModel::show(const QJsonObject& answer, TimePoint now) {
    std::vector<Row> rows;
    for (const auto& each : answer.value(L("chunks")).toArray()) {
        const QJsonObject chunk = each.toObject();
        rows.push_back(
            {static_cast<SequenceNumber>(chunk.value(L("sequence")).toInteger()), timeOf(chunk.value(L("since")))});
    }
    const auto stays = [&rows](const Row& old) {
        return std::any_of(rows.begin(), rows.end(),
                           [&old](const Row& row) { return row.sequence == old.sequence && row.since == old.since; });
    };
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        if (stays(m_rows[static_cast<std::size_t>(i)]))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
    m_now = now;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 1), index(rowCount() - 1, 1));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i < m_rows.size() && m_rows[i].sequence == rows[i].sequence)
            continue;
        const auto place = static_cast<int>(std::min(i, m_rows.size()));
        beginInsertRows({}, place, place);
        m_rows.insert(m_rows.begin() + place, rows[i]);
        endInsertRows();
    }
}

std::optional<SequenceNumber> OutTableModel::sequenceAt(int row) const {
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return m_rows[static_cast<std::size_t>(row)].sequence;
}

int OutTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OutTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 2;
}

QVariant OutTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (index.column() == 0)
        return countText(row.sequence);
    return durationWords(std::chrono::duration_cast<Seconds>(m_now - row.since));
}

QVariant OutTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Chunk") : tr("Out for");
}

QStringList chunkLines(const QJsonObject& answer) {
    QStringList lines;
    for (const auto& each : answer.value(L("events")).toArray()) {
        const QJsonObject event = each.toObject();
        const QDateTime at = QDateTime::fromString(event.value(L("at")).toString(), Qt::ISODateWithMs).toLocalTime();
        lines += QLocale().toString(at.time(), timeWithSeconds()) + QLatin1String("   ") +
                 happeningWords(event.value(L("what")).toString(), event.value(L("worker")).toString(),
                                event.value(L("detail")).toString());
    }
    const QJsonObject answered = answer.value(L("answered")).toObject();
    if (!answered.isEmpty()) {
        const double seconds = answered.value(L("compute_us")).toDouble() / 1e6;
        lines += words(QT_TRANSLATE_NOOP("ChunkLines", "Its answer of %1 is stored; %2 computed for %3 s."))
                     .arg(bytesWords(answered.value(L("bytes")).toDouble()), answered.value(L("worker")).toString(),
                          QLocale().toString(seconds, 'f', seconds < 1 ? 3 : 1));
    }
    if (lines.isEmpty())
        lines +=
            words(QT_TRANSLATE_NOOP("ChunkLines", "Nothing is remembered of it: it waits, or the head was restarted "
                                                  "since."));
    return lines;
}

} // namespace gleaner
