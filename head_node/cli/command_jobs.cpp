// gleaner cancel | pause | resume | priority | remove
#include "head_node/cli/command_line.h"
#include "head_node/cli/head_access.h"

#include <memory>

namespace gleaner {

namespace {

struct JobArguments {
    std::string job;
    int priority = 0;
};

int changeJob(CommandLine& line, const char* command, const JobArguments& arguments) {
    Console console(line.json);
    const HeadAccess head(line.dataFolder());
    const auto job = head.findJob(fromStd(arguments.job));
    if (!job) {
        console.complain(job.error());
        return kExitFailed;
    }
    const QString id = toString(job->record.id);
    const auto done = head.ask(command, {{QLatin1String("id"), id}, {QLatin1String("priority"), arguments.priority}});
    if (!done) {
        console.complain(done.error());
        return kExitFailed;
    }
    console.json(*done);
    console.say(QStringLiteral("%1: %2").arg(QLatin1String(command), id));
    return kExitDone;
}

CLI::App* addJobCommand(CLI::App& app, CommandLine& line, const char* name, const char* help) {
    const auto arguments = std::make_shared<JobArguments>();
    CLI::App* command = app.add_subcommand(name, help);
    line.addCommonOptions(*command);
    command->add_option("job", arguments->job, "The job's id, or how it begins")->required()->type_name("JOB");
    if (std::string_view(name) == "priority")
        command->add_option("priority", arguments->priority, "Higher goes first")
            ->required()
            ->type_name("WHOLE NUMBER");
    command->callback([&line, name, arguments] {
        line.chosen = [&line, name, arguments] { return changeJob(line, name, *arguments); };
    });
    return command;
}

} // namespace

void addJobCommands(CLI::App& app, CommandLine& line) {
    addJobCommand(app, line, "cancel", "Ends a job; its answers are kept until it is removed");
    addJobCommand(app, line, "pause", "Takes a job's chunks from the queue until it is resumed");
    addJobCommand(app, line, "resume", "Lets a paused job go on, or tries a failed one again");
    addJobCommand(app, line, "priority", "Says which jobs go first")
        ->footer("Example:\n  gleaner priority 1b4e28ba 10");
    addJobCommand(app, line, "remove", "Forgets a job that is over; its result stays");
}

} // namespace gleaner
