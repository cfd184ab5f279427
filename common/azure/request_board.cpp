#include "common/azure/request_board.h"

#include <QStringList>

namespace gleaner {

void RequestBoard::began(const void* sender, const QString& server) {
    const SteadyPoint now = m_clock.steadyNow();
    const std::scoped_lock lock(m_mutex);
    m_requests[sender] = {server, now, 1, {}};
}

void RequestBoard::triesAgain(const void* sender, const QString& why) {
    const std::scoped_lock lock(m_mutex);
    Request& request = m_requests[sender];
    ++request.attempts;
    request.why = why;
}

void RequestBoard::ended(const void* sender) {
    const std::scoped_lock lock(m_mutex);
    m_requests.erase(sender);
}

void RequestBoard::notice(const QString& sentence) {
    const std::scoped_lock lock(m_mutex);
    m_notice = sentence;
}

QString RequestBoard::trouble() const {
    const SteadyPoint now = m_clock.steadyNow();
    const std::scoped_lock lock(m_mutex);
    const Request* worst = nullptr;
    for (const auto& [sender, request] : m_requests) {
        const bool shown = !request.why.isEmpty() || now - request.began >= kPatience;
        if (shown && (worst == nullptr || request.began < worst->began))
            worst = &request;
    }
    QStringList sentences;
    if (worst != nullptr && worst->why.isEmpty()) {
        sentences += QStringLiteral("%1 has not answered for %2 s.")
                         .arg(worst->server)
                         .arg(std::chrono::duration_cast<Seconds>(now - worst->began).count());
    } else if (worst != nullptr) {
        sentences += QStringLiteral("%1 Trying again (attempt %2).").arg(worst->why).arg(worst->attempts);
    }
    if (!m_notice.isEmpty())
        sentences += m_notice;
    return sentences.join(QLatin1Char(' '));
}

} // namespace gleaner
