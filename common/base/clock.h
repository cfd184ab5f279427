// Time comes in through the constructor: nothing below a main.cpp asks the system for it.
#pragma once

#include <chrono>

namespace gleaner {

using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;
/// Wall-clock time in UTC, to the millisecond. Goes into messages and files; may jump.
using TimePoint = std::chrono::sys_time<Milliseconds>;
/// Monotonic time, for measuring and waiting; means nothing outside this process.
using SteadyPoint = std::chrono::steady_clock::time_point;

/// Thread: every method on any thread.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual TimePoint now() const = 0;
    [[nodiscard]] virtual SteadyPoint steadyNow() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] TimePoint now() const override {
        return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
    }
    [[nodiscard]] SteadyPoint steadyNow() const override { return std::chrono::steady_clock::now(); }
};

} // namespace gleaner
