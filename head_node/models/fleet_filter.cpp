#include "head_node/models/fleet_filter.h"

#include <algorithm>

namespace gleaner {

namespace {

bool isOneOf(const FleetRow& row, FleetFilter::Which which) {
    switch (which) {
    case FleetFilter::Which::All:
        return true;
    case FleetFilter::Which::Present:
        return row.isPresent();
    case FleetFilter::Which::Away:
        return !row.isPresent();
    case FleetFilter::Which::Enrolled:
        return row.isEnrolled;
    case FleetFilter::Which::Doubtful:
        return !row.isProven || row.failures > 0;
    }
    Q_UNREACHABLE();
}

} // namespace

FleetFilter::FleetFilter(FleetTableModel& fleet) : m_fleet(fleet) {
    setSourceModel(&fleet);
    setSortRole(FleetTableModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
    setDynamicSortFilter(true);
}

void FleetFilter::setWhich(Which which) {
    m_which = which;
    invalidateFilter();
}

void FleetFilter::setWords(const QString& words) {
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool FleetFilter::filterAcceptsRow(int number, const QModelIndex&) const {
    const FleetRow* row = m_fleet.row(number);
    if (row == nullptr || !isOneOf(*row, m_which))
        return false;
    const auto stands = [row](const QString& word) {
        return row->name.contains(word, Qt::CaseInsensitive) ||
               std::ranges::any_of(
                   std::initializer_list{FleetColumn::Name, FleetColumn::State, FleetColumn::Doing,
                                         FleetColumn::Platform, FleetColumn::Version},
                   [&](FleetColumn column) { return row->text(column).contains(word, Qt::CaseInsensitive); });
    };
    return std::ranges::all_of(m_words, stands);
}

} // namespace gleaner
