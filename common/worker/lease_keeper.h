// A processor's companion: keeps the leases of the message in work and of the one fetched ahead, fetches that one, and
// hands both back when their PC is wanted, without waiting for the processor, which may not get any CPU by then.
// The companion's thread runs run(); the processor's thread calls the rest. Neither holds the mutex during a request.
//
// A lease that turns out to be somebody else's while its chunk is still computing ends the computing: keepGoing() says
// no and nothing is posted. Once the chunk is computed the answer is posted all the same, gathering sorts out
// duplicates.
#pragma once

#include "common/worker/connection_slot.h"
#include "common/worker/hand_back.h"
#include "common/worker/lease_ledger.h"
#include "common/worker/processor_board.h"
#include "common/worker/worker_environment.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace gleaner {

class LeaseKeeper {
public:
    /// What `environment` refers to and `board` outlive this.
    LeaseKeeper(int processor, const WorkerEnvironment& environment, ProcessorBoard& board);

    // ---- for the processor's thread

    [[nodiscard]] QueuePolicy policy() const;
    void setPolicy(const QueuePolicy& policy);
    /// The message fetched ahead is in work from now on; nullopt: there is none. Blocks: while a fetch is under way.
    [[nodiscard]] std::optional<QueueMessage> takeFetched();
    /// A message the processor has taken itself, asked for at `asked`, is in work from now on.
    void hold(Lease lease, SteadyPoint asked);
    /// The message in work is no longer ours: lost, or handed back. For a kernel's innermost loop.
    [[nodiscard]] bool gone() const noexcept { return m_gone.load(std::memory_order_relaxed); }
    /// Where the message in work stands: goes with it when it is handed back.
    void checkpoint(ChunkCheckpoint checkpoint);
    /// The chunk is computed. False: it is no longer ours, forget it. From now on it is not handed back by run().
    [[nodiscard]] bool beginAnswer();
    /// Ends the keeping of the message in work and gives its latest receipt; nullopt: no longer ours.
    /// Blocks: while it is being prolonged.
    [[nodiscard]] std::optional<Lease> release();
    /// Hands the message in work back through the processor's own connection, if it is still ours. True: it was given
    /// back. Blocks: one request, and as release().
    bool handBackCurrent(MessageQueue& queue, Seconds delay, HandBackCount count);

    // ---- for the companion's thread

    /// When tick() has something to do; SteadyPoint::max(): only after a change.
    [[nodiscard]] SteadyPoint nextActionAt() const;
    /// Does the one thing that is most due. Blocks: one request.
    void tick(SteadyPoint now);
    /// Repeats tick() until the control says stop and everything is handed back.
    void run();

    // ---- for any thread

    /// The control changed: look at once.
    void poke();
    /// The request under way fails, and so does every later one.
    void abort() { m_connection.abort(); }

private:
    using Lock = std::unique_lock<std::mutex>;

    [[nodiscard]] KeeperPlan plan() const;
    void perform(Lock& lock, KeeperAction action);
    void fetch(Lock& lock);
    void prolong(Lock& lock, const Lease& lease);
    void giveBack(Lock& lock, std::optional<Lease> lease, std::optional<ChunkCheckpoint> checkpoint);
    void refreshPolicy(Lock& lock);
    void pokeIfEarlier(Lock& lock);
    void lose(const MessageId& id);
    void note(const Error& error);
    template<typename Call>
    auto request(Lock& lock, Call call) -> decltype(call(std::declval<WorkerConnection&>()));

    const int m_processor;
    const WorkerEnvironment& m_environment;
    ProcessorBoard& m_board;
    ConnectionSlot m_connection; ///< the companion's own
    mutable std::mutex m_mutex;
    std::condition_variable m_wakeUp;            ///< for the companion
    std::condition_variable m_settled;           ///< for the processor: a request of the companion ended
    LeaseLedger m_ledger;                        // guarded by m_mutex, like the next five
    std::optional<ChunkCheckpoint> m_checkpoint; ///< of the message in work
    bool m_fetching = false;
    std::optional<MessageId> m_prolonging;
    bool m_poked = false;
    SteadyPoint m_asleepUntil = SteadyPoint::min(); ///< min: awake, will look again by itself
    std::atomic<bool> m_gone{false};
};

} // namespace gleaner
