// gleaner-head: the window. Only this file knows everybody.
#include "common/base/parent_console.h"
#include "common/kernels/built_in.h"
#include "head_node/cli/command_line.h"
#include "head_node/cli/host_options.h"
#include "head_node/gui/hand_in.h"
#include "head_node/gui/main_window.h"
#include "head_node/gui/translation.h"
#include "head_node/headlink/head_session.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

#include <cstdio>
#include <map>
#include <utility>

namespace gleaner {

namespace {

struct Arguments {
    HostArguments host;
    LocalCompute localCompute = LocalCompute::WhenIdle;
    std::string data; ///< empty: the user's own folder
    std::string job;  ///< a job file to hand in; empty: none
};

void declareOptions(CLI::App& app, Arguments& arguments) {
    app.set_version_flag("--version", "gleaner-head " GLEANER_VERSION);
    app.add_option("--data", arguments.data, "The head's data folder (default: the user's own, as gleaner's)")
        ->type_name("FOLDER");
    app.add_option("--submit", arguments.job, "Hand in the job of this file and show it")->type_name("JOB.json");
    addHostOptions(app, arguments.host);
    const std::map<std::string, LocalCompute> modes{
        {"off", LocalCompute::Off}, {"idle", LocalCompute::WhenIdle}, {"always", LocalCompute::Always}};
    app.add_option("--local-compute", arguments.localCompute,
                   "When this PC computes too: off, idle (nothing to scatter), always")
        ->transform(CLI::CheckedTransformer(modes))
        ->type_name("MODE");
    app.footer(
        "Shows the head that runs on the data folder, or runs one itself; then the options but --data are for it.");
}

/// The console program's folder, so that both mean the same head.
QString dataFolder(const Arguments& arguments) {
    return arguments.data.empty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
                                  : QDir(fromStd(arguments.data)).absolutePath();
}

int showWindow(QApplication& application, const HostOptions& options, QString jobFile) {
    ComputationRegistry computations;
    addBuiltInComputations(computations);
    SystemClock clock;
    SystemRandom random;
    const bool systemIsDark = prepareTheme(application);
    const auto language = speak(QLocale());
    QSettings memory(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("gleaner"), QStringLiteral("window"));
    HeadSession session(options, computations, clock, random);
    HeadWatch watch(session.link());
    SystemTray tray;
    MainWindow window({session.link(), watch, computations, tray, memory,
                       [](const QString& path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); },
                       systemIsDark});
    QObject::connect(&session, &HeadSession::stateChanged, &window, [&] {
        window.showSession(session.state(), session.sentence());
        if (session.state() == SessionState::Opening)
            return;
        watch.start();
        if (session.state() != SessionState::Failed && !jobFile.isEmpty())
            handInFile(window, &window, std::exchange(jobFile, {}));
    });
    QObject::connect(&watch, &HeadWatch::failed, &session, [&session](const Error& error) {
        if (error.code == ErrorCode::NotFound) // nobody listens there any more
            session.lost();
    });
    QObject::connect(&window, &MainWindow::quitWanted, &application, &QCoreApplication::quit);
    QApplication::setQuitOnLastWindowClosed(false);
    window.show();
    session.open();
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

    Arguments arguments;
    CLI::App app("The head node's window", "gleaner-head");
    declareOptions(app, arguments);
    CLI11_PARSE(app, argc, argv);
    const auto options = hostOptions(arguments.host, dataFolder(arguments));
    if (!options) {
        std::fprintf(stderr, "%s\n", qPrintable(options.error().message));
        return kExitUsage;
    }
    HostOptions host = *options;
    host.localCompute = arguments.localCompute;
    console.leave();
    return showWindow(application, host, fromStd(arguments.job));
}
