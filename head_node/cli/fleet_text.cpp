#include "head_node/cli/fleet_text.h"

#include "head_node/cli/console.h"
#include "head_node/cli/job_text.h"

namespace gleaner {

namespace {

/// By what a person calls it; a name that nobody proved is marked.
QString shownName(const FleetWorker& worker) {
    QString name = worker.worker.value();
    if (!worker.label.isEmpty())
        name = worker.label + name.sliced(name.section(u'/', 0, 0).size());
    return worker.isProven ? name : name + QStringLiteral(" (unproven)");
}

QString stateWord(const FleetWorker& worker) {
    if (worker.activity == WorkerActivity::Paused)
        return QStringLiteral("paused");
    if (worker.activity == WorkerActivity::Ended)
        return QStringLiteral("ended");
    if (worker.gone)
        return QStringLiteral("gone");
    if (!worker.activity)
        return QStringLiteral("here");
    return *worker.activity == WorkerActivity::Computing ? QStringLiteral("computing") : QStringLiteral("waiting");
}

} // namespace

QString fleetLine(const HeadSnapshot& shot) {
    std::uint64_t present = 0;
    std::uint64_t processors = 0;
    double rate = 0;
    for (const FleetWorker& worker : shot.fleet) {
        if (!worker.isPresent())
            continue;
        ++present;
        processors += worker.processors;
        rate += worker.ratePerSecond;
    }
    const std::uint64_t gone = shot.fleet.size() - present;
    if (shot.fleet.empty())
        return QStringLiteral("No worker has been heard of yet; start some with 'gleaner work'.");
    QString text = QStringLiteral("Fleet: ") + counted(present, QStringLiteral("worker"));
    if (processors > 0)
        text += QStringLiteral(" with ") + counted(processors, QStringLiteral("processor"));
    if (rate > 0)
        text += QStringLiteral(", %1/s").arg(rateText(rate));
    if (gone > 0)
        text += QStringLiteral("; %1 away").arg(grouped(gone));
    return text + QLatin1Char('.');
}

QStringList fleetTableHead() {
    return {QStringLiteral("WORKER"), QStringLiteral("STATE"),   QStringLiteral("CPUS"),   QStringLiteral("DONE"),
            QStringLiteral("HOURS"),  QStringLiteral("ANSWERS"), QStringLiteral("FAILED"), QStringLiteral("RATE"),
            QStringLiteral("SEEN"),   QStringLiteral("PLATFORM"), QStringLiteral("VERSION")};
}

QStringList fleetTableRow(const FleetWorker& worker, TimePoint now) {
    const double hours = std::chrono::duration<double, std::ratio<3'600>>(worker.computeTime).count();
    const bool beats = worker.processors > 0 || !worker.platform.isEmpty();
    const auto said = [beats](const QString& text) { return beats ? text : QStringLiteral("-"); };
    const auto silent = std::max(Seconds(0), std::chrono::duration_cast<Seconds>(now - worker.lastSeen));
    return {shownName(worker),
            stateWord(worker),
            said(grouped(worker.processors)),
            said(grouped(worker.chunksDone)),
            said(QString::number(hours, 'f', 2)),
            grouped(worker.answers),
            grouped(worker.failures),
            worker.ratePerSecond > 0 ? rateText(worker.ratePerSecond) + QStringLiteral("/s") : QStringLiteral("-"),
            durationText(silent) + QStringLiteral(" ago"),
            said(worker.platform),
            worker.version.isEmpty() ? QStringLiteral("-") : worker.version};
}

} // namespace gleaner
