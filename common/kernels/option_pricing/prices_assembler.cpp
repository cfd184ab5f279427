#include "common/kernels/option_pricing/prices_assembler.h"

#include "common/kernels/option_pricing/positions_file.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

/// As few digits as bring the same number back.
QByteArray exactly(double value) {
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

/// More digits than any simulation is good for.
QByteArray estimated(double value) {
    return QByteArray::number(value, 'g', 12);
}

} // namespace

double PricesAssembler::Estimate::mean() const {
    return payoffs.sum / static_cast<double>(samples);
}

/// Square root of the unbiased sample variance over the number of samples.
double PricesAssembler::Estimate::standardError() const {
    const auto n = static_cast<double>(samples);
    return std::sqrt(std::max(0.0, (payoffs.sumOfSquares - payoffs.sum * mean()) / (n - 1.0)) / n);
}

PricesAssembler::PricesAssembler(QIODevice& out, const PricingPlan& plan, std::shared_ptr<const Portfolio> portfolio)
    : m_out(out), m_plan(plan), m_portfolio(std::move(portfolio)), m_gaps(plan.chunkCount()),
      m_group(plan.positionsPerChunk) {}

Status PricesAssembler::add(SequenceNumber sequence, const QByteArray& answer) {
    const auto sums = decodePayoffSums(answer, m_plan.positionCount(sequence));
    if (!sums) {
        return failure(ErrorCode::Malformed, u"Chunk %1: these are no sums of payoffs."_s.arg(sequence));
    }
    const Status written = writePositionsBefore(m_plan.firstPosition(sequence));
    if (!written) {
        return written;
    }
    for (std::size_t i = 0; i < sums->size(); ++i) {
        m_group[i].payoffs.sum += (*sums)[i].sum;
        m_group[i].payoffs.sumOfSquares += (*sums)[i].sumOfSquares;
        m_group[i].samples += m_plan.pairRange(sequence).samples();
    }
    m_gaps.saw(sequence);
    return {};
}

Status PricesAssembler::writePositionsBefore(std::uint32_t position) {
    QByteArray lines;
    if (!m_hasHeader) {
        lines = "position,type,strike,spot,rate,volatility,expiry,quantity,price,price-error,value,value-error\n";
        m_hasHeader = true;
    }
    while (m_firstOfGroup < position) {
        for (const Estimate& estimate : m_group) {
            if (m_firstOfGroup < m_portfolio->size()) {
                lines += line(m_firstOfGroup, estimate);
            }
            ++m_firstOfGroup;
        }
        std::fill(m_group.begin(), m_group.end(), Estimate{});
    }
    return writeAll(m_out, lines);
}

QByteArray PricesAssembler::line(std::uint32_t number, const Estimate& estimate) {
    const Position& position = (*m_portfolio)[number];
    const Option& option = position.option;
    QByteArrayList fields = {QByteArray::number(number + 1), optionTypeName(option.type).toUtf8()};
    for (const double value : {option.strike, option.spot, option.rate, option.volatility, option.expiry}) {
        fields << exactly(value);
    }
    fields << exactly(position.quantity);
    if (estimate.samples == 0) {
        ++m_unpriced;
        fields << ""
               << ""
               << ""
               << "";
    } else {
        const double price = estimate.mean();
        const double error = estimate.standardError();
        const double valueError = std::abs(position.quantity) * error;
        m_value += position.quantity * price;
        m_variance += valueError * valueError;
        fields << estimated(price) << estimated(error) << estimated(position.quantity * price) << estimated(valueError);
    }
    return fields.join(',').append('\n');
}

Status PricesAssembler::finish() {
    return writePositionsBefore(m_plan.positions).and_then([&] {
        const QByteArray line =
            "portfolio,,,,,,,,,," + estimated(m_value) + ',' + estimated(std::sqrt(m_variance)) + '\n';
        return writeAll(m_out, line);
    });
}

QJsonObject PricesAssembler::summary() const {
    QJsonObject summary = {{u"positions"_s, qint64{m_plan.positions}},
                           {u"value"_s, m_value},
                           {u"value_error"_s, std::sqrt(m_variance)}};
    if (m_unpriced > 0) {
        summary.insert(u"positions_without_price"_s, qint64{m_unpriced});
    }
    return m_gaps.addTo(summary);
}

} // namespace gleaner
