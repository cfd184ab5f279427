#include "common/kernels/option_pricing/option_pricing.h"

#include "common/kernels/option_pricing/positions_file.h"
#include "common/kernels/option_pricing/prices_assembler.h"
#include "common/kernels/option_pricing/pricing_plan.h"

#include <QFile>

#include <algorithm>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr std::uint32_t kStepsBetweenPolls = 4'000; // 0.14 ms, and not less than one pair of samples
constexpr std::uint64_t kStepsInABlock = 40'000;    // 1.4 ms

class PricingSplit final : public Split {
public:
    PricingSplit(const PricingPlan& plan, const SimulationSettings& settings,
                 std::shared_ptr<const Portfolio> portfolio)
        : m_plan(plan), m_settings(settings), m_portfolio(std::move(portfolio)) {}

    std::uint64_t chunkCount() const override { return m_plan.chunkCount(); }

    QByteArray chunk(SequenceNumber sequence) const override {
        PricingChunk chunk{m_settings, m_plan.firstPosition(sequence), m_plan.pairRange(sequence), {}};
        for (std::uint32_t i = 0; i < m_plan.positionCount(sequence); ++i) {
            chunk.options.push_back((*m_portfolio)[chunk.firstPosition + i].option);
        }
        return encodePricingChunk(chunk);
    }

    Status checkAnswer(SequenceNumber sequence, const QByteArray& answer) const override {
        if (!decodePayoffSums(answer, m_plan.positionCount(sequence))) {
            return failure(ErrorCode::Malformed, u"Chunk %1: these are no sums of payoffs."_s.arg(sequence));
        }
        return {};
    }

    std::unique_ptr<Assembler> makeAssembler(QIODevice& out) const override {
        return std::make_unique<PricesAssembler>(out, m_plan, m_portfolio);
    }

private:
    PricingPlan m_plan;
    SimulationSettings m_settings;
    std::shared_ptr<const Portfolio> m_portfolio;
};

/// Simulates position by position, each in blocks of pairs: between two blocks it can be left and taken up again.
class PricingKernel final : public Kernel {
public:
    Result<QByteArray> compute(const QByteArray& bytes, ComputeContext& context) override {
        const std::optional<PricingChunk> chunk = decodePricingChunk(bytes);
        if (!chunk) {
            return failure(ErrorCode::Malformed, u"This is no chunk of the computation option-pricing."_s);
        }
        Pace pace(context, kStepsBetweenPolls);
        PricingStanding standing =
            decodePricingStanding(context.resumeFrom(), *chunk).value_or(PricingStanding{{}, chunk->pairs.first, {}});
        while (standing.done.size() < chunk->options.size()) {
            if (!simulateBlock(*chunk, standing, pace)) {
                return givenUp();
            }
            if (standing.nextPair == chunk->pairs.end) {
                standing.done.push_back(standing.sums);
                standing.nextPair = chunk->pairs.first;
                standing.sums = {};
                context.progress(static_cast<double>(standing.done.size()) /
                                 static_cast<double>(chunk->options.size()));
            }
            if (standing.done.size() < chunk->options.size() && context.wantsCheckpoint()) {
                context.checkpoint(encodePricingStanding(standing));
            }
        }
        return encodePayoffSums(standing.done);
    }

private:
    /// False: given up, and nothing has changed.
    static bool simulateBlock(const PricingChunk& chunk, PricingStanding& standing, Pace& pace) {
        const auto position = static_cast<std::uint32_t>(standing.done.size());
        const Option& option = chunk.options[position];
        const std::uint64_t pairs = kStepsInABlock / (2 * stepsPerSample(option, chunk.settings)) + 1;
        const PairRange block{standing.nextPair, std::min(standing.nextPair + pairs, chunk.pairs.end)};
        const auto sums = simulate(option, chunk.firstPosition + position, chunk.settings, block, pace, standing.sums);
        if (!sums) {
            return false;
        }
        standing.nextPair = block.end;
        standing.sums = *sums;
        return true;
    }
};

Result<Portfolio> readPortfolio(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::NotFound,
                       u"The file of positions '%1' cannot be read: %2."_s.arg(path, file.errorString()));
    }
    return readPositions(file).map_error([&](const Error& error) {
        return Error{error.code, u"The file of positions '%1' must be put right:\n%2"_s.arg(path, error.message)};
    });
}

std::uint64_t dearestSample(const Portfolio& portfolio, const SimulationSettings& settings) {
    std::uint64_t dearest = 1;
    for (const Position& position : portfolio) {
        dearest = std::max(dearest, stepsPerSample(position.option, settings));
    }
    return dearest;
}

