#include "screensaver_client/agent/end_signals.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace gleaner {
namespace {

constexpr std::array kSignals{SIGTERM, SIGINT, SIGHUP};

int& pipeEnd() {
    static int writing = -1; // a signal handler has no other way to get at it
    return writing;
}

void onSignal(int) {
    const int before = errno;
    const char byte = 1;
    (void)!::write(pipeEnd(), &byte, 1);
    errno = before;
}

class PosixEndSignals final : public EndSignals {
public:
    explicit PosixEndSignals(std::function<void()> asked) : m_asked(std::move(asked)) {
        if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
            return;
        pipeEnd() = m_pipe[1];
        m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] {
            std::array<char, 16> bytes{};
            while (::read(m_pipe[0], bytes.data(), bytes.size()) > 0) {
            }
            m_asked();
        });
        struct sigaction action {};
        action.sa_handler = onSignal;
        action.sa_flags = SA_RESTART;
        for (const int number : kSignals)
            ::sigaction(number, &action, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }
    ~PosixEndSignals() override {
        for (const int number : kSignals)
            std::signal(number, SIG_DFL);
        m_notifier.reset();
        for (const int end : m_pipe)
            ::close(end);
    }
    void done() override {}

private:
    std::function<void()> m_asked;
    std::array<int, 2> m_pipe{-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace

std::unique_ptr<EndSignals> watchEndSignals(std::function<void()> asked) {
    return std::make_unique<PosixEndSignals>(std::move(asked));
}

} // namespace gleaner
