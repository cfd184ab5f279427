// Which head a window has: one that runs already on the data folder, or else one of its own in this process.
//
//   Opening ──► Attached   another program's head answers on the folder's control socket
//      │ ▲────── lost() ◄──┘   it ended: the window starts its own
//      ├─────► Own         nobody's: this process runs one until the session ends
//      └─────► Failed      neither: the sentence says why; open() tries again
//   reopen() leads from every state to Opening, with other options; refuse() to Failed
//
// Thread: that of the event loop it was made on. The own head runs on threads of its own.
#pragma once

#include "common/client/connection_probe.h"
#include "head_node/headlink/control_head_link.h"
#include "head_node/headlink/host_thread.h"

#include <QObject>

#include <functional>
#include <mutex>
#include <optional>

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
    /// Ends the own head, where there is one, and opens with these options; jobs that are not done go on then. Returns
    /// at once, also when something is being opened: the newest options count.
    void reopen(HostOptions options);
    /// There is no head, and this is why: settings that make none. The own head, if any, ends.
    void refuse(const Error& why);
    /// The attached head does not answer any more: looks again. Does nothing in other states.
    void lost();

    [[nodiscard]] HeadLink& link() { return m_link; }
    [[nodiscard]] SessionState state() const { return m_state; }
    /// One sentence about the state, for people.
    [[nodiscard]] QString sentence() const { return m_sentence; }
    /// Why it is Failed; nullopt in other states.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] QString dataFolder() const { return m_options.dataFolder; }

Q_SIGNALS:
    void stateChanged();

private:
    void begin(std::function<Result<SessionState>()> work);
    void took(const Result<SessionState>& outcome);
    [[nodiscard]] Result<SessionState> findOrStart();
    [[nodiscard]] Status tryRemoteQueues();
    void callOff();
    void settle(SessionState state, const QString& sentence);

    HostOptions m_options; ///< not changed while Opening
    const ComputationRegistry& m_computations;
    Clock& m_clock;
    RandomSource& m_random;
    QString m_socketName;
    ControlHeadLink m_link;
    HostThread m_host;
    QFuture<Result<SessionState>> m_opening;
    std::optional<Result<HostOptions>> m_next; ///< came while Opening
    std::mutex m_probing;
    ConnectionProbe* m_probe = nullptr; ///< under m_probing; runs at present
    bool m_calledOff = false;           ///< under m_probing
    std::optional<Error> m_error;
    SessionState m_state = SessionState::Failed;
    QString m_sentence;
};

} // namespace gleaner
