// One way to learn that somebody touches this PC, and that nobody has for a while. One implementation for each kind of
// desktop; idle_watch.h keeps the best one running.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace gleaner {

/// Thread: made, asked and destroyed on one thread; only wake() on any.
class IdleSource {
public:
    virtual ~IdleSource() = default;

    /// As people who look for a fault know it, e.g. "Wayland ext_idle_notifier_v1".
    [[nodiscard]] virtual QString name() const = 0;

    /// Returns when the owner's first input after a quiet time came, when it has been quiet for kQuiet, after wake(),
    /// or for no reason at all; at the latest after `timeout`. Errors: Unavailable (the display or bus is gone: make
    /// another source).
    [[nodiscard]] virtual Status wait(Milliseconds timeout) = 0;

    /// The last input, once nothing has been touched for kQuiet; nullopt: somebody is at it.
    [[nodiscard]] virtual std::optional<SteadyPoint> quietSince() const = 0;

    /// Makes wait() return.
    virtual void wake() = 0;

    /// Shorter pauses are none. What is made of longer ones is for others to decide.
    static constexpr Milliseconds kQuiet{1'000};
};

/// Makes one if this desktop has what it needs. May block for seconds.
/// Errors: NotFound (another kind of desktop), Unavailable.
using IdleSourceMaker = std::function<Result<std::unique_ptr<IdleSource>>()>;

/// All kinds that this program was built with, best first.
[[nodiscard]] std::vector<IdleSourceMaker> idleSourceMakers(const Clock& clock);

} // namespace gleaner
