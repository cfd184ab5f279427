// gleaner run: a head and its workers in one process.
#include "head_node/cli/command_line.h"
#include "head_node/cli/head_access.h"
#include "head_node/cli/host_options.h"
#include "head_node/cli/job_form.h"
#include "head_node/cli/job_text.h"
#include "head_node/cli/job_watch.h"
#include "head_node/cli/serial_run.h"
#include "head_node/host/head_host.h"

#include <QDir>

#include <future>
#include <memory>

namespace gleaner {

namespace {

struct RunArguments {
    JobForm form;
    std::string resume;
    bool serial = false;
    HostArguments host;
};

int complain(Console& console, const Error& error) {
    console.complain(error);
    return error.code == ErrorCode::InvalidArgument ? kExitUsage : kExitFailed;
}

int runSerialJob(const JobForm& form, const JobRequest& request, Console& console) {
    if (const auto usable = checkOutputPath(request.outputPath); !usable)
        return complain(console, usable.error());
    const auto summary =
        runSerially(*form.computation(), request.parameters, request.outputPath, [&console](std::uint64_t done) {
            console.progress(counted(done, QStringLiteral("chunk")));
            return true;
        });
    if (!summary)
        return complain(console, summary.error());
    console.json(*summary);
    console.say(
        QStringLiteral("Done, in one thread. The result is in %1").arg(QDir::toNativeSeparators(request.outputPath)));
    return kExitDone;
}

/// Calls `command` on the engine's thread and waits for what it returns.
template<typename Value>
Value onEngine(HeadHost& host, std::function<Value(HeadEngine&)> command) {
    std::promise<Value> outcome;
    host.engine().post([&outcome, &command](HeadEngine& engine) { outcome.set_value(command(engine)); });
    return outcome.get_future().get();
}

/// A new job goes before whatever an earlier run left unfinished in the data folder.
Result<JobId> handIn(HeadHost& host, JobRequest request) {
    for (const JobSnapshot& job : host.snapshot().jobs)
        request.priority = std::max(request.priority, job.record.priority + 1);
    return onEngine<Result<JobId>>(host, [&request](HeadEngine& engine) { return engine.submit(request); });
}

Result<JobId> takeUp(HeadHost& host, const QString& prefix) {
    const auto job = findJob(host.snapshot(), prefix);
    if (!job)
        return failure(job.error());
    const JobId id = job->record.id;
    if (job->record.state == JobState::Paused || job->record.state == JobState::Failed) {
        const auto resumed = onEngine<Status>(host, [&id](HeadEngine& engine) { return engine.resume(id); });
        if (!resumed)
            return failure(resumed.error());
    }
    return id;
}

/// A head runs there already, perhaps for months: then the job belongs to it.
int complainAboutStart(CommandLine& line, Console& console, Error error) {
    if (error.code == ErrorCode::Unavailable && HeadAccess(line.dataFolder()).ask("connection"))
        error.message += QStringLiteral(" Or hand the job to the head that runs there, with 'gleaner submit'.");
    return complain(console, error);
}

int runJob(CommandLine& line, const RunArguments& arguments, Console& console) {
    auto options = hostOptions(arguments.host, line.dataFolder());
    if (!options)
        return complain(console, options.error());
    options->localCompute = LocalCompute::Always;
    const auto host = HeadHost::start(*options, line.computations, line.clock, line.random);
    if (!host)
        return complainAboutStart(line, console, host.error());
    Result<JobId> id = failure(ErrorCode::InvalidArgument, {});
    if (arguments.form.isFilled()) {
        const auto request = arguments.form.request();
        id = request ? handIn(**host, *request) : Result<JobId>(failure(request.error()));
    } else {
        id = takeUp(**host, fromStd(arguments.resume));
    }
    if (!id)
        return complain(console, id.error());
    const WatchOutcome outcome = watchJob(
        *id, [&host]() -> Result<HeadSnapshot> { return (*host)->snapshot(); }, console);
    if (outcome.end == WatchEnd::Interrupted || outcome.end == WatchEnd::NeedsPerson) {
        const QString data = line.data.empty() ? QString() : QStringLiteral(" --data ") + fromStd(line.data);
        // A connection string is a secret; a file's name is none.
        const QString queues = fromStd(arguments.host.queuesAt);
        const bool isFile = queues.startsWith(u'@');
        console.say(QStringLiteral("%1 of %2 chunks are done and kept. Go on %3with:  gleaner run --resume %4%5%6")
                        .arg(grouped(outcome.job.answered), grouped(outcome.job.record.chunkCount),
                             queues.isEmpty() || isFile ? QString() : QStringLiteral("with the same --queues-at, "),
                             toString(*id).first(8), data,
                             isFile ? QStringLiteral(" --queues-at ") + queues : QString()));
    }
    return reportOutcome(outcome, console);
}

int run(CommandLine& line, const RunArguments& arguments) {
    Console console(line.json);
    if (arguments.form.isFilled() == !arguments.resume.empty())
        return complain(console,
                        {ErrorCode::InvalidArgument,
                         QStringLiteral("Name a computation, or a job with --resume; see 'gleaner run --help'.")});
    if (!arguments.serial)
        return runJob(line, arguments, console);
    const auto request = arguments.form.isFilled()
                             ? arguments.form.request()
                             : Result<JobRequest>(failure(ErrorCode::InvalidArgument,
                                                          QStringLiteral("A serial run cannot be resumed.")));
    return request ? runSerialJob(arguments.form, *request, console) : complain(console, request.error());
}

} // namespace

void addRunCommand(CLI::App& app, CommandLine& line) {
    const auto arguments = std::make_shared<RunArguments>();
    CLI::App* command = app.add_subcommand("run", "Does a job on this PC, and on any that connect, and waits for it");
    line.addCommonOptions(*command);
    command->add_option("--resume", arguments->resume, "Go on with a job that was stopped")->type_name("JOB");
    command->add_flag("--serial", arguments->serial, "One thread, no queue: for comparing");
    addHostOptions(*command, arguments->host);
    arguments->form.declare(*command, line.computations);
    command->require_subcommand(0, 1);
    command->footer("Examples:\n  gleaner run mandelbrot --width 3840 --height 2160 -o picture.png\n"
                    "  gleaner run option-pricing --positions positions.csv -o prices.csv\n"
                    "  gleaner run primes --from 0 --to 1e10 -o primes.txt\n"
                    "'gleaner run COMPUTATION --help' shows a computation's own options.");
    command->final_callback([&line, arguments] { line.chosen = [&line, arguments] { return run(line, *arguments); }; });
}

} // namespace gleaner
