// gleaner worker enrol | list | renew | rename | revoke
#include "head_node/cli/command_line.h"
#include "head_node/cli/head_access.h"
#include "head_node/host/enrolments.h"
#include "head_node/safety/private_file.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <memory>

namespace gleaner {

namespace {

using L = QLatin1String;

struct WorkerArguments {
    std::string name;
    std::string label;
    int days = kDefaultEnrolmentDays;
    std::string output;
    std::vector<std::string> addresses;
};

/// Enrols anew or renews: the head's answer is the same. The enrolment's own secrets go to the file, or, without one,
/// to standard output: that is what the command is for.
int enrol(CommandLine& line, const char* request, const WorkerArguments& arguments) {
    Console console(line.json);
    QJsonArray addresses;
    for (const std::string& address : arguments.addresses)
        addresses.append(fromStd(address));
    auto answer =
        HeadAccess(line.dataFolder())
            .ask(request,
                 {{L("name"), fromStd(arguments.name)}, {L("days"), arguments.days}, {L("addresses"), addresses}});
    if (!answer) {
        console.complain(answer.error());
        return kExitFailed;
    }
    const QString file = fromStd(arguments.output);
    if (!file.isEmpty()) {
        const QJsonObject enrolment = answer->take(L("enrolment")).toObject();
        answer->remove(L("line"));
        answer->insert(L("file"), file);
        if (const auto written = writePrivateFile(file, QJsonDocument(enrolment).toJson()); !written) {
            console.complain(written.error());
            return kExitFailed;
        }
    }
    console.json(*answer);
    if (const QString warning = answer->value(L("warning")).toString(); !warning.isEmpty())
        console.say(warning);
    console.say(QStringLiteral("%1 may work until %2. %3")
                    .arg(fromStd(arguments.name), answer->value(L("expires")).toString(),
                         file.isEmpty() ? QStringLiteral("What this prints is a secret: whoever reads it can work in "
                                                         "that name. On its PC, paste it into:")
                                        : QStringLiteral("The file is a secret, like a password. On its PC:")));
    console.say(QStringLiteral("  gleaner work --enrolment %1").arg(file.isEmpty() ? QStringLiteral("-") : file));
    if (!line.json && file.isEmpty()) // a script has the line already, and a log of sentences must not have it
        console.say(answer->value(L("line")).toString());
    return kExitDone;
}

int list(CommandLine& line) {
    Console console(line.json);
    const auto answer = HeadAccess(line.dataFolder()).ask("worker-list");
    if (!answer) {
        console.complain(answer.error());
        return kExitFailed;
    }
    console.json(*answer);
    std::vector<QStringList> rows;
    for (const QJsonValue& each : answer->value(L("workers")).toArray()) {
        const QJsonObject worker = each.toObject();
        const auto known = [&worker](const char* field) {
            return worker.value(L(field)).toString(QStringLiteral("-")).section(u'.', 0, 0);
        };
        rows.push_back({worker.value(L("name")).toString(), worker.value(L("label")).toString(QStringLiteral("-")),
                        known("enrolled"), known("last_seen"), worker.value(L("expires")).toString(),
                        worker.value(L("state")).toString()});
    }
    if (rows.empty())
        console.say(QStringLiteral("Nobody is enrolled. Enrol a PC with 'gleaner worker enrol NAME'."));
    else
        console.table({QStringLiteral("NAME"), QStringLiteral("CALLED"), QStringLiteral("ENROLLED"),
                       QStringLiteral("LAST SEEN"), QStringLiteral("EXPIRES"), QStringLiteral("STATE")},
                      rows);
    return kExitDone;
}

int revoke(CommandLine& line, const WorkerArguments& arguments) {
    Console console(line.json);
    const auto answer = HeadAccess(line.dataFolder()).ask("worker-revoke", {{L("name"), fromStd(arguments.name)}});
    if (!answer) {
        console.complain(answer.error());
        return kExitFailed;
    }
    console.json(*answer);
    console.say(
        QStringLiteral("%1 is refused from its next request on; what it has in work goes to others when its time "
                       "is over.")
            .arg(fromStd(arguments.name)));
    return kExitDone;
}

int rename(CommandLine& line, const WorkerArguments& arguments) {
    Console console(line.json);
    const auto answer =
        HeadAccess(line.dataFolder())
            .ask("worker-rename", {{L("name"), fromStd(arguments.name)}, {L("label"), fromStd(arguments.label)}});
    if (!answer) {
        console.complain(answer.error());
        return kExitFailed;
    }
    console.json(*answer);
    const QString label = answer->value(L("label")).toString();
    console.say(label.isEmpty() ? QStringLiteral("%1 is called by its own name again.").arg(fromStd(arguments.name))
                                : QStringLiteral("%1 is called %2 from now on; its enrolment stays as it is.")
                                      .arg(fromStd(arguments.name), label));
    return kExitDone;
}

CLI::App* addNamed(CLI::App& worker, CommandLine& line, const char* name, const char* help,
                   const std::shared_ptr<WorkerArguments>& arguments) {
    CLI::App* command = worker.add_subcommand(name, help);
    line.addCommonOptions(*command);
    command->add_option("name", arguments->name, "The worker's name, as you choose it")->required()->type_name("NAME");
    return command;
}

void addEnrolling(CLI::App& worker, CommandLine& line, const char* name, const char* request, const char* help) {
    const auto arguments = std::make_shared<WorkerArguments>();
    CLI::App* command = addNamed(worker, line, name, help, arguments);
    command->add_option("--expires", arguments->days, "Days from now on (default: 90)")
        ->type_name("DAYS")
        ->check(CLI::Range(1, kMaxEnrolmentDays));
    command
        ->add_option("-o,--output", arguments->output,
                     "Write the enrolment there, instead of printing it: it is a secret")
        ->type_name("FILE");
    command
        ->add_option(
            "--address", arguments->addresses,
            "Where the worker reaches the head, when that is not what the head knows itself by; may be repeated")
        ->type_name("HOST[:PORT]");
    command->callback([&line, request, arguments] {
        line.chosen = [&line, request, arguments] { return enrol(line, request, *arguments); };
    });
}

void addRenaming(CLI::App& worker, CommandLine& line) {
    const auto arguments = std::make_shared<WorkerArguments>();
    CLI::App* command =
        addNamed(worker, line, "rename", "Calls a worker something else, wherever it is shown", arguments);
    command->add_option("label", arguments->label, "What to call it; empty: its own name again")
        ->required()
        ->type_name("TEXT");
    command->callback([&line, arguments] { line.chosen = [&line, arguments] { return rename(line, *arguments); }; });
}

} // namespace

void addWorkerCommand(CLI::App& app, CommandLine& line) {
    CLI::App* worker = app.add_subcommand("worker", "Says which PCs may work for a running head");
    worker->require_subcommand(1);
    worker->footer("Examples:\n  gleaner worker enrol pc-17 -o pc-17.enrolment\n  gleaner worker list\n"
                   "  gleaner worker renew pc-17 --expires 365\n  gleaner worker rename pc-17 Reception\n  gleaner "
                   "worker revoke pc-17");
    addEnrolling(*worker, line, "enrol", "worker-enrol", "Lets a PC work: makes what it needs, and nothing more");
    addEnrolling(*worker, line, "renew", "worker-renew", "Gives an enrolment more time; what the PC has stays good");
    CLI::App* listed = worker->add_subcommand("list", "Shows who is enrolled, and until when");
    line.addCommonOptions(*listed);
    listed->callback([&line] { line.chosen = [&line] { return list(line); }; });
    addRenaming(*worker, line);
    const auto arguments = std::make_shared<WorkerArguments>();
    CLI::App* revoked = addNamed(*worker, line, "revoke", "Ends an enrolment at once and for ever", arguments);
    revoked->callback([&line, arguments] { line.chosen = [&line, arguments] { return revoke(line, *arguments); }; });
}

} // namespace gleaner
