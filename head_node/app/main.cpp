// gleaner-head: the window. Only this file knows everybody.
#include "common/base/parent_console.h"
#include "common/kernels/built_in.h"
#include "head_node/app/given_settings.h"
#include "head_node/app/owner_watch.h"
#include "head_node/cli/command_line.h"
#include "head_node/gui/hand_in.h"
#include "head_node/gui/main_window.h"
#include "head_node/gui/translation.h"
#include "head_node/settings/head_options.h"

#include <QApplication>
#include <QDesktopServices>
#include <QSettings>
#include <QUrl>

#include <cstdio>
#include <utility>

namespace gleaner {

namespace {

/// What a session does to the window, and the other way round.
/// `jobFile`: handed in once there is a head; empty: none.
void connectWindow(HeadSession& session, HeadWatch& watch, MainWindow& window, QString jobFile) {
    QObject::connect(&session, &HeadSession::stateChanged, &window, [&, jobFile]() mutable {
        window.showSession(session.state(), session.sentence(), session.error());
        if (session.state() != SessionState::Own && session.state() != SessionState::Attached) {
            watch.stop();
            return;
        }
        watch.start();
        if (!jobFile.isEmpty())
            handInFile(window, &window, std::exchange(jobFile, {}));
    });
    QObject::connect(&watch, &HeadWatch::failed, &session, [&session](const Error& error) {
        if (error.code == ErrorCode::NotFound) // nobody listens there any more
            session.lost();
    });
}

int showWindow(QApplication& application, const QString& settingsPath, const GivenSettings& given,
               const QString& jobFile) {
    ComputationRegistry computations;
    addBuiltInComputations(computations);
    SystemClock clock;
    SystemRandom random;
    OwnerWatch owner(clock);
    const bool systemIsDark = prepareTheme(application);
    const auto language = speak(QLocale());
    QSettings memory(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("gleaner"), QStringLiteral("window"));
    const HeadSettingsFile file(settingsPath);
    HeadSession session({}, computations, clock, random);
    HeadSetup setup(
        file, session,
        [&owner](const HeadSettings& settings) {
            auto options = hostOptionsOf(settings);
            if (options)
                options->ownerIsAway = [&owner, after = std::chrono::minutes(settings.awayMinutes)] {
                    return owner.isAway(after);
                };
            return options;
        },
        given);
    HeadWatch watch(session.link());
    SystemTray tray;
    MainWindow window({session.link(), watch, computations, tray, memory,
                       [](const QString& path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }, systemIsDark,
                       &setup, &clock});
    connectWindow(session, watch, window, jobFile);
    QObject::connect(&window, &MainWindow::quitWanted, &application, &QCoreApplication::quit);
    QApplication::setQuitOnLastWindowClosed(false);
    window.show();
    setup.open();
    return QApplication::exec();
}

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    using namespace gleaner;
    ParentConsole console;
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("gleaner"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GLEANER_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Gleaner"));
    QGuiApplication::setDesktopFileName(QStringLiteral("gleaner-head")); // whose icon Wayland shows

    HeadArguments arguments;
    CLI::App app("The head node's window", "gleaner-head");
    addHeadOptions(app, arguments);
    CLI11_PARSE(app, argc, argv);
    const auto given = givenSettings(app, arguments);
    if (!given) {
        std::fprintf(stderr, "%s\n", qPrintable(given.error().message));
        return kExitUsage;
    }
    const QString settings =
        arguments.settings.empty() ? HeadSettingsFile::standardPath() : QString::fromStdString(arguments.settings);
    console.leave();
    return showWindow(application, settings, *given, fromStd(arguments.job));
}
