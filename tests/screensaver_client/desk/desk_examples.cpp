#include "tests/screensaver_client/desk/desk_examples.h"

#include "screensaver_client/policy/setting_fields.h"
#include "tests/support/fake_agent.h"

#include <QDateTime>
#include <QJsonArray>

namespace gleaner {

namespace {

TimePoint at(int daysBefore, int hour, int minute) {
    const QDateTime time(QDate(2026, 6, 10).addDays(-daysBefore), QTime(hour, minute));
    return TimePoint(Milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace

TimePoint exampleNow() {
    return at(0, 21, 40);
}

AgentSnapshot exampleComputing() {
    AgentSnapshot snapshot = FakeAgent::computing();
    snapshot.since = at(0, 18, 25);
    snapshot.sentence = QStringLiteral("Computing: nobody has used this PC for 5 minutes or more.");
    snapshot.heads.push_back({QStringLiteral("Trading floor"), QStringLiteral("https://desk.example:10001"), 3,
                              AgentHeadState::Unreachable,
                              QStringLiteral("It does not answer; tried again every minute.")});
    return snapshot;
}

AgentSnapshot examplePaused() {
    AgentSnapshot snapshot = exampleComputing();
    snapshot.state = AgentState::Paused;
    snapshot.chunks.clear();
    snapshot.job.reset();
    snapshot.threads = 0;
    snapshot.reason = QStringLiteral("owner-present");
    snapshot.sentence = QStringLiteral("Paused: somebody uses this PC.");
    return snapshot;
}

AgentSettingValues exampleSettings() {
    AgentSettingValues settings;
    settings.defaults = QJsonObject::fromVariantMap(settingValues({}));
    settings.values = settings.defaults;
    settings.values.insert(QStringLiteral("hours"),
                           QJsonArray{QStringLiteral("Mon-Fri 18:00-08:00"), QStringLiteral("Sat,Sun")});
    settings.values.insert(
        QStringLiteral("head"),
        QJsonArray{QJsonObject{{QStringLiteral("enrolment"), QStringLiteral("/etc/gleaner/research.enrolment")},
                               {QStringLiteral("weight"), 1}},
                   QJsonObject{{QStringLiteral("enrolment"), QStringLiteral("/etc/gleaner/trading.enrolment")},
                               {QStringLiteral("weight"), 3}}});
    settings.locked = {QStringLiteral("processors"), QStringLiteral("on_battery")};
    return settings;
}

std::vector<AgentWhyEntry> exampleWhy() {
    struct Stretch {
        int daysBefore, hour, minute;
        bool run;
        const char* sentence;
    };
    const Stretch stretches[] = {
        {1, 0, 0, true, "Computing: nobody has used this PC for 5 minutes or more."},
        {1, 7, 40, false, "Paused: somebody uses this PC."},
        {1, 12, 10, true, "Computing: the screen saver is on, or the screen is locked."},
        {1, 12, 55, false, "Paused: somebody uses this PC."},
        {1, 18, 5, true, "Computing: nobody has used this PC for 5 minutes or more."},
        {0, 3, 0, false, "Paused: other programs use more than 25 % of this PC."},
        {0, 3, 34, true, "Computing: nobody has used this PC for 5 minutes or more."},
        {0, 8, 2, false, "Paused: somebody uses this PC."},
        {0, 10, 15, true, "Computing: the screen saver is on, or the screen is locked."},
        {0, 10, 50, false, "Paused: somebody uses this PC."},
        {0, 14, 0, false, "Paused: Impress keeps the screen awake."},
        {0, 15, 10, false, "Paused: the PC runs on battery."},
        {0, 16, 45, false, "Paused: somebody uses this PC."},
        {0, 18, 25, true, "Computing: nobody has used this PC for 5 minutes or more."},
    };
    std::vector<AgentWhyEntry> entries;
    std::optional<TimePoint> until;
    for (auto stretch = std::rbegin(stretches); stretch != std::rend(stretches); ++stretch) {
        AgentWhyEntry entry;
        entry.from = at(stretch->daysBefore, stretch->hour, stretch->minute);
        entry.until = until;
        entry.run = stretch->run;
        entry.threads = stretch->run ? 4 : 0;
        entry.sentence = QString::fromUtf8(stretch->sentence);
        entries.push_back(entry);
        until = entry.from;
    }
    return entries;
}

} // namespace gleaner
