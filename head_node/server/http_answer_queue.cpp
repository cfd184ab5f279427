#include "head_node/server/http_answer_queue.h"

namespace gleaner {

std::uint64_t HttpAnswerQueue::expect(Expected expected) {
    m_requestBytes += expected.requestBytes;
    m_slots.push_back({expected, false, {}});
    return m_first + m_slots.size() - 1;
}

bool HttpAnswerQueue::fulfil(std::uint64_t number, HttpResponse response) {
    if (number < m_first || number - m_first >= m_slots.size())
        return false;
    Slot& slot = m_slots[static_cast<std::size_t>(number - m_first)];
    if (slot.isAnswered)
        return false;
    slot.isAnswered = true;
    slot.response = std::move(response);
    m_waitingBytes += slot.response.body.size();
    return true;
}

bool HttpAnswerQueue::writeReady(QByteArray& out, QByteArrayView date) {
    while (!m_slots.empty() && m_slots.front().isAnswered) {
        Slot& slot = m_slots.front();
        slot.expected.form.closes = slot.expected.form.closes || asksToClose(slot.response);
        const bool closes = slot.expected.form.closes;
        appendHttpResponse(out, slot.response, slot.expected.form, date);
        m_requestBytes -= slot.expected.requestBytes;
        m_waitingBytes -= slot.response.body.size();
        m_slots.pop_front();
        ++m_first;
        if (closes) {
            m_first += m_slots.size();
            m_slots.clear();
            m_requestBytes = 0;
            m_waitingBytes = 0;
            return true;
        }
    }
    return false;
}

} // namespace gleaner
