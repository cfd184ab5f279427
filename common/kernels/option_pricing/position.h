// One position of a portfolio of options. Values; any thread.
#pragma once

#include <cstdint>

namespace gleaner {

enum class OptionType : std::uint8_t { EuropeanCall = 0, EuropeanPut = 1, AsianCall = 2, AsianPut = 3 };

[[nodiscard]] constexpr bool isAsian(OptionType type) {
    return type == OptionType::AsianCall || type == OptionType::AsianPut;
}
[[nodiscard]] constexpr bool isCall(OptionType type) {
    return type == OptionType::EuropeanCall || type == OptionType::AsianCall;
}

/// What decides an option's price.
struct Option {
    OptionType type = OptionType::EuropeanCall;
    double strike = 0;     ///< currency, same as spot
    double spot = 0;       ///< today's price of the underlying, currency
    double rate = 0;       ///< risk-free, continuously compounded, fraction per year: 0.03 is 3 %
    double volatility = 0; ///< fraction per square root of a year: 0.2 is 20 %
    double expiry = 0;     ///< years from today
};

struct Position {
    Option option;
    double quantity = 0; ///< options held; negative: sold
};

/// Inclusive; for the file's columns and for chunks alike. Within them no price overflows.
struct Bounds {
    double lowest;
    double highest;
    [[nodiscard]] constexpr bool hold(double value) const { return value >= lowest && value <= highest; }
};
inline constexpr Bounds kMoneyBounds{1e-6, 1e12};
inline constexpr Bounds kRateBounds{-1, 2};
inline constexpr Bounds kVolatilityBounds{1e-6, 10};
inline constexpr Bounds kExpiryBounds{1e-6, 100};
inline constexpr Bounds kQuantityBounds{-1e12, 1e12};

[[nodiscard]] constexpr bool isInBounds(const Option& option) {
    return option.type <= OptionType::AsianPut && kMoneyBounds.hold(option.strike) && kMoneyBounds.hold(option.spot) &&
           kRateBounds.hold(option.rate) && kVolatilityBounds.hold(option.volatility) &&
           kExpiryBounds.hold(option.expiry);
}

} // namespace gleaner
