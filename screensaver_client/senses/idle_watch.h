// Keeps the best source of idleness that this desktop has running, on a thread of its own, and writes what it tells to
// the board.
//
//   looking ── a maker succeeds ──► watching ── wait() fails ──► looking
//      └── none does: waits (1 s, 2 s, 5 s, ... 60 s), then tries all again, best first
//
// A desktop may get a better one later: a service that starts after us, an agent that was started too early. While one
// that is not the best is being watched, those above it are tried again now and then, but only while somebody is at the
// PC: making one may block, and nobody's input may be seen late for it.
#pragma once

#include "screensaver_client/senses/idle_source.h"
#include "screensaver_client/senses/sense_board.h"

#include <condition_variable>
#include <thread>

namespace gleaner {

/// Thread: made and destroyed on any one.
class IdleWatch {
public:
    /// `board` and `clock` outlive this. `waits`: not empty; how long after one search for a source comes the next, the
    /// last one for ever, and also between searches for a better one.
    IdleWatch(std::vector<IdleSourceMaker> makers, SenseBoard& board, const Clock& clock,
              std::vector<Milliseconds> waits = searchWaits());
    /// Blocks until the thread has ended: as long as a maker blocks.
    ~IdleWatch();

    [[nodiscard]] static std::vector<Milliseconds> searchWaits();

private:
    struct Found {
        std::unique_ptr<IdleSource> source; ///< null: none
        std::size_t rank = 0;               ///< of its maker, 0 is the best
    };
    void run();
    /// Among the best `count` makers.
    [[nodiscard]] Found look(std::size_t count);
    /// Until it is lost, or a better one is there: that is returned.
    [[nodiscard]] Found watch(const Found& found);
    /// False: it is lost, or it is time to end.
    [[nodiscard]] bool follow(IdleSource& source, Milliseconds wait);
    /// What wakes a source that is being watched, when it is time to end. False: it is.
    [[nodiscard]] bool setWatched(IdleSource* source);
    void publish(std::optional<IdleReading> reading);
    /// False: it is time to end.
    [[nodiscard]] bool sleep(Milliseconds time);

    std::vector<IdleSourceMaker> m_makers;
    SenseBoard& m_board;
    const Clock& m_clock;
    std::vector<Milliseconds> m_waits;
    std::mutex m_mutex;
    std::condition_variable m_ending;
    IdleSource* m_source = nullptr; ///< the one being watched; guarded by m_mutex
    bool m_end = false;             ///< guarded by m_mutex
    std::thread m_thread;
};

} // namespace gleaner
