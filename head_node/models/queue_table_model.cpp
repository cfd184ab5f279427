#include "head_node/models/queue_table_model.h"

#include "head_node/models/message_row.h"
#include "head_node/models/plain_words.h"

#include <QJsonArray>

#include <algorithm>

namespace gleaner {

namespace {

using L = QLatin1String;

QueueRow emptyRow(const QString& name) {
    QueueRow row;
    row.name = name;
    return row;
}

QueueRow shareRow(const QString& queue, int number, const QJsonObject& share) {
    QueueRow row = emptyRow(queue);
    row.share = number;
    row.where = share.value(L("where")).toString();
    row.fullName = share.value(L("queue")).toString();
    row.trouble = share.value(L("trouble")).toString();
    if (share.contains(L("messages")))
        row.messages = static_cast<std::uint64_t>(std::max<qint64>(share.value(L("messages")).toInteger(), 0));
    if (share.contains(L("oldest")))
        row.oldest = timeFromJson(share.value(L("oldest")));
    return row;
}

/// What is known of all of them together.
QueueRow sumOf(const QString& queue, const std::vector<QueueRow>& shares) {
    QueueRow sum = emptyRow(queue);
    for (const QueueRow& share : shares) {
        if (share.messages)
            sum.messages = sum.messages.value_or(0) + *share.messages;
        if (share.oldest)
            sum.oldest = std::min(sum.oldest.value_or(*share.oldest), *share.oldest);
        if (!share.trouble.isEmpty())
            sum.trouble = share.trouble;
    }
    return sum;
}

} // namespace

QString QueueRow::title() const {
    if (share)
        return where.isEmpty() ? fullName : QStringLiteral("%1 · %2").arg(fullName, where);
    if (name == L("work"))
        return QueueTableModel::tr("Work");
    if (name == L("answers"))
        return QueueTableModel::tr("Answers");
    if (name == L("heartbeats"))
        return QueueTableModel::tr("Signs of life");
    return isPoison() ? QueueTableModel::tr("Poison (set aside)") : name;
}

QueueTableModel::QueueTableModel() : m_poison(emptyRow(QStringLiteral("poison"))) {
    for (const char* name : {"work", "answers", "heartbeats"})
        m_queues.push_back(emptyRow(QString::fromLatin1(name)));
    setAll();
}

void QueueTableModel::show(const QJsonObject& answer) {
    m_now = timeFromJson(answer.value(L("at")));
    m_queues.clear();
    for (const auto& each : answer.value(L("queues")).toArray()) {
        const QJsonObject queue = each.toObject();
        const QString name = queue.value(L("name")).toString();
        std::vector<QueueRow> shares;
        for (const auto& share : queue.value(L("shares")).toArray())
            shares.push_back(shareRow(name, static_cast<int>(shares.size()), share.toObject()));
        m_queues.push_back(sumOf(name, shares));
        if (shares.size() > 1)
            m_queues.insert(m_queues.end(), shares.begin(), shares.end());
    }
    for (const QueueRow& row : m_queues)
        remember(row, m_now);
    setAll();
    tellColumn(static_cast<int>(Column::Oldest));
}

void QueueTableModel::showPoison(const HeadSnapshot& snapshot) {
    if (snapshot.at == TimePoint())
        return; // the head has not answered yet
    m_poison.messages = poisonCount(snapshot);
    const auto oldest = setAsideRows(snapshot, 1);
    m_poison.oldest = oldest.empty() ? std::nullopt : std::optional(oldest.front().inserted);
    m_now = std::max(m_now, snapshot.at);
    remember(m_poison, snapshot.at);
    setAll();
}

void QueueTableModel::setAll() {
    std::vector<QueueRow> rows = m_queues;
    rows.push_back(m_poison);
    setRows(std::move(rows));
}

void QueueTableModel::remember(const QueueRow& row, TimePoint at) {
    if (row.messages && (row.share || row.trouble.isEmpty())) // a sum that lacks a share would look like a drop
        m_history[row.key()].add({at, static_cast<double>(*row.messages)});
}

const std::vector<HistoryPoint>& QueueTableModel::historyOf(const QString& key) const {
    static const std::vector<HistoryPoint> kNothing;
    const auto found = m_history.constFind(key);
    return found == m_history.cend() ? kNothing : found->points();
}

QString QueueTableModel::trouble() const {
    for (const QueueRow& row : m_queues) {
        if (!row.trouble.isEmpty())
            return row.trouble;
    }
    return {};
}

int QueueTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QVariant QueueTableModel::data(const QModelIndex& index, int role) const {
    const QueueRow* shown = index.isValid() ? row(index.row()) : nullptr;
    if (shown == nullptr)
        return {};
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (column == Column::Queue ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole)
        return shown->trouble.isEmpty() ? shown->title() : shown->trouble;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    switch (column) {
    case Column::Queue:
        return shown->share && role == Qt::DisplayRole ? QStringLiteral("      ") + shown->title() : shown->title();
    case Column::Messages:
        return shown->messages ? countText(*shown->messages) : tr("not known");
    case Column::Oldest:
        return shown->oldest ? durationWords(std::chrono::duration_cast<Seconds>(m_now - *shown->oldest)) : QString();
    }
    Q_UNREACHABLE();
}

QVariant QueueTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section == 0 ? Qt::AlignLeft : Qt::AlignRight));
    const QStringList names{tr("Queue"), tr("Messages"), tr("Oldest is there for")};
    return role == Qt::DisplayRole ? QVariant(names.at(section)) : QVariant();
}

std::uint64_t poisonCount(const HeadSnapshot& snapshot) {
    std::uint64_t count = 0;
    for (const JobSnapshot& job : snapshot.jobs)
        count += job.setAsideCount; // also a failed job's: it can be tried again
    return count;
}

} // namespace gleaner
