// gleaner peek: what a queue holds, without changing it.
#include "common/client/remote_account.h"
#include "head_node/cli/command_line.h"
#include "head_node/cli/head_access.h"
#include "head_node/cli/host_options.h"
#include "head_node/control/head_commands.h"
#include "common/socket/json_fields.h"
#include "head_node/control/snapshot_json.h"

#include <memory>

namespace gleaner {

namespace {

struct PeekArguments {
    std::string queue;
    std::string connect;
    int count = kMaxMessagesPerGet;
};

Result<QueueView> look(CommandLine& line, const PeekArguments& arguments) {
    if (arguments.connect.empty()) {
        const auto answer = HeadAccess(line.dataFolder())
                                .ask("peek", {{QLatin1String("queue"), fromStd(arguments.queue)},
                                              {QLatin1String("count"), arguments.count}});
        return answer ? queueViewFromJson(*answer) : Result<QueueView>(failure(answer.error()));
    }
    const auto connection = connectionFrom(fromStd(arguments.connect));
    if (!connection)
        return failure(connection.error());
    const auto account = RemoteAccount::open(*connection, line.clock, line.random);
    if (!account)
        return failure(account.error());
    return peekQueue(*(*account)->queues().open(queueNameOf(fromStd(arguments.queue))), arguments.count);
}

int peek(CommandLine& line, const PeekArguments& arguments) {
    Console console(line.json);
    const auto view = look(line, arguments);
    if (!view) {
        console.complain(view.error());
        return kExitFailed;
    }
    console.json(toJson(*view));
    console.say(QStringLiteral("%1: about %2 messages")
                    .arg(fromStd(arguments.queue), grouped(view->properties.approximateMessageCount)));
    std::vector<QStringList> rows;
    for (const PeekedMessage& message : view->front) {
        rows.push_back({message.kind.isEmpty() ? QStringLiteral("?") : message.kind, toString(message.job).first(8),
                        grouped(message.sequence), grouped(static_cast<std::uint64_t>(message.textBytes)),
                        QString::number(message.dequeueCount), isoTime(message.inserted), isoTime(message.expires),
                        message.detail});
    }
    if (!rows.empty()) {
        console.table({QStringLiteral("KIND"), QStringLiteral("JOB"), QStringLiteral("CHUNK"), QStringLiteral("BYTES"),
                       QStringLiteral("TAKEN"), QStringLiteral("INSERTED"), QStringLiteral("EXPIRES"),
                       QStringLiteral("DETAIL")},
                      rows);
    }
    return kExitDone;
}

} // namespace

void addPeekCommand(CLI::App& app, CommandLine& line) {
    const auto arguments = std::make_shared<PeekArguments>();
    CLI::App* command = app.add_subcommand("peek", "Shows what waits on a queue, without changing anything");
    line.addCommonOptions(*command);
    command->add_option("queue", arguments->queue, "work, answers, heartbeats, or a queue's full name")
        ->required()
        ->type_name("QUEUE");
    command->add_option("--count", arguments->count, "Messages from the front")
        ->check(CLI::Range(1, kMaxMessagesPerGet));
    command->add_option("--connect", arguments->connect, "Look there instead of at the running head")
        ->type_name("CONNECTION STRING | @FILE");
    command->footer("Example:\n  gleaner peek work");
    command->callback([&line, arguments] { line.chosen = [&line, arguments] { return peek(line, *arguments); }; });
}

} // namespace gleaner
