#include "head_node/headlink/connection_test.h"

#include "common/blob/blob_store.h"
#include "common/client/connection_list.h"
#include "head_node/engine/head_queues.h"
#include "head_node/settings/probe_words.h"

#include <QtConcurrent>

#include <mutex>
#include <utility>

namespace gleaner {

struct ConnectionTest::Shared {
    std::mutex mutex;
    ConnectionProbe* probe = nullptr; ///< under mutex
    bool isCancelled = false;         ///< under mutex

    void cancel() {
        const std::lock_guard lock(mutex);
        isCancelled = true;
        if (probe != nullptr)
            probe->abort();
    }
    /// Registers what cancel() aborts; nullptr: nothing any more.
    void probing(ConnectionProbe* with) {
        const std::lock_guard lock(mutex);
        probe = with;
        if (isCancelled && probe != nullptr)
            probe->abort();
    }
};

namespace {

QList<std::pair<int, QString>> linesThatCount(const QString& text) {
    QList<std::pair<int, QString>> lines;
    int number = 0;
    for (const QString& each : text.split(QLatin1Char('\n'))) {
        ++number;
        const QString line = each.trimmed();
        if (!line.isEmpty() && !line.startsWith(QLatin1Char('#')))
            lines.append({number, line});
    }
    return lines;
}

/// The one of several that says where blobs go; empty: each for itself, because there is no list of all.
QString lineForBlobs(const QList<std::pair<int, QString>>& lines) {
    QStringList all;
    for (const auto& [number, line] : lines)
        all += line;
    const auto parsed = ConnectionList::parse(all.join(QLatin1Char('\n')));
    return parsed ? parsed->forBlobs().toString() : QString();
}

} // namespace

ConnectionTest::ConnectionTest(const Clock& clock) : m_clock(clock) {
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this,
            [this](int index) { Q_EMIT reported(m_watcher.resultAt(index)); });
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this](int done) { Q_EMIT progressed(done, m_watcher.progressMaximum()); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ConnectionTest::finished);
}

ConnectionTest::~ConnectionTest() {
    cancel();
    m_watcher.disconnect(this);
    m_watcher.waitForFinished();
}

void ConnectionTest::start(const QString& lines) {
    cancel();
    m_watcher.waitForFinished();
    m_shared = std::make_shared<Shared>();
    m_watcher.setFuture(QtConcurrent::run(
        [lines = linesThatCount(lines), shared = m_shared, &clock = m_clock](QPromise<LineReport>& promise) {
            promise.setProgressRange(0, static_cast<int>(lines.size()));
            const QString forBlobs = lineForBlobs(lines);
            int done = 0;
            for (const auto& [number, line] : lines) {
                promise.addResult(tried({number, line}, forBlobs, clock, *shared));
                promise.setProgressValue(++done);
                const std::lock_guard lock(shared->mutex);
                if (shared->isCancelled)
                    return;
            }
        }));
}

void ConnectionTest::cancel() {
    if (m_shared)
        m_shared->cancel();
}

LineReport ConnectionTest::tried(const std::pair<int, QString>& line, const QString& forBlobs, const Clock& clock,
                                 Shared& shared) {
    const auto parsed = ConnectionList::parse(line.second); // also what is ours in it
    if (!parsed)
        return {line.first, false, parsed.error().message};
    const ConnectionString& connection = parsed->first();
    const ProbeReport queues = asked(connection, ProbedService::Queues, kWorkQueueName, clock, shared);
    LineReport report{line.first, queues.outcome == ProbeOutcome::Works, wordsFor(queues)};
    if (!report.works || (!forBlobs.isEmpty() && forBlobs != connection.toString()))
        return report;
    std::optional<ProbeReport> blobs;
    if (connection.blobEndpoint())
        blobs = asked(connection, ProbedService::Blobs, kInputsContainerName, clock, shared);
    if (blobs && blobs->outcome == ProbeOutcome::CalledOff)
        return {line.first, false, wordsFor(*blobs)};
    report.works = !blobs || blobs->outcome == ProbeOutcome::Works;
    report.sentence += QLatin1Char(' ') + wordsForBlobs(blobs);
    return report;
}

ProbeReport ConnectionTest::asked(const ConnectionString& connection, ProbedService service, const char16_t* resource,
                                  const Clock& clock, Shared& shared) {
    ConnectionProbe probe(connection, clock, usualProbeOptions(service));
    shared.probing(&probe);
    ProbeReport report = probe.run(QString::fromUtf16(resource));
    shared.probing(nullptr);
    return report;
}

} // namespace gleaner
