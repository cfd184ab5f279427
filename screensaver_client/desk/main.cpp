// gleaner-desk: the icon beside the clock, the settings and the reasons. Only this file knows everybody.
#include "screensaver_client/desk/desk_window.h"
#include "screensaver_client/desk/edged_style.h"
#include "screensaver_client/desk/single_desk.h"
#include "screensaver_client/desk/tray_icon.h"
#include "screensaver_client/desktop/emblem.h"
#include "screensaver_client/desktop/program_start.h"
#include "screensaver_client/link/agent_socket_name.h"

#include <QApplication>
#include <QOperatingSystemVersion>
#include <QStyle>

#include <cstdio>

namespace gleaner {
namespace {

constexpr int kExitUsage = 2;

void print(std::FILE* out, const QString& text) {
    std::fputs(text.toLocal8Bit().constData(), out);
}

/// Qt 6.4's own Windows style is always light; Fusion follows the desktop when asked to.
void followWindowsColours() {
    if (QOperatingSystemVersion::currentType() != QOperatingSystemVersion::Windows)
        return;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "windows:darkmode=2");
    QApplication::setStyle(QStringLiteral("Fusion"));
}

/// Where it is Fusion; a desktop's own style draws its fields as its people know them.
void showEdges() {
    if (QApplication::style()->name().compare(QLatin1String("fusion"), Qt::CaseInsensitive) == 0)
        QApplication::setStyle(new EdgedStyle); // the application's from now on
}

int run(DeskPage page) {
    const auto agentSocket = agentSocketName();
    if (!agentSocket) {
        print(stderr, QStringLiteral("gleaner-desk: ") + agentSocket.error().message + QLatin1Char('\n'));
        return 1;
    }
    SingleDesk single(deskSocketName(*agentSocket));
    const auto first = single.isFirst(page);
    if (!first) {
        print(stderr, QStringLiteral("gleaner-desk: ") + first.error().message + QLatin1Char('\n'));
        return 1;
    }
    if (!*first)
        return 0;
    const SystemClock clock;
    DeskAgent agent(*agentSocket, [] { return startGleanerProgram(QStringLiteral("gleaner-agent"), {}); });
    DeskWindow window(agent, clock);
    TrayIcon tray(agent, clock);
    QApplication::setQuitOnLastWindowClosed(false);
    // Started for a window, it ends with it; started for the icon, or asked for it later, it stays as long as the icon
    // is wanted.
    bool stays = false;
    const auto present = [&](DeskPage wanted) {
        if (wanted != DeskPage::Tray) {
            window.present(wanted);
            return;
        }
        stays = true;
        tray.setVisible(true);
    };
    QObject::connect(&tray, &TrayIcon::pageWanted, &window, present);
    QObject::connect(&single, &SingleDesk::pageWanted, &window, present);
    QObject::connect(
        &agent, &DeskAgent::settingsChanged, &tray, [&](const std::optional<AgentSettingValues>& settings) {
            if (!settings || tray.isVisible() == settings->values.value(QLatin1String("tray")).toBool(true))
                return;
            stays = !tray.isVisible();
            tray.setVisible(stays);
        });
    QObject::connect(
        &window, &DeskWindow::closed, qApp,
        [&stays] {
            if (!stays)
                QCoreApplication::quit();
        },
        Qt::QueuedConnection);
    agent.start();
    present(page);
    return QApplication::exec();
}

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    using namespace gleaner;
    followWindowsColours();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("gleaner-desk"));
    QApplication::setApplicationVersion(QStringLiteral(GLEANER_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("gleaner-desk"));
    QApplication::setWindowIcon(programIcon());
    const auto arguments = parseDeskArguments(QApplication::arguments().mid(1));
    if (!arguments) {
        print(stderr, arguments.error().message + QLatin1Char('\n'));
        return kExitUsage;
    }
    if (arguments->help) {
        print(stdout, deskHelp());
        return 0;
    }
    showEdges();
    return run(arguments->page);
}
