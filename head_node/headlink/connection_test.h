// Tries connection strings one after another, away from the window's thread, and says of each in words what came of it.
// Thread: that of the event loop it was made on.
#pragma once

#include "common/client/connection_probe.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>

namespace gleaner {

/// What came of one line.
struct LineReport {
    int line = 0;       ///< from 1
    bool works = false; ///< its queues, and, of the line that counts for them, its blobs
    QString sentence;
};

class ConnectionTest : public QObject {
    Q_OBJECT
public:
    /// `clock` outlives this.
    explicit ConnectionTest(const Clock& clock);
    /// Blocks: up to 50 ms while a test runs.
    ~ConnectionTest() override;

    /// Tries what `lines` holds, one connection string a line; blank lines and those that begin with '#' do not count.
    /// One that runs is cancelled first.
    void start(const QString& lines);
    /// finished() comes soon.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_watcher.isRunning(); }

Q_SIGNALS:
    void progressed(int done, int all);
    void reported(const gleaner::LineReport& report);
    void finished();

private:
    struct Shared; ///< with the thread that tries
    /// `forBlobs`: the connection string whose blobs count; empty: this one's.
    static LineReport tried(const std::pair<int, QString>& line, const QString& forBlobs, const Clock& clock,
                            Shared& shared);
    static ProbeReport asked(const ConnectionString& connection, ProbedService service, const char16_t* resource,
                             const Clock& clock, Shared& shared);

    const Clock& m_clock;
    std::shared_ptr<Shared> m_shared;
    QFutureWatcher<LineReport> m_watcher;
};

} // namespace gleaner
