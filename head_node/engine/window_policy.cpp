#include "head_node/engine/window_policy.h"

#include <algorithm>

namespace gleaner {

std::uint64_t windowSize(double ratePerSecond, const WindowLimits& limits) {
    const double wanted = ratePerSecond * static_cast<double>(limits.ahead.count());
    if (wanted >= static_cast<double>(limits.largest))
        return limits.largest;
    return std::max(limits.smallest, static_cast<std::uint64_t>(wanted));
}

bool willAgeOut(std::uint64_t waiting, double ratePerSecond, Seconds timeToLive) {
    constexpr double kMargin = 0.8; // PCs go home at night: a plan that needs every hour is no plan
    return ratePerSecond > 0 &&
           static_cast<double>(waiting) / ratePerSecond > kMargin * static_cast<double>(timeToLive.count());
}

} // namespace gleaner
