// gleaner work: a worker without a screen saver, until it is told to end.
#include "common/client/enrolled_queues.h"
#include "common/client/this_pc.h"
#include "common/client/worker_claim.h"
#include "common/client/worker_connections.h"
#include "common/worker/worker_pool.h"
#include "head_node/cli/command_line.h"
#include "head_node/cli/host_options.h"
#include "head_node/cli/terminal.h"

#include <QCoreApplication>
#include <QThread>
#include <QTimer>

#include <memory>

namespace gleaner {

namespace {

struct WorkArguments {
    std::string connect;
    std::string enrolment;
    std::string name;
    int processors = 0;
    bool noPrefetch = false;
    qint64 messageLimit = kDefaultMessageLimit;
};

/// `requests`: what RequestBoard says.
QString statusLine(const WorkerStatus& status, const QString& requests) {
    const double hours = std::chrono::duration<double, std::ratio<3'600>>(status.total.computeTime).count();
    QString text = QStringLiteral("%1 chunks done, %2 hours of computing")
                       .arg(grouped(status.total.done), QString::number(hours, 'f', 2));
    if (status.total.failed > 0)
        text += QStringLiteral(", %1 failed").arg(grouped(status.total.failed));
    for (const ProcessorStatus& processor : status.processors) {
        if (processor.trouble && processor.state == ProcessorState::Waiting)
            return text + QStringLiteral("; waiting: ") + processor.trouble->message;
    }
    return requests.isEmpty() ? text : text + QStringLiteral("; ") + requests;
}

WorkerOptions workerOptions(const WorkArguments& arguments, WorkerId worker) {
    WorkerOptions options;
    options.worker = std::move(worker);
    options.processors = arguments.processors > 0 ? arguments.processors : QThread::idealThreadCount();
    options.prefetch = !arguments.noPrefetch;
    options.messageLimit = arguments.messageLimit;
    options.platform = platformOfThisPc();
    return options;
}

/// How the worker gets to its head, and what that is called.
struct WayToHead {
    std::unique_ptr<WorkerQueues> queues;
    QString where;
    WorkerId worker; ///< with the tag that shows whose name it is
};

/// An enrolled worker is called as it was enrolled, and --name tells several PCs with one enrolment apart.
WorkerId enrolledId(const Enrolment& enrolment, const WorkArguments& arguments, const QString& own) {
    return claimedWorkerId(enrolment.name, enrolment.tag, arguments.name.empty() ? own : fromStd(arguments.name));
}

WorkerId connectedId(const ConnectionList& where, const WorkArguments& arguments, const QString& own) {
    const WorkerId ofThisPc = workerIdOfThisPc(own);
    const QString name = arguments.name.empty() ? pcNameIn(ofThisPc) : fromStd(arguments.name);
    const auto key = tagKey(where);
    return claimedWorkerId(name, key ? workerTag(*key, name) : QByteArray(), arguments.name.empty() ? own : QString());
}

Result<WayToHead> wayToHead(CommandLine& line, const WorkArguments& arguments, RequestBoard& board) {
    const QString own = QString::number(line.random.next() & 0xFFFFFFFFU, 16);
    if (!arguments.enrolment.empty()) {
        auto enrolment = readEnrolment(fromStd(arguments.enrolment));
        if (!enrolment)
            return failure(std::move(enrolment.error()));
        const QString where = toString(enrolment->queueAddresses.front());
        const WorkerId worker = enrolledId(*enrolment, arguments, own);
        return WayToHead{std::make_unique<EnrolledWorkerQueues>(std::move(*enrolment), line.clock, line.random, board),
                         where, worker};
    }
    auto connection = connectionFrom(fromStd(arguments.connect));
    if (!connection)
        return failure(std::move(connection.error()));
    const QString where = connection->endpoints();
    const WorkerId worker = connectedId(*connection, arguments, own);
    WorkerQueueNames names;
    names.heartbeats = QStringLiteral("gleaner-heartbeats");
    return WayToHead{
        std::make_unique<RemoteWorkerQueues>(std::move(*connection), names, line.clock, line.random, &board), where,
        worker};
}

int work(CommandLine& line, const WorkArguments& arguments) {
    Console console(line.json);
    RequestBoard board(line.clock);
    auto way = wayToHead(line, arguments, board);
    if (!way) {
        console.complain(way.error());
        return kExitUsage;
    }
    WorkerPool pool(workerOptions(arguments, way->worker), line.clock, line.random, line.computations, *way->queues);
    if (const auto started = pool.start(); !started) {
        console.complain(started.error());
        return kExitUsage;
    }
    console.say(QStringLiteral("Working for %1; end with Ctrl-C.").arg(way->where));
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer,
                     [&pool, &board, &console] { console.progress(statusLine(pool.status(), board.trouble())); });
    timer.start(std::chrono::seconds(1));
    onInterrupt([] { QCoreApplication::quit(); });
    QCoreApplication::exec();
    const auto stopped = pool.stop();
    const WorkerStatus last = pool.status();
    console.say(QStringLiteral("Ended: %1. What was in work is handed back.").arg(statusLine(last, {})));
    console.json({{QLatin1String("done"), static_cast<qint64>(last.total.done)},
                  {QLatin1String("failed"), static_cast<qint64>(last.total.failed)},
                  {QLatin1String("handed_back"), static_cast<qint64>(last.total.handedBack)}});
    return stopped ? kExitDone : kExitFailed;
}

} // namespace

void addWorkCommand(CLI::App& app, CommandLine& line) {
    const auto arguments = std::make_shared<WorkArguments>();
    CLI::App* command = app.add_subcommand("work", "Computes for a head until Ctrl-C");
    command->add_flag("--json", line.json, "JSON for scripts on standard output");
    CLI::Option_group* way = command->add_option_group("Which head");
    way->add_option("--enrolment", arguments->enrolment,
                    "What 'gleaner worker enrol' gave: the file's name, or - to paste it on standard input")
        ->type_name("FILE | -");
    way->add_option("--connect", arguments->connect,
                    "The account's own connection string, for PCs that may do everything; @FILE reads it from a file")
        ->type_name("CONNECTION STRING | @FILE");
    way->require_option(1);
    command->add_option("--name", arguments->name, "How the head calls this worker (default: HOST/RANDOM)")
        ->type_name("TEXT");
    command->add_option("--processors", arguments->processors, "How many (default: all)")
        ->check(CLI::Range(0, kMaxProcessors));
    command->add_flag("--no-prefetch", arguments->noPrefetch,
                      "Take the next message only when the present one is answered");
    command
        ->add_option("--message-limit", arguments->messageLimit,
                     "Bytes a message may have after Base64; the head's own setting")
        ->check(CLI::Range(qint64{kMinMessageLimit}, qint64{kMaxMessageLimit}));
    command->footer("Examples:\n  gleaner work --enrolment pc-17.enrolment\n"
                    "  gleaner work --connect @connection --processors 2");
    command->callback([&line, arguments] { line.chosen = [&line, arguments] { return work(line, *arguments); }; });
}

} // namespace gleaner
