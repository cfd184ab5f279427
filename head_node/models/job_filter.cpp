#include "head_node/models/job_filter.h"

#include <algorithm>

namespace gleaner {

JobFilter::JobFilter(JobTableModel& jobs) : m_jobs(jobs) {
    setSourceModel(&jobs);
    setSortRole(JobTableModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
    setDynamicSortFilter(true);
}

void JobFilter::setWhich(Which which) {
    m_which = which;
    invalidateFilter();
}

void JobFilter::setWords(const QString& words) {
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool JobFilter::filterAcceptsRow(int number, const QModelIndex&) const {
    const JobRow* row = m_jobs.row(number);
    if (row == nullptr)
        return false;
    const bool isOver = row->phase == JobPhase::Done || row->phase == JobPhase::Cancelled;
    if (m_which != Which::All && isOver != (m_which == Which::Over))
        return false;
    const QString text = row->name + QLatin1Char('\n') + row->computation + QLatin1Char('\n') + phaseName(row->phase);
    return std::all_of(m_words.begin(), m_words.end(),
                       [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace gleaner
