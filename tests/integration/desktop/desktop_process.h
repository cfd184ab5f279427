// Other people's programs beside a test: X servers, compositors, buses, services. Thread: main. A DesktopProcess is
// gone when its object is, and when the test is killed.
#pragma once

#include "tests/support/eventually.h"
#include "tests/support/short_temporary_folder.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace gleaner {

/// A program that runs until its object goes. What it says goes to a file that a failed expectation shows.
class DesktopProcess {
public:
    /// Starts it. `name`: of its log in `folder`.
    DesktopProcess(const QString& program, const QStringList& arguments, const QTemporaryDir& folder,
                   const QString& name);
    /// SIGTERM, then SIGKILL.
    ~DesktopProcess();
    DesktopProcess(const DesktopProcess&) = delete;
    DesktopProcess& operator=(const DesktopProcess&) = delete;

    void kill(); ///< SIGKILL; returns when it is gone
    [[nodiscard]] bool isRunning();
    [[nodiscard]] QByteArray said() const;
    [[nodiscard]] std::string text() const { return said().toStdString(); }

private:
    QProcess m_process;
    QString m_log;
};

/// Runs a program to its end; true when it said 0. Nothing here takes longer than patience.
[[nodiscard]] bool run(const QString& program, const QStringList& arguments);
/// The same, and what it wrote on standard output, trimmed.
[[nodiscard]] QByteArray outputOf(const QString& program, const QStringList& arguments);

/// An X server without a screen that anybody sees, on the first display that is free; $DISPLAY names it from then on.
class PrivateDisplay {
public:
    /// `size`: of its screen, as Xvfb takes it.
    explicit PrivateDisplay(const QTemporaryDir& folder, const QString& size = QStringLiteral("800x600"));
    ~PrivateDisplay();
    /// SIGKILL to the server; startAgain() starts one of the same name.
    void kill() { m_server->kill(); }
    void startAgain();
    /// A pointer's motion by xdotool, as a mouse makes it.
    void moveMouse();

private:
    void start(const QStringList& display);
    const QTemporaryDir& m_folder;
    const QString m_size;
    QString m_display;
    std::unique_ptr<DesktopProcess> m_server;
};

/// A D-Bus daemon of the test's own that plays the session's and the system's bus: both variables name it from then on.
class PrivateBus {
public:
    explicit PrivateBus(const QTemporaryDir& folder);
    ~PrivateBus();
    /// True once somebody owns the name.
    [[nodiscard]] static bool waitForName(const QString& name);
    /// gdbus call; arguments as gdbus takes them.
    [[nodiscard]] static bool call(const QString& service, const QString& path, const QString& method,
                                   const QStringList& arguments = {});

private:
    std::unique_ptr<DesktopProcess> m_daemon;
};

} // namespace gleaner
