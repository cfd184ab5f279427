#include "head_node/app/given_settings.h"

#include "head_node/settings/head_options.h"

#include <QDir>

#include <map>

namespace gleaner {

namespace {

QString name(const char* text) {
    return QString::fromLatin1(text);
}

/// All settings that say where the queue is; one option decides them together.
void givePlace(const HostOptions& options, const QString& option, bool plainHttp, GivenSettings& given) {
    for (const char* each : {"queues", "connection_strings", "listen", "port", "blob_port", "encryption",
                             "certificate_file", "key_file", "plain_on_network"})
        given.options.insert(name(each), option);
    HeadSettings& values = given.values;
    values.remoteQueues = options.remoteQueues.has_value();
    values.plainOnNetwork = plainHttp;
    if (options.remoteQueues)
        values.connectionStrings = options.remoteQueues->toString();
    if (options.listen) {
        values.listenAddress = options.listen->address.toString();
        values.port = options.listen->port;
        values.blobPort = options.listen->blobPort.value_or(0);
    }
    if (options.tls) {
        values.certificateFile = options.tls->certificateFile;
        values.keyFile = options.tls->keyFile;
        values.encryption =
            values.certificateFile.isEmpty() ? Encryption::OwnCertificate : Encryption::GivenCertificate;
    }
}

} // namespace

void addHeadOptions(CLI::App& app, HeadArguments& arguments) {
    app.set_version_flag("--version", "gleaner-head " GLEANER_VERSION);
    app.add_option("--data", arguments.data, "The head's data folder (default: as in the settings)")
        ->type_name("FOLDER");
    app.add_option("--settings", arguments.settings, "The settings file (default: the user's own)")->type_name("FILE");
    app.add_option("--submit", arguments.job, "Hand in the job of this file and show it")->type_name("JOB.json");
    addHostOptions(app, arguments.host);
    const std::map<std::string, LocalCompute> modes{{"off", LocalCompute::Off},
                                                    {"idle", LocalCompute::WhenIdle},
                                                    {"away", LocalCompute::WhenAway},
                                                    {"always", LocalCompute::Always}};
    app.add_option("--local-compute", arguments.localCompute,
                   "When this PC computes too: off, idle (nothing to scatter), away (the same, while nobody uses this "
                   "PC), always")
        ->transform(CLI::CheckedTransformer(modes))
        ->type_name("MODE");
    app.footer("Shows the head that runs on the data folder, or runs one itself; then the options are for it. They go "
               "before what the view Settings says, and do not change it.");
}

Result<GivenSettings> givenSettings(const CLI::App& app, const HeadArguments& arguments) {
    const auto options = hostOptions(arguments.host, usualDataFolder());
    if (!options)
        return failure(options.error());
    GivenSettings given;
    for (const char* each : {"--listen", "--queues-at"}) {
        if (app.count(each) > 0)
            givePlace(*options, name(each), arguments.host.plainHttp, given);
    }
    HeadSettings& values = given.values;
    if (!arguments.data.empty()) {
        values.dataFolder = QDir(QString::fromStdString(arguments.data)).absolutePath();
        given.options.insert(name("data_folder"), name("--data"));
    }
    if (arguments.localCompute) {
        values.localCompute = *arguments.localCompute;
        given.options.insert(name("local_compute"), name("--local-compute"));
    }
    for (const LimitOption& each : limitOptions()) {
        if (app.count(each.option) == 0)
            continue;
        values.*each.place = arguments.host.limits.at(each.setting);
        given.options.insert(each.setting, name(each.option));
    }
    return given;
}

} // namespace gleaner
