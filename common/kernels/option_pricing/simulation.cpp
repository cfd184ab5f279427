#include "common/kernels/option_pricing/simulation.h"

#include "common/kernels/math/philox.h"
#include "common/kernels/math/portable_math.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gleaner {
namespace {

/// Two paths and their mirror images, followed at once from fixing to fixing.
constexpr std::size_t kMostPaths = 4;
using Paths = std::array<double, kMostPaths>;

class PairSimulation {
public:
    PairSimulation(const Option& option, std::uint32_t positionNumber, const SimulationSettings& settings)
        : m_option(option), m_positionNumber(positionNumber), m_key{static_cast<std::uint32_t>(settings.seed),
                                                                    static_cast<std::uint32_t>(settings.seed >> 32U)},
          m_dates(isAsian(option.type) ? settings.fixings : 1), m_paths(settings.antithetic ? 4 : 2) {
        const double step = option.expiry / m_dates; // years
        m_drift = (option.rate - 0.5 * option.volatility * option.volatility) * step;
        m_spread = option.volatility * std::sqrt(step);
        m_discount = portableExp(-option.rate * option.expiry);
    }

    /// Adds the two samples of `pair`.
    void addTo(PayoffSums& sums, std::uint64_t pair) const {
        Paths price;
        price.fill(m_option.spot);
        Paths total{};
        for (std::uint32_t date = 0; date < m_dates; ++date) {
            const PhiloxBlock bits = philox(
                {static_cast<std::uint32_t>(pair), static_cast<std::uint32_t>(pair >> 32U), m_positionNumber, date},
                m_key);
            const double first = inverseNormal(unitFromBits(bits[0], bits[1]));
            const double second = inverseNormal(unitFromBits(bits[2], bits[3]));
            const Paths normals = {first, second, -first, -second};
            for (std::size_t path = 0; path < m_paths; ++path) {
                price[path] *= portableExp(m_drift + m_spread * normals[path]);
                total[path] += price[path];
            }
        }
        for (std::size_t sample = 0; sample < 2; ++sample) {
            const double payoff =
                m_paths == 2 ? payoffOf(total[sample]) : 0.5 * (payoffOf(total[sample]) + payoffOf(total[sample + 2]));
            sums.sum += payoff;
            sums.sumOfSquares += payoff * payoff;
        }
    }

    [[nodiscard]] std::uint32_t dates() const { return m_dates; }

private:
    /// Discounted. For a European option there is one date, so the mean is the price at expiry.
    [[nodiscard]] double payoffOf(double total) const {
        const double mean = total / m_dates;
        const double gain = isCall(m_option.type) ? mean - m_option.strike : m_option.strike - mean;
        return m_discount * std::max(0.0, gain);
    }

    Option m_option;
    std::uint32_t m_positionNumber;
    PhiloxKey m_key;
    std::uint32_t m_dates;
    std::size_t m_paths;
    double m_drift = 0;
    double m_spread = 0;
    double m_discount = 0;
};

} // namespace

std::uint64_t stepsPerSample(const Option& option, const SimulationSettings& settings) {
    return (isAsian(option.type) ? settings.fixings : 1U) * (settings.antithetic ? 2U : 1U);
}

std::optional<PayoffSums> simulate(const Option& option, std::uint32_t positionNumber,
                                   const SimulationSettings& settings, const PairRange& pairs, Pace& pace,
                                   const PayoffSums& before) {
    const PairSimulation simulation(option, positionNumber, settings);
    const auto stepsPerPair = static_cast<std::uint32_t>(2 * stepsPerSample(option, settings));
    PayoffSums sums = before;
    for (std::uint64_t pair = pairs.first; pair < pairs.end; ++pair) {
        if (!pace.spend(stepsPerPair)) {
            return std::nullopt;
        }
        simulation.addTo(sums, pair);
    }
    return sums;
}

} // namespace gleaner
