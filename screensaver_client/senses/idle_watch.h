// Keeps the best source of idleness that this desktop has running, on a thread of its own, and writes what it tells to
// the board.
//
//   looking ── a maker succeeds ──► watching ── wait() fails ──► looking
//      └── none does: waits (1 s, 2 s, 5 s, ... 60 s), then tries all again, best first
#pragma once

#include "screensaver_client/senses/idle_source.h"
#include "screensaver_client/senses/sense_board.h"

#include <condition_variable>
#include <thread>

namespace gleaner {

/// Thread: made and destroyed on any one.
class IdleWatch {
public:
    /// `board` outlives this. `waits`: not empty; how long after one search for a source comes the next, the last one
    /// for ever.
    IdleWatch(std::vector<IdleSourceMaker> makers, SenseBoard& board, std::vector<Milliseconds> waits = searchWaits());
    /// Blocks until the thread has ended: as long as a maker blocks.
    ~IdleWatch();

    [[nodiscard]] static std::vector<Milliseconds> searchWaits();

private:
    void run();
    [[nodiscard]] std::unique_ptr<IdleSource> look();
    void watch(IdleSource& source);
    void publish(std::optional<IdleReading> reading);
    /// False: it is time to end.
    [[nodiscard]] bool sleep(Milliseconds time);

    std::vector<IdleSourceMaker> m_makers;
    SenseBoard& m_board;
    std::vector<Milliseconds> m_waits;
    std::mutex m_mutex;
    std::condition_variable m_ending;
    IdleSource* m_source = nullptr; ///< the one being watched; guarded by m_mutex
    bool m_end = false;             ///< guarded by m_mutex
    std::thread m_thread;
};

} // namespace gleaner
