#include "head_node/cli/job_watch.h"

#include "head_node/cli/exit_code.h"
#include "head_node/cli/job_text.h"
#include "head_node/cli/terminal.h"
#include "head_node/control/snapshot_json.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QTimer>

#include <algorithm>

namespace gleaner {

namespace {

using namespace std::chrono_literals;
constexpr auto kLookInterval = 100ms;
/// A job that was handed in a moment ago may be in the next snapshot only; one that is in none of these was removed.
constexpr int kLooksForANewJob = 30;

/// The job's own part of the snapshot, as `gleaner status --json` prints it.
QJsonObject jobJson(const JobSnapshot& job) {
    HeadSnapshot only;
    only.jobs.push_back(job);
    return toJson(only).value(QLatin1String("jobs")).toArray().first().toObject();
}

} // namespace

WatchOutcome watchJob(const JobId& id, const std::function<Result<HeadSnapshot>()>& snapshot, Console& console) {
    WatchOutcome outcome;
    QEventLoop loop;
    QTimer timer;
    bool seen = false;
    int looksForNothing = 0;
    const auto end = [&outcome, &loop](WatchEnd how) {
        outcome.end = how;
        loop.quit();
    };
    const auto look = [&] {
        const auto shot = snapshot();
        if (!shot) {
            outcome.error = shot.error();
            return end(WatchEnd::HeadGone);
        }
        const auto job = std::find_if(shot->jobs.begin(), shot->jobs.end(),
                                      [&id](const auto& each) { return each.record.id == id; });
        if (job == shot->jobs.end()) {
            if (seen || ++looksForNothing >= kLooksForANewJob) {
                outcome.error = {ErrorCode::NotFound,
                                 QStringLiteral("Somebody removed the job before it was seen to its "
                                                "end; its result may be there all the same.")};
                end(WatchEnd::HeadGone);
            }
            return;
        }
        seen = true;
        outcome.job = *job;
        console.progress(progressLine(*job, console.columns()));
        if (isOver(job->record.state))
            end(WatchEnd::Over);
        else if (job->needsPerson)
            end(WatchEnd::NeedsPerson);
    };
    QObject::connect(&timer, &QTimer::timeout, &loop, look);
    onInterrupt([&end] { end(WatchEnd::Interrupted); });
    timer.start(kLookInterval);
    loop.exec();
    return outcome;
}

int reportOutcome(const WatchOutcome& outcome, Console& console) {
    if (outcome.end == WatchEnd::HeadGone) {
        console.complain(outcome.error);
        return kExitFailed;
    }
    console.json(jobJson(outcome.job));
    for (const QString& text : outcomeLines(outcome.job)) {
        if (!text.isEmpty())
            console.say(text);
    }
    const bool done = outcome.end == WatchEnd::Over && outcome.job.record.state == JobState::Done;
    return done ? kExitDone : kExitFailed;
}

} // namespace gleaner
