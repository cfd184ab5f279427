#include "head_node/cli/terminal.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <sys/ioctl.h>
#include <unistd.h>

namespace gleaner {

namespace {

// A signal handler may do little more than write(); the event loop reads the other end.
std::array<int, 2> interruptPipe{-1, -1};

void handleSignal(int number) {
    std::signal(number, SIG_DFL);
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(interruptPipe[1], &byte, 1);
}

} // namespace

bool isTerminal(std::FILE* stream) {
    return ::isatty(::fileno(stream)) == 1;
}

int terminalColumns() {
    winsize size{};
    const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

void onInterrupt(std::function<void()> ask) {
    if (::pipe(interruptPipe.data()) != 0)
        return; // without it Ctrl-C ends the program at once, which loses nothing that was acknowledged
    auto* notifier = new QSocketNotifier(interruptPipe[0], QSocketNotifier::Read, QCoreApplication::instance());
    QObject::connect(notifier, &QSocketNotifier::activated, notifier, [ask = std::move(ask), notifier] {
        notifier->setEnabled(false);
        ask();
    });
    std::signal(SIGINT, handleSignal);
    std::signal(SIGTERM, handleSignal);
}

} // namespace gleaner
