// gleaner peek: what a queue holds, without changing it.
#include "common/client/remote_account.h"
#include "common/socket/json_fields.h"
#include "head_node/cli/command_line.h"
#include "head_node/cli/head_access.h"
#include "head_node/cli/host_options.h"
#include "head_node/control/head_commands.h"
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

/// How full each queue is, and each of its shares.
int showQueues(CommandLine& line) {
    Console console(line.json);
    const auto answer = HeadAccess(line.dataFolder()).ask("queues");
    if (!answer) {
        console.complain(answer.error());
        return kExitFailed;
    }
    console.json(*answer);
    std::vector<QStringList> rows;
    for (const auto& each : answer->value(QLatin1String("queues")).toArray()) {
        for (const auto& one : each.toObject().value(QLatin1String("shares")).toArray()) {
            const QJsonObject share = one.toObject();
            const qint64 messages = share.value(QLatin1String("messages")).toInteger(-1);
            rows.push_back({share.value(QLatin1String("queue")).toString(),
                            messages < 0 ? QStringLiteral("?") : grouped(static_cast<std::uint64_t>(messages)),
                            share.value(QLatin1String("oldest")).toString(),
                            share.value(QLatin1String("where")).toString(),
                            share.value(QLatin1String("trouble")).toString()});
        }
    }
    console.table({QStringLiteral("QUEUE"), QStringLiteral("MESSAGES"), QStringLiteral("OLDEST"),
                   QStringLiteral("WHERE"), QStringLiteral("TROUBLE")},
                  rows);
    return kExitDone;
}

int peek(CommandLine& line, const PeekArguments& arguments) {
    if (arguments.queue.empty())
        return showQueues(line);
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
    CLI::Option* queue =
        command
            ->add_option("queue", arguments->queue,
                         "work, answers, heartbeats, or a queue's full name; without it: how full each is")
            ->type_name("QUEUE");
    command->add_option("--count", arguments->count, "Messages from the front")
        ->check(CLI::Range(1, kMaxMessagesPerGet));
    command->add_option("--connect", arguments->connect, "Look there instead of at the running head")
        ->needs(queue)
        ->type_name("CONNECTION STRING | @FILE");
    command->footer("Examples:\n  gleaner peek\n  gleaner peek work");
    command->callback([&line, arguments] { line.chosen = [&line, arguments] { return peek(line, *arguments); }; });
}

} // namespace gleaner
