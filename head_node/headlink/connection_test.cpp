#include "head_node/headlink/connection_test.h"

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
            int done = 0;
            for (const auto& [number, line] : lines) {
                promise.addResult(tried(number, line, clock, *shared));
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

LineReport ConnectionTest::tried(int number, const QString& line, const Clock& clock, Shared& shared) {
    const auto parsed = ConnectionList::parse(line); // also what is ours in it
    if (!parsed)
        return {number, false, parsed.error().message};
    ConnectionProbe probe(parsed->first(), clock);
    shared.probing(&probe);
    const ProbeReport report = probe.run(QString::fromUtf16(kWorkQueueName));
    shared.probing(nullptr);
    return {number, report.outcome == ProbeOutcome::Works, wordsFor(report)};
}

} // namespace gleaner
