// gleaner fleet
#include "head_node/cli/command_line.h"
#include "head_node/cli/fleet_text.h"
#include "head_node/cli/head_access.h"
#include "head_node/control/snapshot_json.h"

namespace gleaner {

namespace {

int showFleet(CommandLine& line) {
    Console console(line.json);
    auto shot = HeadAccess(line.dataFolder()).snapshot();
    if (!shot) {
        console.complain(shot.error());
        return kExitFailed;
    }
    QJsonObject json = toJson(*shot);
    json.remove(QLatin1String("jobs"));
    console.json(json);
    std::vector<QStringList> rows;
    for (const FleetWorker& worker : shot->fleet)
        rows.push_back(fleetTableRow(worker, shot->at));
    if (!rows.empty())
        console.table(fleetTableHead(), rows);
    console.say(fleetLine(*shot));
    if (shot->turnedAway > 0)
        console.say(QStringLiteral("There are more workers than this table holds; %1 signs of life found no place.")
                        .arg(grouped(shot->turnedAway)));
    if (shot->malformedHeartbeats > 0)
        console.say(
            QStringLiteral("%1 messages among the heartbeats are none; look at them with 'gleaner peek heartbeats'.")
                .arg(grouped(shot->malformedHeartbeats)));
    return kExitDone;
}

} // namespace

void addFleetCommand(CLI::App& app, CommandLine& line) {
    CLI::App* command = app.add_subcommand("fleet", "Shows the workers of a running head");
    line.addCommonOptions(*command);
    command->footer(
        "CPUS, DONE, HOURS and PLATFORM are what a worker says of itself since it started; ANSWERS, FAILED\n"
        "and RATE is what the head got from it since the head started.\n"
        "Example:\n  gleaner fleet --json | jq '.fleet[] | select(.gone | not) | .worker'");
    command->callback([&line] { line.chosen = [&line] { return showFleet(line); }; });
}

} // namespace gleaner