class PricingComputation final : public Computation {
public:
    QString name() const override { return u"option-pricing"_s; }
    std::uint32_t version() const override { return 1; }
    QString summary() const override {
        return u"Prices a portfolio of European and Asian options by Monte Carlo simulation."_s;
    }
    QString resultSuffix() const override { return u"csv"_s; }
    std::vector<ParameterSpec> parameters() const override;
    Result<std::unique_ptr<Split>> split(const Parameters& parameters) const override;
    std::unique_ptr<Kernel> makeKernel() const override { return std::make_unique<PricingKernel>(); }
    QStringList describeChunk(const QByteArray& chunk) const override;
};

std::vector<ParameterSpec> PricingComputation::parameters() const {
    const auto count = [](const QString& name, double byDefault, double minimum, double maximum, const QString& help) {
        return ParameterSpec{
            .name = name, .defaultValue = byDefault, .minimum = minimum, .maximum = maximum, .help = help};
    };
    return {
        {.name = u"positions"_s,
         .type = ParameterType::InputFile,
         .help = u"A CSV file with the columns type,strike,spot,rate,volatility,expiry,quantity."_s},
        count(
            u"samples"_s, 20'000, 2, static_cast<double>(kMostSamples),
            u"Simulated payoffs of each position, rounded up to an even number; 100 times as many give one more digit."_s),
        count(u"fixings"_s, 12, 1, kMostFixings,
              u"Over how many equally spaced dates, the last at expiry, an Asian option takes the mean price."_s),
        {.name = u"antithetic"_s,
         .type = ParameterType::Choice,
         .defaultValue = u"no"_s,
         .choices = {u"no"_s, u"yes"_s},
         .help = u"Whether each sample is the mean of a path and its mirror image, for smaller errors."_s},
        count(u"seed"_s, 1, 0, 9'007'199'254'740'991.0, u"Another number gives another simulation."_s),
        count(u"positions-per-chunk"_s, 0, 0, kMostPositionsPerChunk,
              u"How many positions a chunk holds; 0: as many as take about a second."_s),
        count(u"samples-per-chunk"_s, 0, 0, static_cast<double>(kMostSamples),
              u"How many samples of each of its positions a chunk takes; 0: as many as take about a second."_s),
    };
}

QString describeOption(std::uint32_t number, const Option& option) {
    return u"position %1: %2 %3, strike %4, spot %5, rate %6, volatility %7, expiry %8"_s.arg(number + 1)
        .arg(isAsian(option.type) ? u"asian"_s : u"european"_s, isCall(option.type) ? u"call"_s : u"put"_s)
        .arg(option.strike)
        .arg(option.spot)
        .arg(option.rate)
        .arg(option.volatility)
        .arg(option.expiry);
}

QStringList PricingComputation::describeChunk(const QByteArray& bytes) const {
    const std::optional<PricingChunk> chunk = decodePricingChunk(bytes);
    if (!chunk) {
        return {};
    }
    QStringList lines{u"samples: %1 to %2"_s.arg(2 * chunk->pairs.first).arg(2 * chunk->pairs.end - 1),
                      u"fixings: %1"_s.arg(chunk->settings.fixings),
                      u"antithetic: %1"_s.arg(chunk->settings.antithetic ? u"yes"_s : u"no"_s),
                      u"seed: %1"_s.arg(chunk->settings.seed)};
    std::uint32_t number = chunk->firstPosition;
    for (const Option& option : chunk->options) {
        lines += describeOption(number++, option);
    }
    return lines;
}

Result<std::unique_ptr<Split>> PricingComputation::split(const Parameters& parameters) const {
    const auto number = [&](QStringView name) {
        return static_cast<std::uint64_t>(parameters.value(name).toInteger());
    };
    Result<Portfolio> portfolio = readPortfolio(parameters.value(u"positions").toString());
    if (!portfolio) {
        return failure(portfolio.error());
    }
    const SimulationSettings settings{number(u"seed"), static_cast<std::uint32_t>(number(u"fixings")),
                                      parameters.value(u"antithetic").toString() == u"yes"};
    const std::uint64_t dearest = dearestSample(*portfolio, settings);
    const PricingPlan plan =
        withDefaultChunks({.positions = static_cast<std::uint32_t>(portfolio->size()),
                           .positionsPerChunk = static_cast<std::uint32_t>(number(u"positions-per-chunk")),
                           .pairs = (number(u"samples") + 1) / 2,
                           .pairsPerChunk = (number(u"samples-per-chunk") + 1) / 2},
                          dearest);
    if (plan.positionsPerChunk * 2 * plan.pairsPerChunk * dearest > kMostStepsPerChunk) {
        return failure(ErrorCode::InvalidArgument,
                       u"parameter 'samples-per-chunk': a chunk would take minutes; give a smaller number, or 0."_s);
    }
    return std::make_unique<PricingSplit>(plan, settings, std::make_shared<const Portfolio>(std::move(*portfolio)));
}

} // namespace

std::unique_ptr<Computation> makeOptionPricing() {
    return std::make_unique<PricingComputation>();
}

} // namespace gleaner
