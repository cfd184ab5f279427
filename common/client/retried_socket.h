// One way to a service: a socket, or what stands for several, with retries that can be called off. Thread: transport()
// one at a time; abort() any.
#pragma once

#include "common/azure/retrying_transport.h"

#include <utility>

namespace gleaner {

/// `Socket`: an HttpTransport with abort().
template<typename Socket>
class RetriedSocket {
public:
    /// Clock, random and the options' board (where there is one) outlive this.
    template<typename... SocketArguments>
    RetriedSocket(const Clock& clock, RandomSource& random, const RetryOptions& retries, SocketArguments&&... arguments)
        : m_socket(std::forward<SocketArguments>(arguments)...),
          m_transport(m_socket, clock, m_sleeper, random, retries) {}

    [[nodiscard]] HttpTransport& transport() { return m_transport; }
    /// The request in progress, and every later one, fails promptly.
    void abort() {
        m_sleeper.cancel();
        m_socket.abort();
    }

private:
    Socket m_socket;
    InterruptibleSleeper m_sleeper;
    RetryingTransport m_transport;
};

} // namespace gleaner
