// Removes the payloads of jobs that need them no more, in slices, so that a step of the engine stays short. What a
// crash, a lost connection or an answer that came too late leaves behind is found by looking through the stores at the
// start and from time to time, and so is what an enrolled worker puts under any other name than `<job>/<hash>`.
// Thread: one at a time.
#pragma once

#include "common/base/clock.h"
#include "head_node/engine/head_queues.h"

#include <deque>
#include <functional>

namespace gleaner {

class BlobSweeper {
public:
    /// Payloads of one kind that a step removes; each may cost a request.
    static constexpr std::size_t kSlice = 64;
    static constexpr Seconds kLookInterval{600};
    /// The pause after the stores did not answer.
    static constexpr Seconds kPause{10};

    using IsActive = std::function<bool(const JobId&)>;

    /// `clock` and the stores outlive this.
    BlobSweeper(const HeadQueues& queues, const Clock& clock)
        : m_stores{queues.inputs, queues.largeAnswers}, m_clock(clock), m_nextLook(clock.steadyNow()) {}

    /// This job's payloads can go; step() removes them.
    void forget(const JobId& job) { m_over.push_back(job); }
    /// One slice of this job's payloads, now. True when none is left. Errors: Unavailable, Refused.
    [[nodiscard]] Result<bool> removeSlice(const JobId& job);
    /// One slice of what is to go; does nothing while a pause lasts. True when there is more to do at once. A job that
    /// is active (again) keeps its payloads. Errors: Unavailable, Refused; it is tried again later.
    [[nodiscard]] Result<bool> step(const IsActive& isActive);

    /// Why payloads stay that should go, from the first failure until it works again; empty: all is well.
    [[nodiscard]] const QString& trouble() const { return m_trouble; }

private:
    [[nodiscard]] Status removeForeign();
    [[nodiscard]] Status look(const IsActive& isActive);

    BlobStore* m_stores[2]; ///< either may be null
    const Clock& m_clock;
    std::deque<JobId> m_over;
    SteadyPoint m_nextLook;
    SteadyPoint m_pausedUntil{};
    std::size_t m_foreignStore = 2; ///< the store being looked through for blobs that no head or worker of ours made
    QString m_foreignMarker;
    QString m_trouble;
};

} // namespace gleaner
