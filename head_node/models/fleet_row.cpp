#include "head_node/models/fleet_row.h"

#include "head_node/models/job_phase.h"
#include "head_node/models/plain_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <map>

namespace gleaner {

namespace {

using L = QLatin1String;
using Names = QHash<JobId, QString>; ///< of jobs

QString words(const char* text) {
    return QCoreApplication::translate("FleetRow", text);
}

QDateTime local(TimePoint at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

std::optional<TimePoint> timeIn(const QJsonObject& json, const char* field) {
    const QDateTime at = QDateTime::fromString(json.value(L(field)).toString(), Qt::ISODateWithMs);
    return at.isValid() ? std::optional(TimePoint(Milliseconds(at.toMSecsSinceEpoch()))) : std::nullopt;
}

/// So that a cell does not change at every look: steps of five seconds, then of a minute, then of an hour.
Seconds coarse(TimePoint from, TimePoint to) {
    const auto total = std::max<Seconds::rep>(std::chrono::duration_cast<Seconds>(to - from).count(), 0);
    if (total < 60)
        return Seconds(total / 5 * 5);
    return Seconds(total < 7'200 ? total / 60 * 60 : total / 3'600 * 3'600);
}

FleetState stateOf(const FleetWorker& worker, bool isHead) {
    if (worker.activity == WorkerActivity::Paused)
        return FleetState::Paused;
    if (worker.activity == WorkerActivity::Ended)
        return FleetState::Ended;
    if (isHead) // it cannot fall silent without the head
        return worker.activity == WorkerActivity::Computing && !worker.gone ? FleetState::Computing
                                                                            : FleetState::Waiting;
    if (worker.gone)
        return FleetState::Silent;
    if (!worker.activity)
        return FleetState::Here;
    return *worker.activity == WorkerActivity::Computing ? FleetState::Computing : FleetState::Waiting;
}

QString stateText(FleetState state, Seconds since) {
    const QString age = ageWords(since);
    switch (state) {
    case FleetState::Computing:
        return words(QT_TRANSLATE_NOOP("FleetRow", "Computing (%1)")).arg(age);
    case FleetState::Waiting:
        return words(QT_TRANSLATE_NOOP("FleetRow", "Waiting for work (%1)")).arg(age);
    case FleetState::Here:
        return words(QT_TRANSLATE_NOOP("FleetRow", "Here"));
    case FleetState::Paused:
        return words(QT_TRANSLATE_NOOP("FleetRow", "Paused by its owner (%1)")).arg(age);
    case FleetState::Ended:
        return words(QT_TRANSLATE_NOOP("FleetRow", "Ended (%1)")).arg(age);
    case FleetState::Silent:
        return words(QT_TRANSLATE_NOOP("FleetRow", "Not heard of for %1")).arg(age);
    case FleetState::NeverSeen:
        return words(QT_TRANSLATE_NOOP("FleetRow", "Never seen"));
    }
    Q_UNREACHABLE();
}

/// What is new comes first, because names of jobs may be cut off.
QString doingText(const FleetWorker& worker, FleetState state, const Names& jobs, TimePoint now) {
    if (state != FleetState::Computing && state != FleetState::Here)
        return {};
    const auto nameOf = [&jobs](const JobId& job) {
        return jobs.value(job, words(QT_TRANSLATE_NOOP("FleetRow", "a job that is over")));
    };
    if (!worker.inHand)
        return worker.lastJob ? nameOf(*worker.lastJob) : QString();
    QString chunk = countText(worker.inHand->sequence);
    if (worker.alsoInHand > 0)
        chunk += QStringLiteral(" +%1").arg(worker.alsoInHand);
    return words(QT_TRANSLATE_NOOP("FleetRow", "chunk %1 (%2) · %3"))
        .arg(chunk, ageWords(coarse(worker.inHand->since, now)), nameOf(worker.inHand->job));
}

/// By job, then by chunk; never by how long.
QString doingKey(const QString& text, const FleetWorker& worker) {
    if (!worker.inHand)
        return text;
    return text.section(QChar(0xB7), 1).trimmed() + u' ' +
           QString::number(worker.inHand->sequence).rightJustified(15, u'0');
}

void set(FleetRow& row, FleetColumn column, const QString& text, const QVariant& key) {
    row.texts[static_cast<std::size_t>(column)] = text.isEmpty() ? QStringLiteral("–") : text;
    row.sortKeys[static_cast<std::size_t>(column)] = key;
}

void setState(FleetRow& row, FleetState state, TimePoint since, TimePoint now) {
    row.state = state;
    // Sorted by what it is, then the newest first.
    set(row, FleetColumn::State, stateText(state, coarse(since, now)),
        static_cast<qint64>(state) * 10'000'000'000'000 - since.time_since_epoch().count());
}

void setTimes(FleetRow& row, std::optional<TimePoint> lastSeen, const EnrolmentInfo* enrolment, TimePoint now) {
    const auto key = [](std::optional<TimePoint> at) {
        return at ? QVariant(static_cast<qint64>(at->time_since_epoch().count())) : QVariant(qint64{0});
    };
    const auto day = [](std::optional<TimePoint> at) {
        return at ? QLocale().toString(local(*at).date(), QLocale::ShortFormat) : QString();
    };
    QString seen;
    if (lastSeen)
        seen = *lastSeen > now - std::chrono::hours(48)
                   ? words(QT_TRANSLATE_NOOP("FleetRow", "%1 ago")).arg(ageWords(coarse(*lastSeen, now)))
                   : day(lastSeen);
    if (lastSeen && now - *lastSeen < Seconds(5))
        seen = ageWords(Seconds(0));
    set(row, FleetColumn::LastSeen, seen, key(lastSeen));
    const auto expires = enrolment != nullptr ? std::optional(enrolment->expires) : std::nullopt;
    QString until = day(expires);
    if (enrolment != nullptr && enrolment->state == L("expired"))
        until = words(QT_TRANSLATE_NOOP("FleetRow", "expired %1")).arg(until);
    else if (enrolment != nullptr && enrolment->state == L("partial"))
        until = words(QT_TRANSLATE_NOOP("FleetRow", "incomplete: renew it"));
    set(row, FleetColumn::Expires, until, key(expires));
    const auto enrolled = enrolment != nullptr ? enrolment->enrolled : std::nullopt;
    set(row, FleetColumn::Enrolled, day(enrolled), key(enrolled));
}

void setFigures(FleetRow& row, const FleetWorker& worker, bool beats) {
    const QLocale locale;
    set(row, FleetColumn::Answers,
        QStringLiteral("%1 / %2 / %3")
            .arg(countText(worker.answers), countText(worker.handedBack), countText(worker.failures)),
        static_cast<double>(worker.failures) / static_cast<double>(std::max<std::uint64_t>(1, worker.answers)));
    set(row, FleetColumn::Speed, worker.speed > 0 ? locale.toString(worker.speed, 'f', 2) + u'×' : QString(),
        worker.speed);
    set(row, FleetColumn::Processors, beats ? countText(worker.processors) : QString(), worker.processors);
    set(row, FleetColumn::Chunks, countText(worker.chunksDone), static_cast<qulonglong>(worker.chunksDone));
    set(row, FleetColumn::Hours, locale.toString(row.hours, 'f', row.hours < 10 ? 2 : 1), row.hours);
    set(row, FleetColumn::Platform, worker.platform.simplified(), worker.platform);
    set(row, FleetColumn::Version, worker.version.simplified(), worker.version);
}

/// `twins`: so many rows have this name.
QString shownName(const FleetRow& row, const QString& own, bool isHead, int twins) {
    QString shown = row.label.isEmpty() ? row.name : row.label;
    if (isHead)
        shown = words(QT_TRANSLATE_NOOP("FleetRow", "%1 (this head)")).arg(shown);
    else if (twins > 1 && !own.isEmpty())
        shown += QStringLiteral(" · ") + own;
    return row.isProven ? shown : words(QT_TRANSLATE_NOOP("FleetRow", "%1 (name not proven)")).arg(shown);
}

FleetRow rowOf(const FleetWorker& worker, const EnrolmentInfo* enrolment, const Names& jobs, TimePoint now, int twins) {
    const QString id = worker.worker.value();
    const QString own = id.section(u'/', 1);
    const bool beats = worker.processors > 0 || !worker.platform.isEmpty();
    const bool isHead = !beats && own == L("head") && worker.isProven;
    FleetRow row;
    row.key = id + (worker.isProven ? u'+' : u'-');
    row.name = id.section(u'/', 0, 0);
    row.label = worker.label;
    row.isProven = worker.isProven;
    row.isEnrolled = enrolment != nullptr;
    row.processors = worker.processors;
    row.chunks = worker.chunksDone;
    row.failures = worker.failures;
    row.hours = std::chrono::duration<double, std::ratio<3'600>>(worker.computeTime).count();
    row.rate = worker.ratePerSecond;
    const FleetState state = stateOf(worker, isHead);
    const QString name = shownName(row, own, isHead, twins);
    set(row, FleetColumn::Name, name, name);
    setState(row, state, state == FleetState::Silent ? worker.lastSeen : worker.activeSince, now);
    const QString doing = doingText(worker, state, jobs, now);
    set(row, FleetColumn::Doing, doing, doingKey(doing, worker));
    setFigures(row, worker, beats);
    setTimes(row, worker.lastSeen, enrolment, now);
    return row;
}

FleetRow rowOf(const EnrolmentInfo& enrolment, TimePoint now) {
    FleetRow row;
    row.key = u'e' + enrolment.name;
    row.name = enrolment.name;
    row.label = enrolment.label;
    row.isEnrolled = true;
    const QString name = shownName(row, {}, false, 1);
    setFigures(row, {}, false);
    set(row, FleetColumn::Answers, {}, 0.0);
    set(row, FleetColumn::Chunks, {}, qulonglong{0});
    set(row, FleetColumn::Hours, {}, 0.0);
    set(row, FleetColumn::Name, name, name);
    set(row, FleetColumn::Doing, {}, QString());
    setState(row, enrolment.lastSeen ? FleetState::Silent : FleetState::NeverSeen,
             enrolment.lastSeen.value_or(TimePoint()), now);
    setTimes(row, enrolment.lastSeen, &enrolment, now);
    return row;
}

QString counted(int number, const char* text) {
    return QCoreApplication::translate("FleetRow", text, nullptr, number);
}

} // namespace

std::vector<EnrolmentInfo> enrolmentsIn(const QJsonObject& answer) {
    std::vector<EnrolmentInfo> all;
    for (const QJsonValue& each : answer.value(L("workers")).toArray()) {
        const QJsonObject json = each.toObject();
        const auto expires = timeIn(json, "expires");
        const QString name = json.value(L("name")).toString();
        if (expires && !name.isEmpty())
            all.push_back({name, json.value(L("label")).toString(), *expires, json.value(L("state")).toString(),
                           timeIn(json, "enrolled"), timeIn(json, "last_seen")});
    }
    return all;
}

QString FleetRow::sentence() const {
    QString all = text(FleetColumn::Name) + QStringLiteral(": ") + text(FleetColumn::State);
    if (text(FleetColumn::Doing) != QStringLiteral("–"))
        all += QStringLiteral(", ") + text(FleetColumn::Doing);
    if (!label.isEmpty())
        all += u'\n' + words(QT_TRANSLATE_NOOP("FleetRow", "Its own name is %1.")).arg(name);
    if (state != FleetState::NeverSeen)
        all += u'\n' + words(QT_TRANSLATE_NOOP("FleetRow", "Accepted / handed back / failed: %1."))
                           .arg(text(FleetColumn::Answers));
    if (!isProven)
        all += u'\n' + words(QT_TRANSLATE_NOOP(
                           "FleetRow", "Nothing proves that this name is its own: it may be an old enrolment, or "
                                       "somebody who uses another's name. Renew the enrolment and give it out again."));
    return all;
}

std::vector<FleetRow> fleetRows(const HeadSnapshot& snapshot, const std::vector<EnrolmentInfo>& enrolments) {
    Names jobs;
    for (const JobSnapshot& job : snapshot.jobs)
        jobs.insert(job.record.id, jobName(job.record));
    QHash<QString, const EnrolmentInfo*> unused;
    for (const EnrolmentInfo& enrolment : enrolments)
        unused.insert(enrolment.name, &enrolment);
    const auto byName = unused;
    QHash<QString, int> twins;
    for (const FleetWorker& worker : snapshot.fleet)
        ++twins[worker.worker.value().section(u'/', 0, 0)];
    std::vector<FleetRow> rows;
    rows.reserve(snapshot.fleet.size() + enrolments.size());
    for (const FleetWorker& worker : snapshot.fleet) {
        const QString name = worker.worker.value().section(u'/', 0, 0);
        const EnrolmentInfo* enrolment = worker.isProven ? byName.value(name) : nullptr;
        if (worker.isProven)
            unused.remove(name);
        rows.push_back(rowOf(worker, enrolment, jobs, snapshot.at, twins.value(name)));
    }
    for (const EnrolmentInfo& enrolment : enrolments) {
        if (unused.contains(enrolment.name))
            rows.push_back(rowOf(enrolment, snapshot.at));
    }
    return rows;
}

QString fleetTotals(const std::vector<FleetRow>& rows) {
    int computing = 0, waiting = 0, away = 0;
    std::uint64_t processors = 0, chunks = 0;
    double hours = 0, rate = 0;
    for (const FleetRow& row : rows) {
        computing += row.state == FleetState::Computing ? 1 : 0;
        waiting += row.state == FleetState::Waiting || row.state == FleetState::Here ? 1 : 0;
        away += row.isPresent() ? 0 : 1;
        processors += row.isPresent() ? row.processors : 0;
        chunks += row.chunks;
        hours += row.hours;
        rate += row.rate;
    }
    const QLocale locale;
    QStringList parts{counted(static_cast<int>(rows.size()), QT_TRANSLATE_N_NOOP("FleetRow", "%n worker(s)")) +
                      words(QT_TRANSLATE_NOOP("FleetRow", ": %1 compute, %2 wait, %3 away"))
                          .arg(locale.toString(computing), locale.toString(waiting), locale.toString(away))};
    parts += counted(static_cast<int>(processors), QT_TRANSLATE_N_NOOP("FleetRow", "%n processor(s)"));
    if (rate > 0)
        parts += rateWords(rate);
    parts += words(QT_TRANSLATE_NOOP("FleetRow", "%1 chunks")).arg(countText(chunks));
    parts += words(QT_TRANSLATE_NOOP("FleetRow", "%1 CPU hours")).arg(locale.toString(hours, 'f', 1));
    return parts.join(QStringLiteral(" · "));
}

} // namespace gleaner
