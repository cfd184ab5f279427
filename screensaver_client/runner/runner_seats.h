// The runners of an agent: as many as may compute at once, whatever number of processors hold chunks. One process a
// seat, for whatever is to be computed: a processor that holds a chunk takes a seat, its runner included, and leaves
// both for the next one. Who finds no seat waits: a head that had no work for a while keeps a processor that looks for
// some, beside those of the others, and what it finds has to wait until one of them is done or hands back. Thread:
// every method on any.
#pragma once

#include "common/base/clock.h"
#include "screensaver_client/runner/runner_brake.h"
#include "screensaver_client/runner/runner_frames.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace gleaner {

/// A runner and what it has begun to say.
struct SeatedRunner {
    SeatedRunner(RunnerBrake& brake, std::unique_ptr<RunnerProcess> process) : rider(brake, std::move(process)) {}
    RunnerBrake::Rider rider;
    RunnerFrames frames;
    const void* computes = nullptr; ///< what it computed last: it may have kept something that helps with the next
};

class RunnerSeats {
public:
    /// Fewer than are taken: nobody gets up, but nobody sits down until there are fewer. Runners that wait at seats
    /// that are no more are ended. Blocks: until they have ended.
    void setCount(int count);
    /// Ends all runners that wait. Blocks: until they have ended.
    void endWaiting();
    /// Those that wait for something to compute.
    [[nodiscard]] int waiting() const;

    /// A place to compute at as long as it lives. `runner` is the one that waited there, or null: whoever sits makes
    /// one.
    class Seat {
    public:
        ~Seat();
        Seat(Seat&& other) noexcept : runner(std::move(other.runner)), m_seats(std::exchange(other.m_seats, nullptr)) {}
        Seat& operator=(Seat&&) = delete;
        std::unique_ptr<SeatedRunner> runner;

    private:
        friend class RunnerSeats;
        Seat(RunnerSeats& seats, std::unique_ptr<SeatedRunner> waited) : runner(std::move(waited)), m_seats(&seats) {}
        RunnerSeats* m_seats;
    };
    /// Rather with a runner that `computes` the same. nullopt: there was no seat for `patience`. Blocks: up to
    /// `patience`. The seats outlive what they gave.
    [[nodiscard]] std::optional<Seat> take(const void* computes, Milliseconds patience);

private:
    using Runners = std::vector<std::unique_ptr<SeatedRunner>>;
    [[nodiscard]] Runners takeSpare(); ///< with m_mutex held
    void leave(std::unique_ptr<SeatedRunner> runner);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_count = 0; // guarded by m_mutex, like the next two
    int m_taken = 0;
    Runners m_waiting; ///< the last one to sit down is the last
};

} // namespace gleaner
