// A computation has four parts. Computation says what can be asked for, Split cuts one job into chunks, Kernel computes
// a chunk on a worker, Assembler puts the answers together at the head.
#include "common/kernels/primes/primes.h"

#include "common/base/bytes.h"
#include "common/kernels/gaps.h"
#include "common/kernels/primes/prime_sieve.h"

#include <QIODevice>

#include <algorithm>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr std::uint64_t kLargestChunk = 100'000'000'000; // numbers; about two minutes

/// Numbers from `from` to `to`, both inclusive.
struct Range {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

/// Chunk k begins k chunk sizes after the first number; any chunk can be asked for, none is stored.
class PrimesSplit final : public Split {
public:
    PrimesSplit(Range range, std::uint64_t chunkSize) : m_range(range), m_chunkSize(chunkSize) {}

    std::uint64_t chunkCount() const override { return (m_range.to - m_range.from) / m_chunkSize + 1; }
    QByteArray chunk(SequenceNumber sequence) const override;
    Status checkAnswer(SequenceNumber sequence, const QByteArray& answer) const override;
    std::unique_ptr<Assembler> makeAssembler(QIODevice& out) const override;
    std::optional<double> term(SequenceNumber sequence, const QByteArray& answer) const override {
        if (!checkAnswer(sequence, answer))
            return std::nullopt;
        return static_cast<double>(ByteReader(answer).u64().value());
    }

private:
    [[nodiscard]] Range rangeOf(SequenceNumber sequence) const {
        const std::uint64_t from = m_range.from + sequence * m_chunkSize;
        return {from, std::min(from + m_chunkSize - 1, m_range.to)};
    }

    Range m_range;
    std::uint64_t m_chunkSize;
};

/// Sums up; holds nothing but the sum, however many chunks there are.
class PrimesAssembler final : public Assembler {
public:
    PrimesAssembler(QIODevice& out, const PrimesSplit& split)
        : m_out(out), m_split(split), m_gaps(split.chunkCount()) {}

    Status add(SequenceNumber sequence, const QByteArray& answer) override {
        return m_split.checkAnswer(sequence, answer).map([&] {
            m_primes += ByteReader(answer).u64().value();
            m_gaps.saw(sequence);
        });
    }

    Status finish() override {
        const QByteArray line = QByteArray::number(m_primes) + '\n';
        return writeAll(m_out, line);
    }

    QJsonObject summary() const override { return m_gaps.addTo({{u"primes"_s, static_cast<qint64>(m_primes)}}); }

private:
    QIODevice& m_out;
    PrimesSplit m_split;
    Gaps m_gaps;
    std::uint64_t m_primes = 0;
};

QByteArray PrimesSplit::chunk(SequenceNumber sequence) const {
    const Range range = rangeOf(sequence);
    ByteWriter writer;
    writer.u64(range.from);
    writer.u64(range.to);
    return writer.take();
}

Status PrimesSplit::checkAnswer(SequenceNumber sequence, const QByteArray& answer) const {
    const Range range = rangeOf(sequence);
    ByteReader reader(answer);
    const std::optional<std::uint64_t> primes = reader.u64();
    if (!primes || reader.remaining() != 0 || *primes > range.to - range.from + 1) {
        return failure(ErrorCode::Malformed, u"Chunk %1: this is no number of primes in it."_s.arg(sequence));
    }
    return {};
}

std::unique_ptr<Assembler> PrimesSplit::makeAssembler(QIODevice& out) const {
    return std::make_unique<PrimesAssembler>(out, *this);
}

/// A chunk comes from the network: whatever is in it, the time and memory spent on it are bounded.
std::optional<Range> readRange(const QByteArray& chunk) {
    ByteReader reader(chunk);
    const std::optional<std::uint64_t> from = reader.u64();
    const std::optional<std::uint64_t> to = reader.u64();
    if (!from || !to || reader.remaining() != 0 || *to < *from || *to > PrimeSieve::kLargestNumber ||
        *to - *from >= kLargestChunk) {
        return std::nullopt;
    }
    return Range{*from, *to};
}

class PrimesKernel final : public Kernel {
public:
    Result<QByteArray> compute(const QByteArray& chunk, ComputeContext& context) override {
        const std::optional<Range> range = readRange(chunk);
        if (!range) {
            return failure(ErrorCode::Malformed, u"This is no chunk of the computation primes."_s);
        }
        return m_sieve.count(range->from, range->to, context).map([](std::uint64_t primes) {
            ByteWriter writer;
            writer.u64(primes);
            return writer.take();
        });
    }

private:
    PrimeSieve m_sieve; // keeps the small primes for the next chunk
};

class PrimesComputation final : public Computation {
public:
    QString name() const override { return u"primes"_s; }
    std::uint32_t version() const override { return 1; }
    QString summary() const override { return u"Counts the prime numbers of a range."_s; }
    QString resultSuffix() const override { return u"txt"_s; }

    std::vector<ParameterSpec> parameters() const override {
        const auto largest = static_cast<double>(PrimeSieve::kLargestNumber);
        return {
            {.name = u"from"_s, .defaultValue = 0, .minimum = 0, .maximum = largest, .help = u"The first number."_s},
            {.name = u"to"_s, .minimum = 0, .maximum = largest, .help = u"The last number, e.g. 1e10."_s},
            {.name = u"chunk-size"_s,
             .unit = u"numbers"_s,
             .defaultValue = 1'000'000'000,
             .minimum = 1,
             .maximum = static_cast<double>(kLargestChunk),
             .help = u"How many numbers a chunk holds; the default takes about a second."_s},
        };
    }

    Result<std::unique_ptr<Split>> split(const Parameters& parameters) const override {
        const auto number = [&](QStringView name) {
            return static_cast<std::uint64_t>(parameters.value(name).toInteger());
        };
        const Range range{number(u"from"), number(u"to")};
        if (range.to < range.from) {
            return failure(
                ErrorCode::InvalidArgument,
                u"parameter 'to': must not be less than 'from' (%1), got %2."_s.arg(range.from).arg(range.to));
        }
        return std::make_unique<PrimesSplit>(range, number(u"chunk-size"));
    }

    std::unique_ptr<Kernel> makeKernel() const override { return std::make_unique<PrimesKernel>(); }

    QStringList describeChunk(const QByteArray& chunk) const override {
        const std::optional<Range> range = readRange(chunk);
        return range ? QStringList{u"from: %1"_s.arg(range->from), u"to: %1"_s.arg(range->to)} : QStringList();
    }
};

} // namespace

std::unique_ptr<Computation> makePrimes() {
    return std::make_unique<PrimesComputation>();
}

} // namespace gleaner
