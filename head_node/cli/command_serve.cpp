// gleaner serve: a head until it is told to end.
#include "head_node/cli/command_line.h"
#include "head_node/cli/host_options.h"
#include "head_node/cli/terminal.h"

#include <QCoreApplication>
#include <QDir>

#include <map>
#include <memory>

namespace gleaner {

namespace {

struct ServeArguments {
    HostArguments host{.listen = "127.0.0.1:10001"};
    LocalCompute localCompute = LocalCompute::WhenIdle;
};

/// `isOwn`: the queues are the head's, and their connection string stands in its data folder.
void sayWhereToConnect(const HeadHost& host, bool isOwn, Console& console) {
    const auto connection = host.connection();
    const QString file = isOwn ? host.paths().connectionFile() : QString();
    const QString fingerprint = host.tls() ? host.tls()->fingerprint.toString() : QString();
    console.json({{QLatin1String("data"), host.paths().folder()},
                  {QLatin1String("endpoint"), connection ? connection->endpoints() : QString()},
                  {QLatin1String("certificate_fingerprint"), fingerprint},
                  {QLatin1String("connection_file"), file}});
    console.say(
        QStringLiteral("The head runs; its data are in %1").arg(QDir::toNativeSeparators(host.paths().folder())));
    if (!host.report().isEmpty())
        console.say(host.report());
    if (connection)
        console.say(QStringLiteral("The queues are at %1. A worker connects with:").arg(connection->endpoints()));
    if (connection && isOwn)
        console.say(QStringLiteral("  gleaner work --connect @%1").arg(QDir::toNativeSeparators(file)));
    if (connection && !isOwn)
        console.say(QStringLiteral("  gleaner work --connect, and the connection string that --queues-at was given"));
    if (!fingerprint.isEmpty())
        console.say(
            QStringLiteral("All of it is encrypted. The certificate's SHA-256 fingerprint: %1").arg(fingerprint));
    console.say(QStringLiteral("Hand in jobs with 'gleaner submit'; end with Ctrl-C."));
}

int serve(CommandLine& line, const ServeArguments& arguments) {
    Console console(line.json);
    HostArguments hostArguments = arguments.host;
    if (!hostArguments.queuesAt.empty())
        hostArguments.listen.clear();
    auto options = hostOptions(hostArguments, line.dataFolder());
    if (!options) {
        console.complain(options.error());
        return kExitUsage;
    }
    options->localCompute = arguments.localCompute;
    const auto host = HeadHost::start(*options, line.computations, line.clock, line.random);
    if (!host) {
        console.complain(host.error());
        return kExitFailed;
    }
    sayWhereToConnect(**host, !options->remoteQueues, console);
    onInterrupt([] { QCoreApplication::quit(); });
    QCoreApplication::exec();
    console.say(QStringLiteral("Ended; jobs that are not done go on when the head is started again."));
    return kExitDone;
}

} // namespace

void addServeCommand(CLI::App& app, CommandLine& line) {
    const auto arguments = std::make_shared<ServeArguments>();
    CLI::App* command = app.add_subcommand("serve", "Runs a head: takes jobs, serves the queues to workers");
    line.addCommonOptions(*command);
    addHostOptions(*command, arguments->host);
    const std::map<std::string, LocalCompute> modes{
        {"off", LocalCompute::Off}, {"idle", LocalCompute::WhenIdle}, {"always", LocalCompute::Always}};
    command
        ->add_option("--local-compute", arguments->localCompute,
                     "When this PC computes too: off, idle (nothing to scatter), always")
        ->transform(CLI::CheckedTransformer(modes))
        ->type_name("MODE");
    command->footer(
        "Examples:\n  gleaner serve\n  gleaner serve --listen 192.168.1.10:10001 --tls --local-compute off");
    command->callback([&line, arguments] { line.chosen = [&line, arguments] { return serve(line, *arguments); }; });
}

} // namespace gleaner
