#include "screensaver_client/desk/why_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace gleaner {

namespace {

QDateTime local(TimePoint at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

} // namespace

QString durationText(Milliseconds duration) {
    const auto seconds = std::max<qint64>(0, std::chrono::duration_cast<Seconds>(duration).count());
    if (seconds < 60)
        return QCoreApplication::translate("Desk", "%1 s").arg(seconds);
    if (seconds < 3600)
        return QCoreApplication::translate("Desk", "%1 min").arg(seconds / 60);
    return QCoreApplication::translate("Desk", "%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

void WhyModel::setEntries(std::vector<AgentWhyEntry> entries, TimePoint now) {
    m_now = now;
    // New stretches come at the top: insert just those, so that a reader keeps the place.
    const auto sameStart = [&](const AgentWhyEntry& entry) {
        return !m_entries.empty() && entry.from == m_entries.front().from;
    };
    const auto known = std::ranges::find_if(entries, sameStart);
    const auto added = static_cast<int>(known - entries.begin());
    const auto rest = static_cast<std::size_t>(entries.end() - known);
    if (known == entries.end() || rest != m_entries.size()) {
        beginResetModel();
        m_entries = std::move(entries);
        endResetModel();
        return;
    }
    if (added > 0) {
        beginInsertRows({}, 0, added - 1);
        m_entries = std::move(entries);
        endInsertRows();
    } else {
        m_entries = std::move(entries);
    }
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_entries.size()) - 1, ColumnCount - 1));
}

int WhyModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int WhyModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString WhyModel::text(const AgentWhyEntry& entry, int column) const {
    switch (static_cast<Column>(column)) {
    case From: {
        const QDateTime from = local(entry.from);
        const bool today = from.date() == local(m_now).date();
        return today ? QLocale().toString(from.time(), QStringLiteral("HH:mm:ss"))
                     : QLocale().toString(from, QStringLiteral("ddd d MMM HH:mm"));
    }
    case Lasted:
        return durationText(entry.until.value_or(m_now) - entry.from);
    case State:
        if (!entry.run)
            return tr("Paused");
        return entry.threads == 1 ? tr("Computing, 1 processor") : tr("Computing, %1 processors").arg(entry.threads);
    case Why:
        return entry.sentence;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant WhyModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AgentWhyEntry& entry = m_entries[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && index.column() == Why))
        return text(entry, index.column());
    if (role == Qt::AccessibleTextRole)
        return QString(headerData(index.column(), Qt::Horizontal).toString() + QStringLiteral(": ") +
                       text(entry, index.column()));
    return {};
}

QVariant WhyModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case From:
        return tr("From");
    case Lasted:
        return tr("For");
    case State:
        return tr("State");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace gleaner
