// A computation of which some chunks fail until a test says that their cause is gone: how poison comes about.
#pragma once

#include "common/job/computation.h"

#include <QIODevice>

#include <atomic>

namespace gleaner {

/// Chunk k is the text "page k"; the first `bad` of `chunks` fail while `*healthy` is false.
class FickleComputation final : public Computation {
public:
    /// `healthy` outlives every kernel.
    explicit FickleComputation(const std::atomic<bool>& healthy) : m_healthy(healthy) {}

    QString name() const override { return QStringLiteral("fickle"); }
    std::uint32_t version() const override { return 1; }
    QString summary() const override { return QStringLiteral("Fails until it does not."); }
    QString resultSuffix() const override { return QStringLiteral("txt"); }
    std::vector<ParameterSpec> parameters() const override {
        return {{.name = QStringLiteral("chunks"), .minimum = 1}, {.name = QStringLiteral("bad"), .minimum = 0}};
    }
    Result<std::unique_ptr<Split>> split(const Parameters& parameters) const override {
        return std::make_unique<Pages>(parameters.value(QStringLiteral("chunks")).toInteger(),
                                       parameters.value(QStringLiteral("bad")).toInteger());
    }
    std::unique_ptr<Kernel> makeKernel() const override { return std::make_unique<Printer>(m_healthy); }

private:
    class Binder final : public Assembler {
    public:
        explicit Binder(QIODevice& out) : m_out(out) {}
        Status add(SequenceNumber, const QByteArray& answer) override {
            m_out.write(answer + '\n');
            return {};
        }
        Status finish() override { return {}; }
        QJsonObject summary() const override { return {}; }

    private:
        QIODevice& m_out;
    };
    class Pages final : public Split {
    public:
        Pages(qint64 chunks, qint64 bad) : m_chunks(chunks), m_bad(bad) {}
        std::uint64_t chunkCount() const override { return static_cast<std::uint64_t>(m_chunks); }
        QByteArray chunk(SequenceNumber sequence) const override {
            const auto number = static_cast<qint64>(sequence);
            return (number < m_bad ? "bad page " : "page ") + QByteArray::number(number);
        }
        Status checkAnswer(SequenceNumber, const QByteArray&) const override { return {}; }
        std::unique_ptr<Assembler> makeAssembler(QIODevice& out) const override {
            return std::make_unique<Binder>(out);
        }

    private:
        qint64 m_chunks, m_bad;
    };
    class Printer final : public Kernel {
    public:
        explicit Printer(const std::atomic<bool>& healthy) : m_healthy(healthy) {}
        Result<QByteArray> compute(const QByteArray& chunk, ComputeContext&) override {
            if (chunk.startsWith("bad") && !m_healthy)
                return failure(ErrorCode::Failed, QStringLiteral("The printer has no paper."));
            return chunk;
        }

    private:
        const std::atomic<bool>& m_healthy;
    };

    const std::atomic<bool>& m_healthy;
};

} // namespace gleaner
