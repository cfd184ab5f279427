// make_positions N SEED: a portfolio of N positions as real ones look, as CSV to standard output; the same for the same
// seed on every system. The numbers are decimal integers inside, so that no rounding of a library shows.
#include "tests/support/seeded_random.h"

#include <array>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>

namespace {

/// An underlying: its price in cents and its volatility in tenths of a percent.
struct Underlying {
    std::uint64_t cents;
    std::uint64_t perMille;
};

constexpr std::uint64_t kUnderlyings = 40;

/// Uniform in [low, high]; the bias of the remainder is below 10^-15.
std::uint64_t draw(gleaner::SeededRandom& random, std::uint64_t low, std::uint64_t high) {
    return low + random.next() % (high - low + 1);
}

void printPosition(gleaner::SeededRandom& random, const Underlying& underlying) {
    constexpr std::array kTypes = {"european-call", "european-put", "asian-call", "asian-put"};
    constexpr std::array<std::uint64_t, 8> kExpiryDays = {30, 61, 91, 183, 274, 365, 548, 730};
    const std::uint64_t strike = underlying.cents * draw(random, 80, 120) / 100 / 50 * 50 + 50; // steps of 50 cents
    const std::uint64_t expiry = kExpiryDays[draw(random, 0, kExpiryDays.size() - 1)] * 10'000 / 365;
    const std::uint64_t smile = underlying.perMille + draw(random, 0, 30);
    const char* type = kTypes[draw(random, 0, kTypes.size() - 1)];
    const std::uint64_t rate = draw(random, 20, 35);
    const char* sign = draw(random, 0, 3) == 0 ? "-" : "";
    const std::uint64_t quantity = draw(random, 1, 50) * 10;
    std::printf("%s,%" PRIu64 ".%02" PRIu64 ",%" PRIu64 ".%02" PRIu64 ",0.0%02" PRIu64 ",0.%03" PRIu64 ",%" PRIu64
                ".%04" PRIu64 ",%s%" PRIu64 "\n",
                type, strike / 100, strike % 100, underlying.cents / 100, underlying.cents % 100, rate, smile,
                expiry / 10'000, expiry % 10'000, sign, quantity);
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fputs("usage: make_positions N SEED > positions.csv\n", stderr);
        return 2;
    }
    const auto positions = std::strtoull(arguments[1], nullptr, 10);
    gleaner::SeededRandom random(std::strtoull(arguments[2], nullptr, 10));
    std::array<Underlying, kUnderlyings> underlyings{};
    for (Underlying& underlying : underlyings) {
        underlying = {draw(random, 800, 60'000), draw(random, 110, 480)};
    }
    std::puts("type,strike,spot,rate,volatility,expiry,quantity");
    for (unsigned long long i = 0; i < positions; ++i) {
        printPosition(random, underlyings[draw(random, 0, kUnderlyings - 1)]);
    }
    return 0;
}
