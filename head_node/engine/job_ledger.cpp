#include "head_node/engine/job_ledger.h"

#include <algorithm>

namespace gleaner {

JobLedger::JobLedger(std::uint64_t chunkCount) : m_chunkCount(chunkCount), m_answered(chunkCount, false) {
    Q_ASSERT(chunkCount > 0);
}

void JobLedger::restoreAnswer(SequenceNumber sequence) {
    if (classify(sequence) == Arrival::New)
        answered(sequence);
}

void JobLedger::restoreSetAside(const SetAsideChunk& chunk) {
    if (classify(chunk.sequence) == Arrival::New)
        setAside(chunk);
}

void JobLedger::restoreMarks(const std::vector<ScatterMark>& marks) {
    m_marks.assign(marks.begin(), marks.end());
    std::stable_sort(m_marks.begin(), m_marks.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    SequenceNumber frontier = m_next;
    for (const ScatterMark& mark : m_marks)
        frontier = std::max(frontier, std::min(mark.first + mark.count, m_chunkCount));
    for (; m_next < frontier; ++m_next) {
        if (isAnswered(m_next))
            --m_answeredBeyond;
    }
    // What no mark covers was answered, set aside, or waited to be scattered again when the head ended.
    std::vector<bool> covered(m_next, false);
    for (const ScatterMark& mark : m_marks) {
        for (std::uint64_t i = mark.first; i < mark.first + mark.count && i < m_next; ++i)
            covered[i] = true;
    }
    for (SequenceNumber i = 0; i < m_next; ++i) {
        if (!covered[i])
            scatterAgain(i);
    }
}

std::vector<SequenceNumber> JobLedger::nextToScatter(std::size_t max) {
    std::vector<SequenceNumber> next;
    while (next.size() < max && !m_again.empty())
        next.push_back(m_again.extract(m_again.begin()).value());
    while (next.size() < max && m_next < m_chunkCount) {
        if (isAnswered(m_next))
            --m_answeredBeyond;
        else if (!m_setAside.contains(m_next))
            next.push_back(m_next);
        ++m_next;
    }
    return next;
}

std::vector<ScatterMark> JobLedger::scattered(const std::vector<SequenceNumber>& sequences, TimePoint at) {
    std::vector<ScatterMark> marks;
    for (const SequenceNumber sequence : sequences) {
        if (!marks.empty() && marks.back().first + marks.back().count == sequence)
            ++marks.back().count;
        else
            marks.push_back({sequence, 1, at});
    }
    m_marks.insert(m_marks.end(), marks.begin(), marks.end());
    return marks;
}

void JobLedger::notScattered(const std::vector<SequenceNumber>& sequences) {
    for (const SequenceNumber sequence : sequences)
        scatterAgain(sequence);
}

std::uint64_t JobLedger::ageOut(TimePoint before) {
    std::uint64_t count = 0;
    while (!m_marks.empty() && m_marks.front().at <= before) {
        count += queueAgain(m_marks.front());
        m_marks.pop_front();
    }
    return count;
}

std::uint64_t JobLedger::scatterAllAgain() {
    return ageOut(TimePoint::max());
}

void JobLedger::scatterAgain(SequenceNumber sequence) {
    if (sequence < m_next && !isAnswered(sequence) && !m_setAside.contains(sequence))
        m_again.insert(sequence);
}

JobLedger::Arrival JobLedger::classify(SequenceNumber sequence) const {
    if (sequence >= m_chunkCount)
        return Arrival::Stranger;
    return isAnswered(sequence) ? Arrival::Duplicate : Arrival::New;
}

void JobLedger::answered(SequenceNumber sequence) {
    Q_ASSERT(classify(sequence) == Arrival::New);
    m_answered[sequence] = true;
    ++m_answeredCount;
    if (sequence >= m_next)
        ++m_answeredBeyond;
    m_again.erase(sequence);
    if (const auto found = m_setAside.find(sequence); found != m_setAside.end()) {
        m_droppedCount -= found->second.dropped ? 1U : 0U;
        m_setAside.erase(found);
    }
}

void JobLedger::setAside(const SetAsideChunk& chunk) {
    Q_ASSERT(classify(chunk.sequence) == Arrival::New);
    m_again.erase(chunk.sequence);
    const auto [place, isNew] = m_setAside.insert_or_assign(chunk.sequence, chunk);
    m_droppedCount += (isNew && chunk.dropped) ? 1U : 0U;
}

bool JobLedger::retry(SequenceNumber sequence) {
    const auto found = m_setAside.find(sequence);
    if (found == m_setAside.end())
        return false;
    m_droppedCount -= found->second.dropped ? 1U : 0U;
    m_setAside.erase(found);
    scatterAgain(sequence);
    return true;
}

bool JobLedger::drop(SequenceNumber sequence) {
    const auto found = m_setAside.find(sequence);
    if (found == m_setAside.end())
        return false;
    m_droppedCount += found->second.dropped ? 0U : 1U;
    found->second.dropped = true;
    return true;
}

std::uint64_t JobLedger::outCount() const {
    const auto setAsideBelow =
        static_cast<std::uint64_t>(std::distance(m_setAside.begin(), m_setAside.lower_bound(m_next)));
    return m_next - (m_answeredCount - m_answeredBeyond) - setAsideBelow - m_again.size();
}

std::uint64_t JobLedger::waitingCount() const {
    const auto setAsideBeyond =
        static_cast<std::uint64_t>(std::distance(m_setAside.lower_bound(m_next), m_setAside.end()));
    return m_again.size() + (m_chunkCount - m_next) - m_answeredBeyond - setAsideBeyond;
}

std::vector<OutChunk> JobLedger::chunksOut(std::size_t most) {
    forgetFinishedMarks();
    std::set<SequenceNumber> seen; // a number scattered anew has two marks
    std::vector<OutChunk> chunks;
    for (const ScatterMark& mark : m_marks) {
        for (SequenceNumber each = mark.first; each < mark.first + mark.count; ++each) {
            if (chunks.size() == most)
                return chunks;
            if (isOut(each) && seen.insert(each).second)
                chunks.push_back({each, mark.at});
        }
    }
    return chunks;
}

std::optional<TimePoint> JobLedger::oldestOut() {
    forgetFinishedMarks();
    return m_marks.empty() ? std::nullopt : std::optional(m_marks.front().at);
}

std::vector<ScatterMark> JobLedger::liveMarks() {
    std::erase_if(m_marks, [this](const ScatterMark& mark) { return !hasOut(mark); });
    return {m_marks.begin(), m_marks.end()};
}

bool JobLedger::isOut(SequenceNumber sequence) const {
    return sequence < m_next && !isAnswered(sequence) && !m_again.contains(sequence) && !m_setAside.contains(sequence);
}

bool JobLedger::hasOut(const ScatterMark& mark) const {
    for (std::uint64_t i = mark.first; i < mark.first + mark.count; ++i) {
        if (isOut(i))
            return true;
    }
    return false;
}

std::uint64_t JobLedger::queueAgain(const ScatterMark& mark) {
    std::uint64_t count = 0;
    for (std::uint64_t i = mark.first; i < mark.first + mark.count; ++i) {
        if (isOut(i)) {
            m_again.insert(i);
            ++count;
        }
    }
    return count;
}

void JobLedger::forgetFinishedMarks() {
    while (!m_marks.empty() && !hasOut(m_marks.front()))
        m_marks.pop_front();
}

} // namespace gleaner
