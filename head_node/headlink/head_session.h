// Which head a window has: one that runs already on the data folder, or else one of its own in this process.
//
//   Opening ──► Attached   another program's head answers on the folder's control socket
//      │ ▲────── lost() ◄──┘   it ended: the window starts its own
//      ├─────► Own         nobody's: this process runs one until the session ends
//      └─────► Failed      neither: the sentence says why; open() tries again
//
// Thread: that of the event loop it was made on. The own head runs on threads of its own.
#pragma once

#include "head_node/headlink/control_head_link.h"
#include "head_node/headlink/host_thread.h"

#include <QObject>

namespace gleaner {

enum class SessionState { Opening, Own, Attached, Failed };

class HeadSession : public QObject {
    Q_OBJECT
public:
    /// Everything given outlives the session.
    HeadSession(HostOptions options, const ComputationRegistry& computations, Clock& clock, RandomSource& random);
    /// Ends the own head; jobs that are not done go on at the next start.  Blocks: as HostThread::stop().
    ~HeadSession() override;

    /// Looks for a head and starts one where there is none. Returns at once; stateChanged() says what came of it.
    void open();
    /// The attached head does not answer any more: looks again. Does nothing in other states.
    void lost();

    [[nodiscard]] HeadLink& link() { return m_link; }
    [[nodiscard]] SessionState state() const { return m_state; }
    /// One sentence about the state, for people.
    [[nodiscard]] QString sentence() const { return m_sentence; }
    [[nodiscard]] QString dataFolder() const { return m_options.dataFolder; }

Q_SIGNALS:
    void stateChanged();

private:
    [[nodiscard]] Result<SessionState> findOrStart();
    void settle(SessionState state, const QString& sentence);

    const HostOptions m_options;
    const ComputationRegistry& m_computations;
    Clock& m_clock;
    RandomSource& m_random;
    const QString m_socketName;
    ControlHeadLink m_link;
    HostThread m_host;
    QFuture<Result<SessionState>> m_opening;
    SessionState m_state = SessionState::Failed;
    QString m_sentence;
};

} // namespace gleaner
