#include "common/worker/pool_watcher.h"

#include "common/wire/envelope_codec.h"

#include <algorithm>
#include <exception>

namespace gleaner {
namespace {

/// A heartbeat outlives so many intervals: the reader may miss some, and a queue that nobody reads stays short.
constexpr int kHeartbeatLives = 3;
/// A processor is looked at so often within the limit of its silence.
constexpr int kLooksPerLimit = 4;

} // namespace

PoolWatcher::PoolWatcher(const WorkerEnvironment& environment, std::vector<ProcessorBoard*> boards)
    : m_environment(environment), m_boards(std::move(boards)), m_connection(environment.queues),
      m_nextLook(environment.clock.steadyNow()),
      m_nextHeartbeat(environment.options.heartbeatInterval > Milliseconds::zero() ? m_nextLook : SteadyPoint::max()) {}

SteadyPoint PoolWatcher::nextTickAt() const {
    return std::min(m_nextLook, m_nextHeartbeat);
}

void PoolWatcher::tick(SteadyPoint now) {
    if (now >= m_nextLook) {
        for (ProcessorBoard* const board : m_boards)
            (void)board->observe();
        m_nextLook = now + std::max(m_environment.options.signOfLifeLimit / kLooksPerLimit, Milliseconds(1));
    }
    if (now >= m_nextHeartbeat) {
        m_nextHeartbeat = now + m_environment.options.heartbeatInterval;
        tryHeartbeat({});
    }
}

void PoolWatcher::sayGoodbye() {
    if (m_gotThrough)
        tryHeartbeat(m_environment.options.whenStopped);
}

void PoolWatcher::tryHeartbeat(std::optional<WorkerActivity> last) {
    try {
        m_gotThrough = postHeartbeat(last);
    } catch (const std::exception&) {
        m_gotThrough = false;
        m_connection.drop();
    }
}

WorkerStatus PoolWatcher::status() const {
    WorkerStatus status;
    status.worker = m_environment.options.worker;
    for (ProcessorBoard* const board : m_boards) {
        status.processors.push_back(board->observe());
        status.total += status.processors.back().counts;
        status.healthy = status.healthy && status.processors.back().healthy;
    }
    return status;
}

WorkerPresence PoolWatcher::presence() const {
    WorkerPresence presence;
    presence.version = QStringLiteral(GLEANER_VERSION);
    for (ProcessorBoard* const board : m_boards) {
        const ProcessorStatus status = board->observe();
        presence.handedBack += status.counts.handedBack;
        presence.failed += status.counts.failed;
        if (status.chunk && presence.inHand.size() < kMaxChunksInHand)
            presence.inHand.push_back({status.chunk->job, status.chunk->sequence, status.computingFor});
    }
    if (m_environment.control.mode() == WorkMode::Pausing)
        presence.activity = WorkerActivity::Paused;
    else if (!presence.inHand.empty())
        presence.activity = WorkerActivity::Computing;
    return presence;
}

bool PoolWatcher::postHeartbeat(std::optional<WorkerActivity> last) {
    const auto connection = m_connection.get();
    MessageQueue* const queue = connection ? (*connection)->heartbeats() : nullptr;
    if (!queue)
        return false;
    WorkCounts total;
    for (const ProcessorBoard* const board : m_boards)
        total += board->counts();
    const WorkerOptions& options = m_environment.options;
    HeartbeatMessage message;
    message.worker = options.worker;
    message.chunksDone = total.done;
    message.computeTime = total.computeTime;
    message.processors = static_cast<std::uint32_t>(std::min(m_environment.control.active(), options.processors));
    message.platform = textThatFits(options.platform, kMaxPlatformBytes);
    message.sentAt = m_environment.clock.now();
    message.presence = presence();
    if (last) {
        message.presence->activity = *last;
        message.presence->inHand.clear(); // they go back
    }
    const auto text = encodeEnvelope(message, options.messageLimit);
    Q_ASSERT(text);
    const Seconds life = std::max(Seconds(1), std::chrono::ceil<Seconds>(options.heartbeatInterval * kHeartbeatLives));
    const bool isPut = text && queue->put(*text, PutOptions{Seconds(0), life});
    if (!isPut)
        m_connection.drop();
    return isPut;
}

} // namespace gleaner
