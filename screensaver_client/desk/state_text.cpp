#include "screensaver_client/desk/state_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace gleaner {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Desk)
};

constexpr int kToolTipCharacters = 120;

QDateTime local(TimePoint at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

QString timeText(TimePoint at, TimePoint now) {
    const QDateTime time = local(at);
    const QString clock = QLocale().toString(time.time(), QLocale::ShortFormat);
    return time.date() == local(now).date() ? clock : Texts::tr("%1 tomorrow").arg(clock);
}

} // namespace

IconState iconStateOf(const MaybeSnapshot& snapshot) {
    if (!snapshot)
        return IconState::Absent;
    return snapshot->state == AgentState::Computing ? IconState::Computing : IconState::Resting;
}

QString stateTitle(const MaybeSnapshot& snapshot) {
    if (!snapshot)
        return Texts::tr("Gleaner's agent is not running");
    switch (snapshot->state) {
    case AgentState::Computing: {
        const std::size_t count = snapshot->chunks.size();
        return count == 1 ? Texts::tr("Computing with 1 processor")
                          : Texts::tr("Computing with %1 processors").arg(count);
    }
    case AgentState::Waiting:
        return Texts::tr("Ready, nothing to compute");
    case AgentState::Paused:
        return snapshot->snoozedUntil ? Texts::tr("Snoozing") : Texts::tr("Pausing");
    }
    return {};
}

QString stateDetail(const MaybeSnapshot& snapshot, TimePoint now) {
    if (!snapshot)
        return Texts::tr("This PC computes nothing until it is started.");
    if (snapshot->snoozedUntil)
        return Texts::tr("Snoozed until %1, as you asked.").arg(timeText(*snapshot->snoozedUntil, now));
    if (snapshot->computeNowUntil && snapshot->state != AgentState::Paused) // battery, heat and memory still pause
        return Texts::tr("Computing until %1, as you asked, whether the PC is used or not.")
            .arg(timeText(*snapshot->computeNowUntil, now));
    return snapshot->sentence;
}

QString workText(const MaybeSnapshot& snapshot) {
    if (!snapshot || snapshot->chunks.empty())
        return {};
    const AgentChunk& chunk = snapshot->chunks.front();
    const QString title = chunk.title.isEmpty() ? chunk.computation : chunk.title;
    if (!snapshot->job || snapshot->job->chunks == 0)
        return Texts::tr("In work: %1.").arg(title);
    const double percent = std::min(100.0, 100.0 * double(snapshot->job->answered) / double(snapshot->job->chunks));
    return Texts::tr("In work: %1, %2 % done by all PCs together.").arg(title, QLocale().toString(percent, 'f', 0));
}

QString headText(const AgentHead& head) {
    QString state;
    switch (head.state) {
    case AgentHeadState::Working:
        state = Texts::tr("at work");
        break;
    case AgentHeadState::Idle:
        state = Texts::tr("has nothing to compute");
        break;
    case AgentHeadState::Unreachable:
        state = Texts::tr("out of reach");
        break;
    case AgentHeadState::Resting:
        state = Texts::tr("resting");
        break;
    }
    QString text = head.where.isEmpty() ? Texts::tr("%1: %2.").arg(head.name, state)
                                        : Texts::tr("%1 (%2): %3.").arg(head.name, head.where, state);
    if (!head.sentence.isEmpty())
        text += QLatin1Char(' ') + head.sentence;
    return text;
}

QString toolTipText(const MaybeSnapshot& snapshot, TimePoint now) {
    QString text = Texts::tr("Gleaner: %1").arg(stateTitle(snapshot)) + QLatin1Char('\n') + stateDetail(snapshot, now);
    if (text.size() > kToolTipCharacters)
        text = text.left(kToolTipCharacters - 1) + QChar(0x2026);
    return text;
}

std::chrono::minutes minutesUntilTomorrow(TimePoint now) {
    const QDateTime time = local(now);
    const qint64 seconds = time.secsTo(time.date().addDays(1).startOfDay());
    return std::chrono::minutes(std::clamp<qint64>((seconds + 59) / 60, 1, 1440));
}

} // namespace gleaner
