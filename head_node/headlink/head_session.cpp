#include "head_node/headlink/head_session.h"

#include "head_node/control/control_client.h"
#include "head_node/settings/probe_words.h"
#include "head_node/store/data_folder.h"

#include <QDir>
#include <QThread>
#include <QtConcurrent>

#include <utility>

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
    callOff();
    m_opening.waitForFinished();
}

void HeadSession::open() {
    if (m_state == SessionState::Opening || m_host.isRunning())
        return;
    begin([this] { return findOrStart(); });
}

void HeadSession::reopen(HostOptions options) {
    if (m_state == SessionState::Opening) {
        m_next = std::move(options);
        callOff();
        return;
    }
    m_options = std::move(options);
    m_socketName = DataPaths(m_options.dataFolder).controlSocketName();
    m_link.setSocketName(m_socketName);
    begin([this] {
        m_host.stop();
        return findOrStart();
    });
}

void HeadSession::refuse(const Error& why) {
    if (m_state == SessionState::Opening) {
        m_next = failure(why);
        callOff();
        return;
    }
    begin([this, why]() -> Result<SessionState> {
        m_host.stop();
        return failure(why);
    });
}

void HeadSession::begin(std::function<Result<SessionState>()> work) {
    {
        const std::lock_guard lock(m_probing);
        m_calledOff = false;
    }
    settle(SessionState::Opening, tr("Looking for the head of %1.").arg(QDir::toNativeSeparators(dataFolder())));
    m_opening = QtConcurrent::run(std::move(work));
    whenDone(m_opening, this, [this](const Result<SessionState>& outcome) { took(outcome); });
}

void HeadSession::took(const Result<SessionState>& outcome) {
    if (m_next) { // nobody wants to hear of the one before
        m_state = SessionState::Failed;
        const auto next = *std::exchange(m_next, std::nullopt);
        if (next)
            reopen(*next);
        else
            refuse(next.error());
        return;
    }
    m_error = outcome ? std::optional<Error>() : outcome.error();
    const QString folder = QDir::toNativeSeparators(dataFolder());
    if (!outcome)
        settle(SessionState::Failed, outcome.error().message);
    else if (*outcome == SessionState::Own)
        settle(*outcome, tr("The head runs in this window. Its data are in %1.").arg(folder));
    else
        settle(*outcome, tr("Connected to the head that runs already. Its data are in %1.").arg(folder));
}

void HeadSession::lost() {
    if (m_state != SessionState::Attached)
        return;
    m_state = SessionState::Failed;
    open();
}

/// Off the window's thread; nobody else touches m_host and m_options meanwhile.
Result<SessionState> HeadSession::findOrStart() {
    Status last;
    for (int attempt = 0; attempt < kTries; ++attempt) {
        if (askHead(m_socketName, {{QLatin1String("command"), QLatin1String("connection")}}, kAnswerWithin))
            return SessionState::Attached;
        last = m_options.remoteQueues ? tryRemoteQueues() : Status();
        if (last)
            last = m_host.start(m_options, m_computations, m_clock, m_random);
        if (last)
            return SessionState::Own;
        if (!dataFolderOwner(m_options.dataFolder)) // nobody who might be about to answer, or to go
            break;
        QThread::msleep(static_cast<unsigned long>(kBetweenTries.count()));
    }
    return failure(last.error());
}

/// A head that cannot reach its queues tries for half a minute; a person gets to know it within seconds. One account of
/// several is enough, as it is for the head.
Status HeadSession::tryRemoteQueues() {
    Status last;
    for (const ConnectionString& connection : m_options.remoteQueues->all()) {
        ConnectionProbe probe(connection, m_clock);
        {
            const std::lock_guard lock(m_probing);
            m_probe = &probe;
            if (m_calledOff)
                probe.abort();
        }
        const ProbeReport report = probe.run(QString::fromUtf16(kWorkQueueName));
        const std::lock_guard lock(m_probing);
        m_probe = nullptr;
        if (report.outcome == ProbeOutcome::Works)
            return {};
        last = failure(ErrorCode::Unavailable, wordsFor(report));
    }
    return last;
}

void HeadSession::callOff() {
    const std::lock_guard lock(m_probing);
    m_calledOff = true;
    if (m_probe != nullptr)
        m_probe->abort();
}

void HeadSession::settle(SessionState state, const QString& sentence) {
    m_state = state;
    m_sentence = sentence;
    Q_EMIT stateChanged();
}

} // namespace gleaner
