// gleaner submit
#include "head_node/cli/command_line.h"
#include "head_node/cli/head_access.h"
#include "head_node/cli/job_form.h"
#include "head_node/cli/job_watch.h"

#include <memory>

namespace gleaner {

namespace {

struct SubmitArguments {
    JobForm form;
    bool wait = false;
};

int submit(CommandLine& line, const SubmitArguments& arguments) {
    Console console(line.json);
    const auto request = arguments.form.request();
    if (!request) {
        console.complain(request.error());
        return kExitUsage;
    }
    const HeadAccess head(line.dataFolder());
    const auto answer = head.ask("submit", {{QLatin1String("computation"), request->computation},
                                            {QLatin1String("parameters"), request->parameters},
                                            {QLatin1String("output"), request->outputPath},
                                            {QLatin1String("title"), request->title},
                                            {QLatin1String("purpose"), request->purpose},
                                            {QLatin1String("priority"), request->priority}});
    if (!answer) {
        console.complain(answer.error());
        return answer.error().code == ErrorCode::InvalidArgument ? kExitUsage : kExitFailed;
    }
    const JobId id(QUuid::fromString(answer->value(QLatin1String("id")).toString()));
    console.say(QStringLiteral("Job %1 is handed in; its result will be in %2").arg(toString(id), request->outputPath));
    if (!arguments.wait) {
        console.json(*answer);
        return kExitDone;
    }
    const WatchOutcome outcome = watchJob(
        id, [&head] { return head.snapshot(); }, console);
    if (outcome.end == WatchEnd::Interrupted)
        console.say(QStringLiteral("The job goes on without this window; 'gleaner status' shows it."));
    return reportOutcome(outcome, console);
}

} // namespace

void addSubmitCommand(CLI::App& app, CommandLine& line) {
    const auto arguments = std::make_shared<SubmitArguments>();
    CLI::App* command = app.add_subcommand("submit", "Hands a job to a running head");
    line.addCommonOptions(*command);
    command->add_flag("--wait", arguments->wait, "Show its progress and come back when it is over");
    arguments->form.declare(*command, line.computations);
    arguments->form.declareFile(*command);
    command->require_subcommand(0, 1);
    command->footer("Examples:\n  gleaner submit primes --from 0 --to 1e10 -o primes.txt --wait\n"
                    "  gleaner submit --job poster.json");
    command->final_callback(
        [&line, arguments] { line.chosen = [&line, arguments] { return submit(line, *arguments); }; });
}

} // namespace gleaner
