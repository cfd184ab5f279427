// Keeps the cards of the jobs that are worked on up to date, for workers to show. Nothing depends on a card, so that
// what does not let one be written is no trouble of the head's: it is tried again later, and ever more rarely. Thread:
// one at a time.
#pragma once

#include "common/base/clock.h"
#include "common/blob/blob_store.h"
#include "head_node/engine/snapshots.h"

#include <map>

namespace gleaner {

class CardWriter {
public:
    /// A card that changes is written so often.
    static constexpr Seconds kInterval{60};
    /// The pause after the store did not take one; each next one is twice as long, up to …
    static constexpr Seconds kFirstPause{5};
    static constexpr Seconds kLongestPause{3'600};

    /// `inputs`: null: there is no place for cards. Both outlive this.
    CardWriter(BlobStore* inputs, const Clock& clock) : m_inputs(inputs), m_clock(clock) {}

    /// True when the card of a job may be written now: cheap enough for every step.
    [[nodiscard]] bool isDue(const JobId& job) const;
    /// Writes the card when it says something new; call when it isDue(). Blocks: one request.
    void write(const JobSnapshot& job);
    /// The job's blobs are about to go, or are gone.
    void forget(const JobId& job) { m_written.erase(job); }

private:
    struct Written {
        JobCard card;
        SteadyPoint at;
    };
    BlobStore* m_inputs;
    const Clock& m_clock;
    std::map<JobId, Written> m_written;
    SteadyPoint m_pausedUntil{};
    Seconds m_pause{kFirstPause};
};

} // namespace gleaner
