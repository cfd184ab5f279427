// What the worker's tests stand on: queues in memory that write down what was asked of them and fail when told, a
// computation that does what a test says, and a waiter that moves a fake clock. Thread: any, except where said.
#pragma once

#include "common/blob/memory_blob_store.h"
#include "common/queue/memory_queue.h"
#include "common/wire/envelope_codec.h"
#include "common/worker/worker_environment.h"

#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace gleaner::doubles {

enum class Op { Get, Update, Remove, Properties, PutAnswer, PutHeartbeat };

enum class Fault {
    None,
    Unavailable, ///< nothing happened, nobody answered
    LostAnswer,  ///< it happened, but nobody answered
    Stale,       ///< nothing happened: somebody else has it
    Refused,     ///< nothing happened: not allowed
    Hang,        ///< blocks until the connection is aborted
    Throw,       ///< throws std::runtime_error
};

/// Three queues in memory ("work", "answers", "heartbeats") and a way to spoil them.
class FlakyQueues final : public WorkerQueues {
public:
    explicit FlakyQueues(Clock& clock);

    [[nodiscard]] Result<std::unique_ptr<WorkerConnection>> connect() override;

    /// The nth (from 1) operation of this kind, counted over all connections, ends in `fault`; 0: each.
    void spoil(Op op, int nth, Fault fault);
    /// No operation of this kind is spoilt any more.
    void mend(Op op);
    /// Called before each operation, without a lock.
    void beforeEach(std::function<void(Op)> hook) { m_before = std::move(hook); }

    [[nodiscard]] MessageQueue& work() { return *m_work; }
    [[nodiscard]] MessageQueue& answers() { return *m_answers; }
    [[nodiscard]] MessageQueue& heartbeats() { return *m_heartbeats; }
    MemoryBlobStore inputs;
    MemoryBlobStore largeAnswers;
    bool hasBlobs = true;
    BlobStore* inputsInstead = nullptr;  ///< null: the one above
    BlobStore* answersInstead = nullptr; ///< null: the one above
    bool hasHeartbeats = true;

    /// Operations that were done, spoilt ones included, in order; properties() are left out.
    [[nodiscard]] std::vector<Op> journal() const;
    [[nodiscard]] int count(Op op) const;
    [[nodiscard]] int connections() const;
    /// Blocks until an operation hangs.
    void awaitHanging();

private:
    friend class SpoiltQueue;
    friend class SpoiltConnection;
    Fault enter(Op op);
    void hang(const bool& aborted);

    SeededRandom m_random{7};
    MemoryQueueAccount m_account;
    std::unique_ptr<MessageQueue> m_work, m_answers, m_heartbeats;
    std::function<void(Op)> m_before;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<std::pair<Op, int>, Fault> m_faults; // guarded by m_mutex, like the rest
    std::map<Op, int> m_counts;
    std::vector<Op> m_journal;
    int m_connections = 0;
    int m_hanging = 0;
};

using Behaviour = std::function<Result<QByteArray>(const QByteArray&, ComputeContext&)>;

/// "scripted" 1: computes what the test says; at first, the chunk backwards.
class ScriptedComputation final : public Computation {
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("scripted"); }
    [[nodiscard]] std::uint32_t version() const override { return 1; }
    [[nodiscard]] QString summary() const override { return QStringLiteral("For tests."); }
    [[nodiscard]] QString resultSuffix() const override { return QStringLiteral("bin"); }
    [[nodiscard]] std::vector<ParameterSpec> parameters() const override { return {}; }
    [[nodiscard]] Result<std::unique_ptr<Split>> split(const Parameters&) const override;
    [[nodiscard]] std::unique_ptr<Kernel> makeKernel() const override;

    Behaviour behaviour;
    mutable std::atomic<int> kernelsMade{0};
};

[[nodiscard]] QByteArray backwards(const QByteArray& bytes);

/// Advances the clock instead of waiting, then calls `after`.
class FakeWaiter final : public Waiter {
public:
    explicit FakeWaiter(FakeClock& clock) : m_clock(clock) {}
    void wait(Milliseconds duration) override;
    std::function<void()> after;
    int waits = 0;

private:
    FakeClock& m_clock;
};

/// A chunk of "scripted" 1 with number `sequence` and the given payload.
[[nodiscard]] ChunkMessage chunkOf(SequenceNumber sequence, const QByteArray& payload);
void putChunk(MessageQueue& work, const ChunkMessage& chunk);
void putText(MessageQueue& work, const QByteArray& text);
/// Takes all that is visible on `queue`, decoded; every message must decode.
[[nodiscard]] std::vector<Envelope> takeAll(MessageQueue& queue);
/// Messages on the queue, hidden ones too.
[[nodiscard]] std::uint64_t countOf(MessageQueue& queue);
[[nodiscard]] std::size_t visibleOf(MessageQueue& queue);

} // namespace gleaner::doubles
