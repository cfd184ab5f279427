// Runs sensors side by side on one thread: waits for their descriptors and deadlines, lets each take its step, and
// makes a sensor anew whose display or bus has gone.
#pragma once

#include "screensaver_client/senses/poll_wait_posix.h"

#include "common/base/result.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace gleaner {

/// Something that learns and writes to the board. Thread: lives on one. Its destructor makes unknown what it told.
class Sensor {
public:
    virtual ~Sensor() = default;
    /// Below 0: only time counts.
    [[nodiscard]] virtual int descriptor() const = 0;
    /// As poll() takes it.
    [[nodiscard]] virtual short interest() const = 0;
    /// How long until step() has to be called even if the descriptor is silent; nullopt: never.
    [[nodiscard]] virtual std::optional<Milliseconds> timeout() const = 0;
    /// Takes what has come. Called more often than needed; does not wait.
    /// Errors: Unavailable (make it anew).
    [[nodiscard]] virtual Status step() = 0;
};

/// May block for seconds; the other sensors of its thread wait. Errors: any; it is tried again after a while.
using SensorMaker = std::function<Result<std::unique_ptr<Sensor>>()>;

/// Thread: made and destroyed on any one.
class SensorThread {
public:
    /// `retry`: how long after a sensor failed it is made anew. `clock` outlives this.
    SensorThread(std::vector<SensorMaker> makers, const Clock& clock, Milliseconds retry = std::chrono::seconds{30});
    /// Blocks until the thread has ended.
    ~SensorThread();

private:
    struct Place {
        SensorMaker maker;
        std::unique_ptr<Sensor> sensor;
        SteadyPoint nextTry{}; ///< while there is no sensor
    };
    void run();
    void makeMissing();
    void stepAll();
    void waitForAny();

    std::vector<Place> m_places;
    const Clock& m_clock;
    Milliseconds m_retry;
    PollWaker m_waker;
    std::atomic<bool> m_end = false;
    std::thread m_thread;
};

} // namespace gleaner
