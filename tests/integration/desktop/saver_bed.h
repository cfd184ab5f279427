// A desktop for the saver: an X server of the test's own, folders of its own, and an agent that says what the test
// wants. Thread: main.
#pragma once

#include "tests/integration/desktop/desktop_process.h"
#include "tests/integration/desktop/x_screen_x11.h"
#include "tests/support/fake_agent.h"

#include <QProcess>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace gleaner {

/// A program of ours as a desktop starts it.
class StartedProgram {
public:
    StartedProgram(const QString& program, const QStringList& arguments, const QStringList& environment = {});
    ~StartedProgram();
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    void terminate() { m_process.terminate(); }
    /// nullopt: it runs, or a signal ended it.
    [[nodiscard]] std::optional<int> exitCode() const;
    /// What it has computed so far.
    [[nodiscard]] double cpuSeconds() const;
    [[nodiscard]] QString complaint() { return QString::fromLocal8Bit(m_process.readAllStandardError()); }

private:
    QProcess m_process;
};

class SaverBed {
public:
    /// `withAgent`: whether one listens where programs look for it.
    explicit SaverBed(bool withAgent);
    ~SaverBed();

    /// Lets everything go on until it holds, or patience ends.
    [[nodiscard]] static bool soon(const std::function<bool()>& holds);
    /// xdotool with these words.
    static void input(const char* words);

    QTemporaryDir folder;
    PrivateDisplay display;
    XScreen screen;
    std::unique_ptr<FakeAgent> agent;
};

[[nodiscard]] QString saverProgram();
[[nodiscard]] QString deskProgram();

} // namespace gleaner
