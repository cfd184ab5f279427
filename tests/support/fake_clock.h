// A clock that stands still until told. Thread: any.
#pragma once

#include "common/base/clock.h"

#include <atomic>

namespace gleaner {

class FakeClock final : public Clock {
public:
    /// Begins at 2026-01-01T00:00:00Z.
    [[nodiscard]] TimePoint now() const override { return TimePoint(Milliseconds(kStart + m_elapsed.load())); }
    [[nodiscard]] SteadyPoint steadyNow() const override { return SteadyPoint(Milliseconds(m_elapsed.load())); }
    void advance(Milliseconds by) { m_elapsed += by.count(); }

private:
    static constexpr Milliseconds::rep kStart = 1'767'225'600'000;
    std::atomic<Milliseconds::rep> m_elapsed = 0;
};

} // namespace gleaner
