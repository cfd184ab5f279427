// gleaner-saver: shows what this PC computes, as the desktop's screen saver. Only this file knows everybody.
#include "screensaver_client/desktop/emblem.h"
#include "screensaver_client/desktop/program_start.h"
#include "screensaver_client/link/agent_socket_name.h"
#include "screensaver_client/saver/agent_watch.h"
#include "screensaver_client/saver/saver_arguments.h"
#include "screensaver_client/saver/saver_stage.h"

#include <QGuiApplication>
#include <QLocale>
#include <QOperatingSystemVersion>

#include <cstdio>

namespace gleaner {
namespace {

constexpr int kExitUsage = 2;

void print(std::FILE* out, const QString& text) {
    std::fputs(text.toLocal8Bit().constData(), out);
}

Result<SaverArguments> argumentsOf(int argc, char** argv) {
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const bool windows = QOperatingSystemVersion::currentType() == QOperatingSystemVersion::Windows;
    return parseSaverArguments(arguments, qEnvironmentVariable("XSCREENSAVER_WINDOW"),
                               windows ? SaverMode::Settings : SaverMode::FullScreen);
}

int showSettings() {
    if (startGleanerProgram(QStringLiteral("gleaner-desk"), {QStringLiteral("--settings")}))
        return 0;
    print(stderr, QStringLiteral("gleaner-saver: gleaner-desk, which shows the settings, is not installed.\n"));
    return 1;
}

int run(const SaverArguments& arguments) {
    const auto socket = agentSocketName();
    if (!socket) // a screen saver shows all the same: nobody answers under an empty name
        print(stderr, QStringLiteral("gleaner-saver: ") + socket.error().message + QLatin1Char('\n'));
    const SystemClock clock;
    SaverStage stage(clock);
    // MATE names its preview's window as it names a screen's: what does not fill one is a preview, too.
    const bool isWhole = arguments.mode == SaverMode::FullScreen;
    const auto role = isWhole ? AgentWatch::Role::Saver : AgentWatch::Role::Preview;
    AgentWatch watch(socket.value_or(QString()), clock, role,
                     [] { return startGleanerProgram(QStringLiteral("gleaner-agent"), {}); });
    const auto update = [&stage, &watch] { stage.show(composeScene(watch.view(), QLocale())); };
    QObject::connect(&watch, &AgentWatch::changed, &stage, update);
    QObject::connect(&stage, &SaverStage::over, qGuiApp, &QCoreApplication::quit);
    if (!arguments.preview)
        QObject::connect(&stage, &SaverStage::screenFilled, &watch, &AgentWatch::becomeSaver);
    update();
    watch.start();
    if (arguments.mode == SaverMode::Embedded) {
        if (const Status status = stage.fillWindow(arguments.window); !status) {
            print(stderr, QStringLiteral("gleaner-saver: ") + status.error().message + QLatin1Char('\n'));
            return 1;
        }
    } else {
        stage.fillScreens();
    }
    return QGuiApplication::exec();
}

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    using namespace gleaner;
    const auto arguments = argumentsOf(argc, argv);
    if (!arguments) {
        print(stderr, QStringLiteral("gleaner-saver: ") + arguments.error().message + QLatin1Char('\n'));
        return kExitUsage;
    }
    if (arguments->mode == SaverMode::Help) {
        print(stdout, saverHelp());
        return 0;
    }
    if (arguments->mode == SaverMode::Embedded)
        prepareForParentWindow();
    // Ours are not Qt's options: "-p" and its like must not be taken for them.
    int count = 1;
    QGuiApplication application(count, argv);
    QGuiApplication::setApplicationName(QStringLiteral("gleaner-saver"));
    QGuiApplication::setWindowIcon(programIcon());
    if (arguments->mode == SaverMode::Settings)
        return showSettings();
    return run(*arguments);
}
