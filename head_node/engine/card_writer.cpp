#include "head_node/engine/card_writer.h"

#include <algorithm>

namespace gleaner {

namespace {

JobCard cardOf(const JobSnapshot& job, TimePoint updated) {
    return {job.record.title,
            job.record.purpose,
            job.record.computation.name,
            job.record.chunkCount,
            job.answered,
            job.computeTime,
            updated};
}

} // namespace

bool CardWriter::isDue(const JobId& job) const {
    if (m_inputs == nullptr || m_clock.steadyNow() < m_pausedUntil)
        return false;
    const auto written = m_written.find(job);
    return written == m_written.end() || m_clock.steadyNow() - written->second.at >= kInterval;
}

void CardWriter::write(const JobSnapshot& job) {
    const SteadyPoint now = m_clock.steadyNow();
    JobCard card = cardOf(job, m_clock.now());
    const auto known = m_written.find(job.record.id);
    if (known != m_written.end()) {
        JobCard sameTime = card;
        sameTime.updated = known->second.card.updated;
        if (sameTime == known->second.card) {
            known->second.at = now;
            return;
        }
    }
    if (!m_inputs->putCard(job.record.id, card)) {
        m_pausedUntil = now + m_pause;
        m_pause = std::min(m_pause * 2, kLongestPause);
        return;
    }
    m_pause = kFirstPause;
    m_written.insert_or_assign(job.record.id, Written{std::move(card), now});
}

} // namespace gleaner
