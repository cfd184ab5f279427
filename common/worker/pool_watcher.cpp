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
        try {
            postHeartbeat();
        } catch (const std::exception&) {
            m_connection.drop(); // the next one may get through
        }
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

void PoolWatcher::postHeartbeat() {
    const auto connection = m_connection.get();
    MessageQueue* const queue = connection ? (*connection)->heartbeats() : nullptr;
    if (!queue)
        return;
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
    const auto text = encodeEnvelope(message, options.messageLimit);
    Q_ASSERT(text);
    const Seconds life = std::max(Seconds(1), std::chrono::ceil<Seconds>(options.heartbeatInterval * kHeartbeatLives));
    if (text && !queue->put(*text, PutOptions{Seconds(0), life}))
        m_connection.drop();
}

} // namespace gleaner
