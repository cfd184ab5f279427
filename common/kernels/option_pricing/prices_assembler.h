// Turns sums of payoffs into a CSV file of prices: holds the sums of one group of positions. Thread: one at a time.
#pragma once

#include "common/job/computation.h"
#include "common/kernels/gaps.h"
#include "common/kernels/option_pricing/pricing_plan.h"

#include <memory>

namespace gleaner {

using Portfolio = std::vector<Position>;

/// Columns: position (from 1, in the file's order), the seven of the input, price, price-error, value, value-error; the
/// last line is the portfolio's value. Errors are standard errors. A position without any sample has empty prices.
class PricesAssembler final : public Assembler {
public:
    PricesAssembler(QIODevice& out, const PricingPlan& plan, std::shared_ptr<const Portfolio> portfolio);

    [[nodiscard]] Status add(SequenceNumber sequence, const QByteArray& answer) override;
    [[nodiscard]] Status finish() override;
    [[nodiscard]] QJsonObject summary() const override;

private:
    struct Estimate {
        PayoffSums payoffs;
        std::uint64_t samples = 0;
        [[nodiscard]] double mean() const;
        [[nodiscard]] double standardError() const;
    };

    /// Writes the groups of positions before `position`.
    [[nodiscard]] Status writePositionsBefore(std::uint32_t position);
    [[nodiscard]] QByteArray line(std::uint32_t number, const Estimate& estimate);

    QIODevice& m_out;
    PricingPlan m_plan;
    std::shared_ptr<const Portfolio> m_portfolio;
    Gaps m_gaps;
    bool m_hasHeader = false;
    std::uint32_t m_firstOfGroup = 0;
    std::vector<Estimate> m_group; ///< of the positions from m_firstOfGroup on
    double m_value = 0;
    double m_variance = 0; ///< of m_value
    std::uint32_t m_unpriced = 0;
};

} // namespace gleaner
