#include "screensaver_client/agent/end_signals.h"

#include <QObject>

#include <condition_variable>
#include <mutex>

#include <windows.h>

namespace gleaner {
namespace {

/// How long Windows waits at most for a program at log-off.
constexpr auto kPatience = std::chrono::seconds(5);

class WindowsEndSignals final : public EndSignals {
public:
    explicit WindowsEndSignals(std::function<void()> asked) : m_asked(std::move(asked)) {
        current() = this;
        SetConsoleCtrlHandler(onEvent, TRUE);
    }
    ~WindowsEndSignals() override {
        SetConsoleCtrlHandler(onEvent, FALSE);
        current() = nullptr;
        done();
    }
    void done() override {
        const std::scoped_lock lock(m_mutex);
        m_isDone = true;
        m_changed.notify_all();
    }

private:
    static WindowsEndSignals*& current() {
        static WindowsEndSignals* one = nullptr; // the handler has no other way to get at it
        return one;
    }
    /// On a thread of the system's own; when it returns from a log-off, the process is ended.
    static BOOL WINAPI onEvent(DWORD) {
        WindowsEndSignals* const self = current();
        if (self == nullptr)
            return FALSE;
        QMetaObject::invokeMethod(
            &self->m_here, [self] { self->m_asked(); }, Qt::QueuedConnection);
        std::unique_lock lock(self->m_mutex);
        self->m_changed.wait_for(lock, kPatience, [self] { return self->m_isDone; });
        return TRUE;
    }

    std::function<void()> m_asked;
    QObject m_here;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isDone = false; // guarded by m_mutex
};

} // namespace

std::unique_ptr<EndSignals> watchEndSignals(std::function<void()> asked) {
    return std::make_unique<WindowsEndSignals>(std::move(asked));
}

} // namespace gleaner
