#include "screensaver_client/saver/frame_pacer.h"

#include <algorithm>

namespace gleaner {

std::chrono::microseconds FramePacer::next(std::chrono::microseconds painting) {
    constexpr double kWeight = 0.08; // a dozen frames until the average follows
    const double spent = std::clamp(static_cast<double>(painting.count()), 0.0, 1e6);
    m_average = m_average == 0 ? spent : (1 - kWeight) * m_average + kWeight * spent;
    const std::chrono::microseconds wanted(static_cast<std::chrono::microseconds::rep>(m_average / kShare));
    return std::clamp(wanted, kShortest, kLongest);
}

} // namespace gleaner
