// One connection's answers, in the order of their requests, whatever order they come in. A value; one thread at a time.
#pragma once

#include "head_node/server/http_response_writer.h"

#include <cstdint>
#include <deque>

namespace gleaner {

class HttpAnswerQueue {
public:
    /// What a request takes up until it is answered.
    struct Expected {
        HttpAnswerForm form;
        qint64 requestBytes = 0;
    };

    /// A request has come; returns its number. Numbers rise by one.
    std::uint64_t expect(Expected expected);
    /// The answer to request `number`. False, and nothing happens, when it has been answered or never was asked.
    bool fulfil(std::uint64_t number, HttpResponse response);
    /// Writes every answer whose turn it is. True when the last one written ends the connection; what is still waiting
    /// then is forgotten.
    bool writeReady(QByteArray& out, QByteArrayView date);

    [[nodiscard]] bool isEmpty() const { return m_slots.empty(); }
    /// Requests without an answer, or with one that waits for its turn.
    [[nodiscard]] qint64 size() const { return static_cast<qint64>(m_slots.size()); }
    /// Bytes of those requests.
    [[nodiscard]] qint64 requestBytes() const { return m_requestBytes; }
    /// Body bytes of answers that wait for their turn.
    [[nodiscard]] qint64 waitingBytes() const { return m_waitingBytes; }

private:
    struct Slot {
        Expected expected;
        bool isAnswered = false;
        HttpResponse response;
    };
    std::deque<Slot> m_slots;
    std::uint64_t m_first = 0; ///< number of the front slot
    qint64 m_requestBytes = 0;
    qint64 m_waitingBytes = 0;
};

} // namespace gleaner
