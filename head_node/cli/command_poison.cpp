// gleaner poison list | show | retry | drop
#include "head_node/cli/command_line.h"
#include "head_node/cli/head_access.h"
#include "head_node/control/snapshot_json.h"

#include <QJsonArray>

#include <algorithm>
#include <memory>
#include <optional>

namespace gleaner {

namespace {

struct PoisonArguments {
    std::string job;
    std::optional<std::uint64_t> chunk;
};

int listPoison(CommandLine& line) {
    Console console(line.json);
    const auto shot = HeadAccess(line.dataFolder()).snapshot();
    if (!shot) {
        console.complain(shot.error());
        return kExitFailed;
    }
    std::vector<QStringList> rows;
    QJsonArray chunks;
    std::uint64_t hidden = 0;
    for (const JobSnapshot& job : shot->jobs) {
        hidden += job.setAsideCount -
                  static_cast<std::uint64_t>(std::ranges::count(job.setAside, false, &SetAsideChunk::dropped));
        for (const SetAsideChunk& chunk : job.setAside) {
            const QString id = toString(job.record.id);
            rows.push_back({id.first(8), grouped(chunk.sequence), failureKindName(chunk.kind),
                            QString::number(chunk.failures),
                            chunk.dropped ? QStringLiteral("dropped") : QStringLiteral("set aside"), chunk.reason});
            QJsonObject fields = toJson(chunk);
            fields.insert(QLatin1String("job"), id);
            chunks.append(fields);
        }
    }
    console.json({{QLatin1String("chunks"), chunks}, {QLatin1String("more"), static_cast<qint64>(hidden)}});
    if (rows.empty())
        console.say(QStringLiteral("Nothing is set aside."));
    else
        console.table({QStringLiteral("JOB"), QStringLiteral("CHUNK"), QStringLiteral("WHY"),
                       QStringLiteral("FAILURES"), QStringLiteral("STATE"), QStringLiteral("REASON")},
                      rows);
    if (hidden > 0)
        console.say(
            QStringLiteral("%1 more wait for a decision and come into sight as these are decided; without --chunk, "
                           "retry and drop mean all of a job.")
                .arg(grouped(hidden)));
    return kExitDone;
}

int decidePoison(CommandLine& line, const char* request, const PoisonArguments& arguments) {
    Console console(line.json);
    const HeadAccess head(line.dataFolder());
    const auto job = head.findJob(fromStd(arguments.job));
    if (!job) {
        console.complain(job.error());
        return kExitFailed;
    }
    QJsonObject fields{{QLatin1String("id"), toString(job->record.id)}};
    if (arguments.chunk)
        fields.insert(QLatin1String("sequence"), static_cast<qint64>(*arguments.chunk));
    const auto done = head.ask(request, fields);
    if (!done) {
        console.complain(done.error());
        return kExitFailed;
    }
    console.json(*done);
    console.say(QStringLiteral("%1 chunks: %2")
                    .arg(done->value(QLatin1String("count")).toInteger())
                    .arg(QLatin1String(request)));
    return kExitDone;
}

/// What a worker gets when it takes the chunk.
int showChunk(CommandLine& line, const PoisonArguments& arguments) {
    Console console(line.json);
    const HeadAccess head(line.dataFolder());
    const auto job = head.findJob(fromStd(arguments.job));
    if (!job) {
        console.complain(job.error());
        return kExitFailed;
    }
    const auto content =
        head.ask("chunk-content", {{QLatin1String("id"), toString(job->record.id)},
                                   {QLatin1String("sequence"), static_cast<qint64>(*arguments.chunk)}});
    if (!content) {
        console.complain(content.error());
        return kExitFailed;
    }
    console.json(*content);
    const QJsonArray lines = content->value(QLatin1String("lines")).toArray();
    for (const auto& each : lines)
        console.say(each.toString());
    if (lines.isEmpty()) // the computation cannot tell
        console.say(QString::fromLatin1(
            QByteArray::fromBase64(content->value(QLatin1String("beginning")).toString().toLatin1()).toHex(' ')));
    return kExitDone;
}

void addShow(CLI::App& poison, CommandLine& line) {
    const auto arguments = std::make_shared<PoisonArguments>();
    CLI::App* command = poison.add_subcommand("show", "Tells what one of a job's chunks asks for");
    line.addCommonOptions(*command);
    command->add_option("job", arguments->job, "The job's id, or how it begins")->required()->type_name("JOB");
    command->add_option("--chunk", arguments->chunk, "Its number")->required()->type_name("NUMBER");
    command->callback([&line, arguments] { line.chosen = [&line, arguments] { return showChunk(line, *arguments); }; });
}

void addDecision(CLI::App& poison, CommandLine& line, const char* name, const char* request, const char* help) {
    const auto arguments = std::make_shared<PoisonArguments>();
    CLI::App* command = poison.add_subcommand(name, help);
    line.addCommonOptions(*command);
    command->add_option("job", arguments->job, "The job's id, or how it begins")->required()->type_name("JOB");
    command->add_option("--chunk", arguments->chunk, "Only this one (default: all of the job's)")->type_name("NUMBER");
    command->callback([&line, request, arguments] {
        line.chosen = [&line, request, arguments] { return decidePoison(line, request, *arguments); };
    });
}

} // namespace

void addPoisonCommand(CLI::App& app, CommandLine& line) {
    CLI::App* poison = app.add_subcommand("poison", "Decides about chunks that were set aside because they do harm");
    poison->require_subcommand(1);
    poison->footer("Examples:\n  gleaner poison list\n  gleaner poison show 1b4e28ba --chunk 17\n  gleaner poison "
                   "retry 1b4e28ba --chunk 17\n  gleaner poison drop 1b4e28ba");
    CLI::App* list = poison->add_subcommand("list", "Shows what is set aside, and why");
    line.addCommonOptions(*list);
    list->callback([&line] { line.chosen = [&line] { return listPoison(line); }; });
    addShow(*poison, line);
    addDecision(*poison, line, "retry", "poison-retry", "Scatters them anew");
    addDecision(*poison, line, "drop", "poison-drop", "Gives them up; the result goes without them");
}

} // namespace gleaner
