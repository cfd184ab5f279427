#include "common/client/job_card_shelf.h"

#include <algorithm>

namespace gleaner {

std::optional<JobCard> JobCardShelf::find(const JobId& job, SteadyPoint now) {
    if (!m_places.contains(job) && m_places.size() == kMaxCards) {
        m_places.erase(std::min_element(m_places.begin(), m_places.end(), [](const auto& one, const auto& other) {
            return one.second.asked < other.second.asked;
        }));
    }
    Place& place = m_places[job];
    place.asked = now;
    place.wanted = true;
    return place.card;
}

std::optional<JobId> JobCardShelf::takeDue(SteadyPoint now) {
    for (auto& [job, place] : m_places) {
        if (!place.wanted || (place.fetched && now - *place.fetched < kRefresh))
            continue;
        place.fetched = now;
        place.wanted = false;
        return job;
    }
    return std::nullopt;
}

void JobCardShelf::put(const JobId& job, Result<JobCard> card) {
    const auto place = m_places.find(job);
    if (place == m_places.end())
        return;
    if (card)
        place->second.card = *std::move(card);
    else if (card.error().code == ErrorCode::NotFound)
        place->second.card.reset();
}

} // namespace gleaner
