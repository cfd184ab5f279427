#include "head_node/gui/hand_in.h"

#include "head_node/engine/job_file.h"
#include "head_node/gui/new_job_view.h"

#include <QCoreApplication>
#include <QDir>
#include <QUuid>

namespace gleaner {

namespace {

using L = QLatin1String;

} // namespace

void handIn(WindowServices& services, QObject* context, const JobRequest& job, std::function<void()> then) {
    const QJsonObject request{{L("command"), L("submit")},       {L("computation"), job.computation},
                              {L("parameters"), job.parameters}, {L("output"), job.outputPath},
                              {L("title"), job.title},           {L("purpose"), job.purpose},
                              {L("priority"), job.priority}};
    whenDone(services.link().ask(request), context, [&services, then = std::move(then)](const Answer& answer) {
        then();
        if (!answer) {
            services.complain(answer.error());
            return;
        }
        services.say(
            QCoreApplication::translate("HandIn", "The job is handed in. You may close the window; it goes on."));
        services.watch().lookNow();
        services.openJob(JobId(QUuid::fromString(answer->value(L("id")).toString())));
    });
}

void handInFile(WindowServices& services, QObject* context, const QString& path) {
    auto request = readJobFile(path, services.computations());
    if (!request) {
        services.complain(request.error());
        return;
    }
    const SnapshotPtr snapshot = services.watch().snapshot();
    const Computation* computation = services.computations().findNewest(request->computation);
    if (computation != nullptr && request->outputPath.isEmpty())
        request->outputPath = freshOutputPath(*computation, *snapshot);
    if (!isTaken(request->outputPath, *snapshot)) {
        handIn(services, context, *request, [] {});
        return;
    }
    const QString output = QDir::toNativeSeparators(request->outputPath);
    services.startFrom(*request);
    services.complain({ErrorCode::InvalidArgument,
                       QCoreApplication::translate("HandIn", "%1 is there already. Choose another file for the result, "
                                                             "then start the job here.")
                           .arg(output)});
}

} // namespace gleaner
