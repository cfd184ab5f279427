#include "common/kernels/echo/echo.h"

#include "common/base/bytes.h"
#include "common/kernels/gaps.h"
#include "common/kernels/pace.h"

#include <cstdint>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr std::uint64_t kMostChunks = 100'000'000;
constexpr int kMostPaddingBytes = 4'000'000;  // more than some 5,900 do not fit into a message
constexpr std::uint32_t kMostSpins = 600'000; // about a minute
constexpr std::uint32_t kSpinsPerMillisecond = 10;
constexpr int kStepsPerSpin = 64'000; // each waits for the one before: 0.1 ms at 2.5 GHz

/// FNV-1a, 64 bits (Fowler, Noll, Vo): detects a swapped, lost or repeated answer, not a forged one.
class Checksum {
public:
    void add(QByteArrayView bytes) {
        for (const char byte : bytes) {
            m_value = (m_value ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
        }
    }
    [[nodiscard]] QString text() const { return u"%1"_s.arg(m_value, 16, 16, QChar(u'0')); }

private:
    std::uint64_t m_value = 0xCBF29CE484222325U;
};

class EchoSplit final : public Split {
public:
    EchoSplit(std::uint64_t chunkCount, std::uint32_t spins, int paddingBytes)
        : m_chunkCount(chunkCount), m_spins(spins), m_paddingBytes(paddingBytes) {}

    std::uint64_t chunkCount() const override { return m_chunkCount; }
    QByteArray chunk(SequenceNumber sequence) const override;
    Status checkAnswer(SequenceNumber sequence, const QByteArray& answer) const override;
    std::unique_ptr<Assembler> makeAssembler(QIODevice& out) const override;

private:
    std::uint64_t m_chunkCount;
    std::uint32_t m_spins;
    int m_paddingBytes;
};

class EchoAssembler final : public Assembler {
public:
    EchoAssembler(QIODevice& out, const EchoSplit& split) : m_out(out), m_split(split), m_gaps(split.chunkCount()) {}

    Status add(SequenceNumber sequence, const QByteArray& answer) override {
        return m_split.checkAnswer(sequence, answer).map([&] {
            m_gaps.saw(sequence);
            m_checksum.add(answer); // begins with the sequence number
            ++m_answers;
        });
    }

    Status finish() override {
        const QString text = u"answers %1\nchecksum %2\n"_s.arg(m_answers).arg(m_checksum.text());
        return writeAll(m_out, text.toUtf8());
    }

    QJsonObject summary() const override {
        return m_gaps.addTo({{u"answers"_s, m_answers}, {u"checksum"_s, m_checksum.text()}});
    }

private:
    QIODevice& m_out;
    EchoSplit m_split;
    Gaps m_gaps;
    Checksum m_checksum;
    qint64 m_answers = 0;
};

QByteArray EchoSplit::chunk(SequenceNumber sequence) const {
    ByteWriter writer;
    writer.u64(sequence);
    writer.u32(m_spins);
    std::uint64_t state = sequence + 1;
    for (int i = 0; i < m_paddingBytes; ++i) { // xorshift64 (Marsaglia 2003): bytes that do not compress
        state ^= state << 13U;
        state ^= state >> 7U;
        state ^= state << 17U;
        writer.u8(static_cast<std::uint8_t>(state >> 32U));
    }
    return writer.take();
}

Status EchoSplit::checkAnswer(SequenceNumber sequence, const QByteArray& answer) const {
    if (answer != chunk(sequence)) {
        return failure(ErrorCode::Malformed, u"Chunk %1: the echo is not what was called."_s.arg(sequence));
    }
    return {};
}

std::unique_ptr<Assembler> EchoSplit::makeAssembler(QIODevice& out) const {
    return std::make_unique<EchoAssembler>(out, *this);
}

class EchoKernel final : public Kernel {
public:
    Result<QByteArray> compute(const QByteArray& chunk, ComputeContext& context) override {
        ByteReader reader(chunk);
        const bool hasSequence = reader.u64().has_value();
        const std::optional<std::uint32_t> spins = reader.u32();
        if (!hasSequence || !spins || *spins > kMostSpins || reader.remaining() > kMostPaddingBytes) {
            return failure(ErrorCode::Malformed, u"This is no chunk of the computation echo."_s);
        }
        for (std::uint32_t spin = resumed(context.resumeFrom(), *spins); spin < *spins; ++spin) {
            if (!context.keepGoing()) {
                return givenUp();
            }
            for (int step = 0; step < kStepsPerSpin; ++step) {
                m_state = m_state * 6'364'136'223'846'793'005U + 1U;
            }
            context.progress(static_cast<double>(spin) / *spins);
            if (context.wantsCheckpoint()) {
                ByteWriter state;
                state.u32(spin + 1);
                context.checkpoint(state.bytes());
            }
        }
        return chunk;
    }

private:
    /// A checkpoint is the number of spins done, u32.
    static std::uint32_t resumed(const QByteArray& checkpoint, std::uint32_t spins) {
        ByteReader reader(checkpoint);
        const std::optional<std::uint32_t> done = reader.u32();
        return done && reader.remaining() == 0 && *done <= spins ? *done : 0;
    }

    volatile std::uint64_t m_state = 0; // volatile: an optimiser would see that nobody wants to know
};

class EchoComputation final : public Computation {
public:
    QString name() const override { return u"echo"_s; }
    std::uint32_t version() const override { return 1; }
    QString summary() const override { return u"Does no work: measures the way of a chunk there and back."_s; }
    QString resultSuffix() const override { return u"txt"_s; }

    std::vector<ParameterSpec> parameters() const override {
        return {
            {.name = u"chunks"_s,
             .defaultValue = 1'000,
             .minimum = 1,
             .maximum = static_cast<double>(kMostChunks),
             .help = u"How many chunks to send."_s},
            {.name = u"spin-ms"_s,
             .unit = u"milliseconds"_s,
             .defaultValue = 0,
             .minimum = 0,
             .maximum = kMostSpins / kSpinsPerMillisecond,
             .help = u"About how long a processor is kept busy with each chunk; it counts steps, not time."_s},
            {.name = u"padding"_s,
             .unit = u"bytes"_s,
             .defaultValue = 0,
             .minimum = 0,
             .maximum = kMostPaddingBytes,
             .help =
                 u"How many bytes each chunk and each answer carries besides its number; more than some 5,900 travel "
                 "as blobs."_s},
        };
    }

    Result<std::unique_ptr<Split>> split(const Parameters& parameters) const override {
        return std::make_unique<EchoSplit>(static_cast<std::uint64_t>(parameters.value(u"chunks").toInteger()),
                                           static_cast<std::uint32_t>(parameters.value(u"spin-ms").toInteger()) *
                                               kSpinsPerMillisecond,
                                           static_cast<int>(parameters.value(u"padding").toInteger()));
    }

    std::unique_ptr<Kernel> makeKernel() const override { return std::make_unique<EchoKernel>(); }

    QStringList describeChunk(const QByteArray& chunk) const override {
        ByteReader reader(chunk);
        const std::optional<std::uint64_t> number = reader.u64();
        const std::optional<std::uint32_t> spins = reader.u32();
        if (!number || !spins) {
            return {};
        }
        return {u"number: %1"_s.arg(*number), u"kept busy for: about %1 ms"_s.arg(*spins / kSpinsPerMillisecond),
                u"padding: %1 bytes"_s.arg(reader.remaining())};
    }
};

} // namespace

std::unique_ptr<Computation> makeEcho() {
    return std::make_unique<EchoComputation>();
}

} // namespace gleaner
