#include "head_node/headlink/head_session.h"

#include "head_node/control/control_client.h"
#include "head_node/store/data_folder.h"

#include <QDir>
#include <QThread>
#include <QtConcurrent>

namespace gleaner {

namespace {
/// A head that holds the folder but does not answer yet is just starting, or just ending.
constexpr int kTries = 20;
constexpr Milliseconds kBetweenTries{250};
constexpr Milliseconds kAnswerWithin{5'000};
} // namespace

HeadSession::HeadSession(HostOptions options, const ComputationRegistry& computations, Clock& clock,
                         RandomSource& random)
    : m_options(std::move(options)), m_computations(computations), m_clock(clock), m_random(random),
      m_socketName(DataPaths(m_options.dataFolder).controlSocketName()), m_link(m_socketName) {}

HeadSession::~HeadSession() {
    m_opening.waitForFinished();
}

void HeadSession::open() {
    if (m_state == SessionState::Opening || m_host.isRunning())
        return;
    settle(SessionState::Opening, tr("Looking for the head of %1.").arg(QDir::toNativeSeparators(dataFolder())));
    m_opening = QtConcurrent::run([this] { return findOrStart(); });
    whenDone(m_opening, this, [this](const Result<SessionState>& outcome) {
        if (!outcome)
            settle(SessionState::Failed, outcome.error().message);
        else if (*outcome == SessionState::Own)
            settle(*outcome,
                   tr("The head runs in this window. Its data are in %1.").arg(QDir::toNativeSeparators(dataFolder())));
        else
            settle(*outcome, tr("Connected to the head that runs already. Its data are in %1.")
                                 .arg(QDir::toNativeSeparators(dataFolder())));
    });
}

void HeadSession::lost() {
    if (m_state != SessionState::Attached)
        return;
    m_state = SessionState::Failed;
    open();
}

/// Off the window's thread; nobody else touches m_host meanwhile.
Result<SessionState> HeadSession::findOrStart() {
    Status last;
    for (int attempt = 0; attempt < kTries; ++attempt) {
        if (askHead(m_socketName, {{QLatin1String("command"), QLatin1String("connection")}}, kAnswerWithin))
            return SessionState::Attached;
        last = m_host.start(m_options, m_computations, m_clock, m_random);
        if (last)
            return SessionState::Own;
        if (last.error().code != ErrorCode::Unavailable)
            break;
        QThread::msleep(static_cast<unsigned long>(kBetweenTries.count()));
    }
    return failure(last.error());
}

void HeadSession::settle(SessionState state, const QString& sentence) {
    m_state = state;
    m_sentence = sentence;
    Q_EMIT stateChanged();
}

} // namespace gleaner
