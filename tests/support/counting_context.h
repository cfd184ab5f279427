// A ComputeContext that counts and, when told, says no. Thread: one at a time.
#pragma once

#include "common/job/computation.h"

#include <limits>

namespace gleaner {

class CountingContext final : public ComputeContext {
public:
    /// Says no from the call after `allowedCalls` on.
    explicit CountingContext(std::uint64_t allowedCalls = std::numeric_limits<std::uint64_t>::max())
        : m_allowedCalls(allowedCalls) {}
    bool keepGoing() override { return ++m_calls <= m_allowedCalls; }
    void progress(double fraction) override {
        m_progressStaysInRange = m_progressStaysInRange && fraction >= 0 && fraction <= 1;
        ++m_progressReports;
    }

    [[nodiscard]] std::uint64_t calls() const { return m_calls; }
    [[nodiscard]] std::uint64_t progressReports() const { return m_progressReports; }
    [[nodiscard]] bool progressStaysInRange() const { return m_progressStaysInRange; }

private:
    std::uint64_t m_allowedCalls;
    std::uint64_t m_calls = 0;
    std::uint64_t m_progressReports = 0;
    bool m_progressStaysInRange = true;
};

} // namespace gleaner
