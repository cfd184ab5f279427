// All heads at once, while this PC computes: threads shared out by weight, and a head without work gives its share to
// the others. Yielding is three steps, each faster than the next: freeze() stops every runner, close() hands back and
// ends, on a thread of its own, because a network may hang; then `closed` is called on that thread.
// Thread: one, except where said. At rest there are no threads and no connections here.
#pragma once

#include "screensaver_client/agent/head_pool.h"
#include "screensaver_client/agent/thread_shares.h"

#include <functional>
#include <thread>

namespace gleaner {

/// How one head is doing, and what is computed for it.
struct HeadReport {
    const ListedHead* head = nullptr; ///< outlives the report while the group's heads are not set anew
    bool open = false;
    WorkerStatus status; ///< empty unless open
    QString trouble;     ///< why nobody answers, or empty
    int index = 0;       ///< among the heads
};

class HeadGroup {
public:
    /// References of `office` outlive this.
    explicit HeadGroup(PoolOffice office) : m_office(std::move(office)) {}
    /// Closes. Blocks: until everything is handed back, at most some seconds.
    ~HeadGroup();

    /// Only while nothing is open.
    void setHeads(std::vector<ListedHead> heads);
    [[nodiscard]] const std::vector<ListedHead>& heads() const { return m_heads; }

    void open(int threads);
    void share(int threads);
    /// Looks who has work and shares out anew when that has changed, or a turn is over. Once a second while open.
    void tick();
    /// No runner gets any CPU from now on. Takes microseconds.
    void freeze();
    /// After freeze(): messages go back with their checkpoints, threads end. `closed`: on another thread, once.
    void close(std::function<void()> closed);
    /// After `closed` was called; what the pools did since the last call of takeWork() is still there.
    void finishClosing();
    [[nodiscard]] bool isOpen() const { return !m_pools.empty(); }

    /// Results and computing time since the last call.
    [[nodiscard]] std::pair<std::uint64_t, std::chrono::microseconds> takeWork();
    [[nodiscard]] std::vector<HeadReport> reports() const;
    [[nodiscard]] std::optional<JobCard> card(int head, const JobId& job);
    [[nodiscard]] std::optional<ChunkPicture> picture(int head, int processor) const;
    [[nodiscard]] bool hasPicture(int head, int processor) const;

private:
    struct Open {
        std::size_t head = 0;
        std::unique_ptr<HeadPool> pool;
        HeadDemand demand;
        Status runs; ///< or why not all of its processors do
    };
    void shareOut();
    [[nodiscard]] const Open* openOf(int head) const;

    const PoolOffice m_office;
    std::vector<ListedHead> m_heads;
    RunnerSeats m_seats;
    std::vector<Open> m_pools;
    ThreadShares m_shares;
    int m_threads = 0;
    SteadyPoint m_turnEnds;
    std::uint64_t m_countedChunks = 0;
    std::chrono::microseconds m_countedTime{0};
    std::thread m_closing;
    bool m_isClosing = false;
};

} // namespace gleaner
