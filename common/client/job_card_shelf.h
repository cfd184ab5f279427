// Which job cards a worker knows and which it should fetch next: a bounded cache, as a value. JobCards puts a thread
// around it. Thread: one at a time.
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/blob/job_card.h"

#include <map>
#include <optional>

namespace gleaner {

class JobCardShelf {
public:
    /// A card is fetched so often while somebody asks for it.
    static constexpr Seconds kRefresh{60};
    /// More are not kept: the one nobody asked for the longest goes.
    static constexpr std::size_t kMaxCards = 64;

    /// The card as far as it is known; asking is what makes it due.
    [[nodiscard]] std::optional<JobCard> find(const JobId& job, SteadyPoint now);
    /// The next one to fetch; nullopt: none that was asked for since it was fetched is due. Counts as fetched from now.
    [[nodiscard]] std::optional<JobId> takeDue(SteadyPoint now);
    /// What fetching brought. A job without a card has none any more; after any other error the old one stays.
    void put(const JobId& job, Result<JobCard> card);

private:
    struct Place {
        std::optional<JobCard> card;
        SteadyPoint asked;
        std::optional<SteadyPoint> fetched;
        bool wanted = true;
    };
    std::map<JobId, Place> m_places;
};

} // namespace gleaner
