#include "head_node/engine/progress_meter.h"

#include <algorithm>

namespace gleaner {

namespace {
using namespace std::chrono_literals;
constexpr Milliseconds kResolution = 500ms; // so that the window holds 120 samples, however fast answers come
constexpr double kLongestEstimateSeconds = 100.0 * 365 * 86'400;
} // namespace

void ProgressMeter::add(std::uint64_t count, SteadyPoint at) {
    if (!m_start)
        m_start = at;
    if (!m_samples.empty() && at - m_samples.back().at < kResolution)
        m_samples.back().count += count;
    else
        m_samples.push_back({at, count});
    while (m_samples.front().at < at - kWindow)
        m_samples.pop_front();
}

double ProgressMeter::ratePerSecond(SteadyPoint now) const {
    if (!m_start)
        return 0;
    std::uint64_t count = 0;
    for (const Sample& sample : m_samples) {
        if (sample.at >= now - kWindow)
            count += sample.count;
    }
    const auto span = std::clamp<SteadyPoint::duration>(now - *m_start, 1s, kWindow);
    return static_cast<double>(count) / std::chrono::duration<double>(span).count();
}

std::optional<Seconds> ProgressMeter::timeLeft(std::uint64_t remaining, SteadyPoint now) const {
    const double rate = ratePerSecond(now);
    if (rate <= 0)
        return std::nullopt;
    const double seconds = std::min(static_cast<double>(remaining) / rate, kLongestEstimateSeconds);
    return Seconds(static_cast<Seconds::rep>(seconds + 0.5));
}

} // namespace gleaner
