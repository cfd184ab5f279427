// gleaner: the console program. Only this file knows everybody.
#include "common/kernels/built_in.h"
#include "head_node/cli/command_line.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include <cstdio>

namespace gleaner {

void CommandLine::addCommonOptions(CLI::App& command) {
    command.add_option("--data", data, "The head's data folder (default: the user's own)")->type_name("FOLDER");
    command.add_flag("--json", json, "JSON for scripts on standard output");
}

QString CommandLine::dataFolder() const {
    return data.empty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
                        : QDir(fromStd(data)).absolutePath();
}

namespace {

int parseAndRun(CLI::App& app, CommandLine& line, int argc, char** argv) {
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) { // --help and --version end the parse so
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        const auto isNamed = [argv](const CLI::App* command) { return command->get_name() == argv[1]; };
        if (argc > 1 && argv[1][0] != '-' && app.get_subcommands(isNamed).empty()) {
            std::fprintf(stderr, "gleaner: There is no command '%s'; 'gleaner --help' lists them.\n", argv[1]);
            return kExitUsage;
        }
        (void)app.exit(error);
        return kExitUsage;
    }
    return line.chosen();
}

} // namespace
} // namespace gleaner

int main(int argc, char** argv) {
    using namespace gleaner;
    qputenv("QT_NO_GLIB", "1"); // its event loop costs the server 2 to 4 microseconds more a request than Qt's own
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("gleaner"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GLEANER_VERSION));

    ComputationRegistry computations;
    addBuiltInComputations(computations);
    SystemClock clock;
    SystemRandom random;
    CommandLine line{computations, clock, random, {}, false, {}};

    CLI::App app("The office's idle PCs are one computer", "gleaner");
    app.set_version_flag("--version", "gleaner " GLEANER_VERSION);
    app.require_subcommand(1);
    app.footer("The quickest start, on this PC alone:\n  gleaner run mandelbrot -o picture.png\n\n"
               "'gleaner COMMAND --help' says more. Exit codes: 0 done, 1 failed, 2 wrong usage.");
    addRunCommand(app, line);
    addServeCommand(app, line);
    addWorkCommand(app, line);
    addSubmitCommand(app, line);
    addStatusCommand(app, line);
    addFleetCommand(app, line);
    addPeekCommand(app, line);
    addJobCommands(app, line);
    addPoisonCommand(app, line);
    addWorkerCommand(app, line);
    return parseAndRun(app, line, argc, argv);
}
