#include "head_node/server/loop_mailbox.h"

#include <atomic>
#include <utility>

namespace gleaner {

void LoopMailbox::post(Letter letter) {
    const std::lock_guard lock(m_mutex);
    if (m_isClosed)
        return;
    m_letters.push_back(std::move(letter));
    if (!std::exchange(m_isHeld, true))
        m_wake();
}

bool LoopMailbox::postArrival(qintptr descriptor) {
    const std::lock_guard lock(m_mutex);
    if (m_isClosed)
        return false;
    m_arrivals.push_back(descriptor);
    m_wake();
    return true;
}

void LoopMailbox::takeArrivals(std::vector<qintptr>& arrivals) {
    arrivals.clear();
    const std::lock_guard lock(m_mutex);
    m_arrivals.swap(arrivals);
}

void LoopMailbox::requestStop() {
    const std::lock_guard lock(m_mutex);
    m_isStopRequested = true;
    if (!m_isClosed)
        m_wake();
}

LoopMailbox::Call LoopMailbox::call() {
    const std::lock_guard lock(m_mutex);
    if (m_isStopRequested)
        return Call::Stop;
    return m_letters.empty() && m_arrivals.empty() ? Call::Nothing : Call::Post;
}

void LoopMailbox::hold() {
    const std::lock_guard lock(m_mutex);
    m_isHeld = true;
}

bool LoopMailbox::take(std::vector<Letter>& letters) {
    letters.clear();
    const std::lock_guard lock(m_mutex);
    m_letters.swap(letters);
    m_isHeld = !letters.empty();
    return m_isHeld;
}

void LoopMailbox::close() {
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    m_letters.clear();
}

namespace {

class Ticket {
public:
    Ticket(std::shared_ptr<LoopMailbox> mailbox, std::uint64_t connection, std::uint64_t request)
        : m_mailbox(std::move(mailbox)), m_connection(connection), m_request(request) {}
    ~Ticket() { answer(HttpResponse{500, {}, {}}); }
    Ticket(const Ticket&) = delete;
    Ticket& operator=(const Ticket&) = delete;

    void answer(HttpResponse response) {
        if (!m_isUsed.exchange(true))
            m_mailbox->post({m_connection, m_request, std::move(response)});
    }

private:
    std::shared_ptr<LoopMailbox> m_mailbox;
    std::uint64_t m_connection;
    std::uint64_t m_request;
    std::atomic<bool> m_isUsed = false;
};

} // namespace

std::function<void(HttpResponse)> makeResponder(std::shared_ptr<LoopMailbox> mailbox, std::uint64_t connection,
                                                std::uint64_t request) {
    return [ticket = std::make_shared<Ticket>(std::move(mailbox), connection, request)](HttpResponse response) {
        ticket->answer(std::move(response));
    };
}

} // namespace gleaner
