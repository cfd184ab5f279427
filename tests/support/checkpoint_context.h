// A ComputeContext that begins where it is told, takes checkpoints, and says no when told. Thread: one at a time.
#pragma once

#include "common/job/computation.h"

#include <limits>
#include <vector>

namespace gleaner {

class CheckpointContext final : public ComputeContext {
public:
    /// Says no from the call after `allowedCalls` on.
    explicit CheckpointContext(QByteArray resumeFrom = {},
                               std::uint64_t allowedCalls = std::numeric_limits<std::uint64_t>::max())
        : m_resumeFrom(std::move(resumeFrom)), m_allowedCalls(allowedCalls) {}

    bool keepGoing() override { return ++m_calls <= m_allowedCalls; }
    void progress(double) override {}
    QByteArray resumeFrom() override { return m_resumeFrom; }
    bool wantsCheckpoint() override { return true; }
    void checkpoint(const QByteArray& state) override { m_checkpoints.push_back(state); }

    /// In their order.
    [[nodiscard]] const std::vector<QByteArray>& checkpoints() const { return m_checkpoints; }
    /// Empty: there was none.
    [[nodiscard]] QByteArray latest() const { return m_checkpoints.empty() ? QByteArray() : m_checkpoints.back(); }
    [[nodiscard]] std::uint64_t calls() const { return m_calls; }

private:
    QByteArray m_resumeFrom;
    std::uint64_t m_allowedCalls;
    std::vector<QByteArray> m_checkpoints;
    std::uint64_t m_calls = 0;
};

} // namespace gleaner
