#include "common/kernels/option_pricing/pricing_plan.h"

#include "common/kernels/real_bytes.h"

#include <algorithm>

namespace gleaner {
namespace {

constexpr std::uint64_t kStepsPerChunk = 28'000'000; // a second
constexpr qsizetype kOptionBytes = 41;

void writeOption(ByteWriter& writer, const Option& option) {
    writer.u8(static_cast<std::uint8_t>(option.type));
    for (const double value : {option.strike, option.spot, option.rate, option.volatility, option.expiry}) {
        writeReal(writer, value);
    }
}

std::optional<Option> readOption(ByteReader& reader) {
    const std::optional<std::uint8_t> type = reader.u8();
    std::array<double, 5> values{};
    for (double& value : values) {
        const std::optional<double> read = readReal(reader);
        if (!read) {
            return std::nullopt;
        }
        value = *read;
    }
    const Option option{static_cast<OptionType>(*type), values[0], values[1], values[2], values[3], values[4]};
    return isInBounds(option) ? std::optional(option) : std::nullopt;
}

/// True when all that a chunk says can be computed in bounded time.
bool isInBounds(const PricingChunk& chunk) {
    if (chunk.settings.fixings < 1 || chunk.settings.fixings > kMostFixings || chunk.pairs.first >= chunk.pairs.end ||
        chunk.pairs.end > kMostSamples / 2) {
        return false;
    }
    std::uint64_t steps = 0;
    for (const Option& option : chunk.options) {
        steps += chunk.pairs.samples() * stepsPerSample(option, chunk.settings);
    }
    return steps <= kMostStepsPerChunk;
}

} // namespace

std::uint32_t PricingPlan::firstPosition(std::uint64_t chunk) const {
    return static_cast<std::uint32_t>(chunk / blocks()) * positionsPerChunk;
}

std::uint32_t PricingPlan::positionCount(std::uint64_t chunk) const {
    return std::min(positionsPerChunk, positions - firstPosition(chunk));
}

PairRange PricingPlan::pairRange(std::uint64_t chunk) const {
    const std::uint64_t first = chunk % blocks() * pairsPerChunk;
    return {first, std::min(first + pairsPerChunk, pairs)};
}

PricingPlan withDefaultChunks(PricingPlan plan, std::uint64_t dearestSteps) {
    const std::uint64_t stepsPerPair = 2 * dearestSteps;
    if (plan.pairsPerChunk == 0) {
        plan.pairsPerChunk = std::clamp(kStepsPerChunk / stepsPerPair, std::uint64_t{1}, plan.pairs);
    }
    plan.pairsPerChunk = std::min(plan.pairsPerChunk, plan.pairs);
    if (plan.positionsPerChunk == 0) {
        plan.positionsPerChunk =
            static_cast<std::uint32_t>(std::clamp(kStepsPerChunk / (plan.pairsPerChunk * stepsPerPair),
                                                  std::uint64_t{1}, std::uint64_t{kMostPositionsPerChunk}));
    }
    return plan;
}

QByteArray encodePricingChunk(const PricingChunk& chunk) {
    ByteWriter writer;
    writer.u64(chunk.settings.seed);
    writer.u32(chunk.settings.fixings);
    writer.u8(chunk.settings.antithetic ? 1 : 0);
    writer.u32(chunk.firstPosition);
    writer.u64(chunk.pairs.first);
    writer.u64(chunk.pairs.end);
    for (const Option& option : chunk.options) {
        writeOption(writer, option);
    }
    return writer.take();
}

std::optional<PricingChunk> decodePricingChunk(const QByteArray& bytes) {
    ByteReader reader(bytes);
    const auto seed = reader.u64();
    const auto fixings = reader.u32();
    const auto antithetic = reader.u8();
    const auto firstPosition = reader.u32();
    const auto firstPair = reader.u64();
    const auto endPair = reader.u64();
    if (!seed || !fixings || !antithetic || *antithetic > 1 || !firstPosition || !firstPair || !endPair ||
        reader.remaining() == 0 || reader.remaining() % kOptionBytes != 0 ||
        reader.remaining() / kOptionBytes > kMostPositionsPerChunk) {
        return std::nullopt;
    }
    PricingChunk chunk{{*seed, *fixings, *antithetic == 1}, *firstPosition, {*firstPair, *endPair}, {}};
    while (reader.remaining() > 0) {
        const std::optional<Option> option = readOption(reader);
        if (!option) {
            return std::nullopt;
        }
        chunk.options.push_back(*option);
    }
    return isInBounds(chunk) ? std::optional(chunk) : std::nullopt;
}

QByteArray encodePayoffSums(std::span<const PayoffSums> sums) {
    ByteWriter writer;
    for (const PayoffSums& payoffs : sums) {
        writeReal(writer, payoffs.sum);
        writeReal(writer, payoffs.sumOfSquares);
    }
    return writer.take();
}

std::optional<std::vector<PayoffSums>> decodePayoffSums(const QByteArray& bytes, std::uint32_t count) {
    ByteReader reader(bytes);
    std::vector<PayoffSums> sums;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::optional<double> sum = readReal(reader);
        const std::optional<double> sumOfSquares = readReal(reader);
        if (!sum || !sumOfSquares || *sum < 0 || *sumOfSquares < 0) {
            return std::nullopt;
        }
        sums.push_back({*sum, *sumOfSquares});
    }
    return reader.remaining() == 0 ? std::optional(sums) : std::nullopt;
}

QByteArray encodePricingStanding(const PricingStanding& standing) {
    ByteWriter writer;
    writer.u64(standing.nextPair);
    writer.raw(encodePayoffSums(std::span(&standing.sums, 1)));
    writer.raw(encodePayoffSums(standing.done));
    return writer.take();
}

std::optional<PricingStanding> decodePricingStanding(const QByteArray& bytes, const PricingChunk& chunk) {
    constexpr qsizetype kNumberBytes = 8;
    constexpr qsizetype kSumsBytes = 16;
    const qsizetype sums = (bytes.size() - kNumberBytes) / kSumsBytes;
    const auto most = static_cast<qsizetype>(chunk.options.size());
    if (bytes.size() != kNumberBytes + sums * kSumsBytes || sums < 1 || sums > most) {
        return std::nullopt;
    }
    const auto nextPair = ByteReader(bytes).u64();
    const auto all = decodePayoffSums(bytes.mid(kNumberBytes), static_cast<std::uint32_t>(sums));
    if (!nextPair || *nextPair < chunk.pairs.first || *nextPair > chunk.pairs.end || !all) {
        return std::nullopt;
    }
    return PricingStanding{{all->begin() + 1, all->end()}, *nextPair, all->front()};
}

} // namespace gleaner
