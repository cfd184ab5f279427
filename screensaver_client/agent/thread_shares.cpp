#include "screensaver_client/agent/thread_shares.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gleaner {

std::vector<int> ThreadShares::next(int threads, const std::vector<HeadDemand>& heads) {
    std::vector<int> shares(heads.size(), 1);
    m_owed.resize(heads.size(), 0.0);
    const int weights = std::accumulate(heads.begin(), heads.end(), 0, [](int sum, const HeadDemand& head) {
        return sum + (head.hasWork ? head.weight : 0);
    });
    if (weights == 0)
        return shares;
    int left = threads;
    std::vector<std::size_t> working;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        if (!heads[i].hasWork) {
            m_owed[i] = 0;
            continue;
        }
        m_owed[i] += static_cast<double>(threads) * heads[i].weight / weights;
        shares[i] = std::clamp(static_cast<int>(std::floor(m_owed[i])), 0, left);
        left -= shares[i];
        working.push_back(i);
    }
    const auto owedAfter = [&](std::size_t i) { return m_owed[i] - shares[i]; };
    std::stable_sort(working.begin(), working.end(),
                     [&](std::size_t a, std::size_t b) { return owedAfter(a) > owedAfter(b); });
    for (std::size_t turn = 0; left > 0; turn = (turn + 1) % working.size(), --left)
        ++shares[working[turn]];
    for (const std::size_t i : working)
        m_owed[i] -= shares[i];
    return shares;
}

} // namespace gleaner
