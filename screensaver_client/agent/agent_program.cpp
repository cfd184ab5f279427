#include "screensaver_client/agent/agent_program.h"

#include "common/base/parent_console.h"
#include "screensaver_client/agent/agent_identity.h"
#include "screensaver_client/agent/agent_questions.h"
#include "screensaver_client/agent/end_signals.h"
#include "screensaver_client/agent/own_priority.h"
#include "screensaver_client/link/agent_requests.h"
#include "screensaver_client/runner/be_a_guest.h"
#include "screensaver_client/runner/runner_loop.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QProcess>
#include <QStandardPaths>
#include <QSysInfo>
#include <QThread>

#include <cstdio>

namespace gleaner {
namespace {

enum ExitCode { kDone = 0, kFailed = 1, kUsage = 2, kAnotherRuns = 3 };

struct Arguments {
    bool runner = false;
    GuestLimits limits;
    std::vector<std::string> enrolments;
    std::string settings;
    bool noTray = false;
    bool status = false;
    int why = 0;
    int snooze = 0;
    int computeNow = 0;
};

void addOptions(CLI::App& app, Arguments& arguments) {
    app.add_option("--enrolment", arguments.enrolments,
                   "Compute for this head, not for those in the settings; may be given several times")
        ->type_name("FILE | LINE")
        ->allow_extra_args(false);
    app.add_option("--settings", arguments.settings, "Another settings file than the usual one")->type_name("FILE");
    app.add_flag("--no-tray", arguments.noTray, "Do not start the tray icon");
    CLI::Option_group* ask = app.add_option_group("Ask the agent that runs");
    ask->add_flag("--status", arguments.status, "What it does, and why");
    ask->add_option("--why", arguments.why, "Its last N decisions and their reasons")
        ->type_name("N")
        ->check(CLI::Range(1, kMaxAgentWhyEntries));
    ask->add_option("--snooze", arguments.snooze, "Let it not compute for N minutes")
        ->type_name("N")
        ->check(CLI::Range(1, 1'440));
    ask->add_option("--compute-now", arguments.computeNow, "Let it compute for N minutes, though you are there")
        ->type_name("N")
        ->check(CLI::Range(1, 1'440));
    ask->require_option(0, 1);
    // The agent's own, to itself: RUNNER.md.
    app.add_flag("--runner", arguments.runner)->group("");
    app.add_option("--parent", arguments.limits.parent)->group("");
    app.add_option("--memory-bytes", arguments.limits.memoryBytes)->group("");
    app.set_version_flag("--version", "gleaner-agent " GLEANER_VERSION);
    app.footer("Without options it runs until you log off: it computes for the office's heads while nobody uses\n"
               "this PC, and yields at once when somebody does.");
}

int becomeRunner(const GuestLimits& limits, const ComputationRegistry& computations, const Clock& clock) {
    prepareFrameStreams();
    (void)becomeGuest(limits); // each step is tried and none is needed
    return runRunner(computations, clock);
}

int say(const Result<QString>& text) {
    const QString line = (text ? *text : text.error().message) + u'\n';
    std::fputs(line.toLocal8Bit().constData(), text ? stdout : stderr);
    return text ? kDone : kFailed;
}

std::optional<int> answered(const Arguments& arguments, const QString& socket) {
    if (arguments.status)
        return say(statusText(socket));
    if (arguments.why > 0)
        return say(whyText(socket, arguments.why));
    if (arguments.snooze > 0)
        return say(snoozeText(socket, arguments.snooze));
    if (arguments.computeNow > 0)
        return say(computeNowText(socket, arguments.computeNow));
    return std::nullopt;
}

/// Beside this program, or else in the search path; where there is a desktop and a tray is wanted.
void startTray() {
    const bool hasDesktop = QSysInfo::kernelType() == QStringLiteral("winnt") || qEnvironmentVariableIsSet("DISPLAY") ||
                            qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    const QString name = QStringLiteral("gleaner-desk");
    QString desk = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    if (desk.isEmpty())
        desk = QStandardPaths::findExecutable(name);
    if (hasDesktop && !desk.isEmpty())
        QProcess::startDetached(desk, {QStringLiteral("--tray")});
}

QList<HeadSetting> headsOf(const std::vector<std::string>& enrolments) {
    QList<HeadSetting> heads;
    for (const std::string& enrolment : enrolments)
        heads.append({QString::fromStdString(enrolment), 1});
    return heads;
}

/// Whether this is the session's only agent. A lock whose agent was killed counts for nothing once nobody has listened
/// for a while: its process number may be another process' by now, even ours.
bool isOnlyAgent(QLockFile& lock, const AgentPlaces& places) {
    constexpr int kLooks = 15;
    constexpr Milliseconds kBetweenLooks{200};
    lock.setStaleLockTime(0);
    for (int look = 0; look < kLooks; ++look) {
        if (lock.tryLock())
            return true;
        const auto answer = askAgent(places.socket, agentRequest::status(), Milliseconds(2'000));
        if (answer || answer.error().code != ErrorCode::NotFound)
            return false;
        QThread::msleep(static_cast<unsigned long>(kBetweenLooks.count()));
    }
    return QFile::remove(places.lockFile) && lock.tryLock();
}

int serve(const Arguments& arguments, const AgentPlaces& places, const ComputationRegistry& computations,
          const Clock& clock, const SensesMaker& makeSenses, ParentConsole& console) {
    takeNormalPriority();
    QDir().mkpath(places.data);
    QDir().mkpath(QFileInfo(places.lockFile).absolutePath());
    QLockFile lock(places.lockFile);
    if (!isOnlyAgent(lock, places))
        return (void)say(failure(ErrorCode::Refused, QStringLiteral("An agent of yours runs already; ask it with "
                                                                    "'gleaner-agent --status'."))),
               kAnotherRuns;
    SystemRandom random;
    const QString settingsFile =
        arguments.settings.empty() ? SettingsStore::standardUserFile() : QString::fromStdString(arguments.settings);
    const SettingsStore settings(settingsFile, systemPolicy());
    const WorkerId worker = agentIdentity(places.identityFile(), thisMachine(), random);
    Agent agent(places,
                {clock, random, settings, computations, makeSenses, QCoreApplication::applicationFilePath(),
                 headsOf(arguments.enrolments), worker},
                [] { QCoreApplication::quit(); });
    const auto signals = watchEndSignals([&agent] { agent.end(); });
    if (const auto started = agent.start(); !started)
        return say(failure(started.error()));
    for (const QString& problem : agent.loaded().problems)
        std::fputs((problem + u'\n').toLocal8Bit().constData(), stderr);
    if (agent.loaded().values.tray && !arguments.noTray)
        startTray();
    console.leave();
    const int code = QCoreApplication::exec();
    signals->done();
    return code;
}

} // namespace

int runAgentProgram(int argc, char** argv, const SensesMaker& makeSenses,
                    void (*addComputations)(ComputationRegistry&)) {
    ParentConsole console;
    CLI::App app("Computes for the office while nobody uses this PC", "gleaner-agent");
    Arguments arguments;
    addOptions(app, arguments);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kUsage;
    }
    const SystemClock clock;
    ComputationRegistry computations;
    addComputations(computations);
    if (arguments.runner)
        return becomeRunner(arguments.limits, computations, clock);
    QCoreApplication application(argc, argv);
    const auto places = standardPlaces();
    if (!places)
        return say(failure(places.error()));
    if (const auto code = answered(arguments, places->socket))
        return *code;
    return serve(arguments, *places, computations, clock, makeSenses, console);
}

} // namespace gleaner
