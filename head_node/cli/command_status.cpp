// gleaner status
#include "head_node/cli/command_line.h"
#include "head_node/cli/fleet_text.h"
#include "head_node/cli/head_access.h"
#include "head_node/cli/job_text.h"
#include "head_node/control/snapshot_json.h"

namespace gleaner {

namespace {

int showStatus(CommandLine& line) {
    Console console(line.json);
    const auto shot = HeadAccess(line.dataFolder()).snapshot();
    if (!shot) {
        console.complain(shot.error());
        return kExitFailed;
    }
    console.json(toJson(*shot));
    if (shot->jobs.empty())
        console.say(QStringLiteral("No jobs. Hand one in with 'gleaner submit'."));
    std::vector<QStringList> rows;
    for (const JobSnapshot& job : shot->jobs)
        rows.push_back(jobTableRow(job));
    if (!rows.empty())
        console.table(jobTableHead(), rows);
    for (const JobSnapshot& job : shot->jobs) {
        if (!job.record.purpose.isEmpty() && !isOver(job.record.state))
            console.say(QStringLiteral("%1 matters: %2")
                            .arg(toString(job.record.id).first(8), job.record.purpose.simplified()));
        if (!job.warning.isEmpty())
            console.say(QStringLiteral("%1: %2").arg(toString(job.record.id).first(8), job.warning));
        if (job.record.state == JobState::Failed)
            console.say(QStringLiteral("%1: %2").arg(toString(job.record.id).first(8), job.record.stateReason));
    }
    console.say(fleetLine(*shot));
    if (!shot->trouble.isEmpty())
        console.say(QStringLiteral("There is trouble at present: %1").arg(shot->trouble));
    return kExitDone;
}

} // namespace

void addStatusCommand(CLI::App& app, CommandLine& line) {
    CLI::App* command = app.add_subcommand("status", "Shows the jobs of a running head");
    line.addCommonOptions(*command);
    command->footer("Example:\n  gleaner status --json | jq '.jobs[] | {id, answered, chunks}'");
    command->callback([&line] { line.chosen = [&line] { return showStatus(line); }; });
}

} // namespace gleaner
