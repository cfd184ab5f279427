// A computation: how a job of its kind is split into chunks, computed and put together again. The result must be a pure
// function of the parameters and inputs: whoever computes a chunk, wherever and how often, answers the same bytes.
#pragma once

#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/job/chunk_picture.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

class QIODevice;

namespace gleaner {

enum class ParameterType { Integer, Real, Text, Choice, InputFile };

/// One parameter as a form, a command line and a job file show it.
struct ParameterSpec {
    QString name = {}; ///< a-z 0-9 -, e.g. "max-iterations"
    ParameterType type = ParameterType::Integer;
    QString unit = {};                                ///< e.g. "pixels", "%", "years"; may be empty
    QJsonValue defaultValue = QJsonValue::Undefined;  ///< undefined: the parameter is required
    std::optional<double> minimum = {}, maximum = {}; ///< inclusive; Integer and Real only
    QStringList choices = {};                         ///< Choice only
    QString help = {};                                ///< one sentence
};

/// Values by parameter name: numbers for Integer and Real, strings otherwise. An InputFile's value is a path on the
/// machine where the job is handed in; the head copies the file into the job before split() sees it.
using Parameters = QJsonObject;

/// Fills in the defaults and checks type, range and choices of every value. A number may also be given as text, as a
/// command line does ("1e10"); it comes out as a number, Integer ones exact (below 2^53). Errors: InvalidArgument,
/// naming the parameter, what it got and what it takes.
[[nodiscard]] Result<Parameters> checkParameters(const std::vector<ParameterSpec>& specs, const Parameters& given);

/// What a kernel may ask of the thread it runs on.
class ComputeContext {
public:
    virtual ~ComputeContext() = default;
    /// Call at least every 0.5 ms of computing. Returns false when the chunk is to be given up at once (return
    /// ErrorCode::Cancelled then). May block for long: that is how an owner's return freezes the work.
    [[nodiscard]] virtual bool keepGoing() = 0;
    /// How much of the chunk is done, 0..1; for people only.
    virtual void progress(double fraction) = 0;

    /// What checkpoint() was given for the same chunk, by this kernel or one on another PC; empty: begin at the
    /// beginning. It comes from the network: what does not parse or cannot be is ignored, without a word.
    [[nodiscard]] virtual QByteArray resumeFrom() { return {}; }
    /// Somebody would like a checkpoint now. Ask about every millisecond of computing; costs little.
    [[nodiscard]] virtual bool wantsCheckpoint() { return false; }
    /// Where the kernel stands, in a few KB at most: whoever resumes there comes to the same answer, byte for byte.
    virtual void checkpoint(const QByteArray& state) { (void)state; }
};

/// Computes chunks, one at a time, on one thread; may keep caches between chunks but no state that shows in an answer.
class Kernel {
public:
    virtual ~Kernel() = default;
    /// Errors: Malformed (no chunk of this kind), Failed, Cancelled (keepGoing() said no), Unavailable (this PC can't).
    [[nodiscard]] virtual Result<QByteArray> compute(const QByteArray& chunk, ComputeContext& context) = 0;
};

/// Puts answers together into the result: the mapping function's last step.
class Assembler {
public:
    virtual ~Assembler() = default;
    /// Called in ascending sequence order, at most once a number; numbers are missing when a person dropped them or
    /// when the job is still running. Errors: Malformed (not an answer of this computation), or what `out` said.
    [[nodiscard]] virtual Status add(SequenceNumber sequence, const QByteArray& answer) = 0;
    /// After the last add(): the rest of the result is written. Errors: what `out` said.
    [[nodiscard]] virtual Status finish() = 0;
    /// After finish(): the result in a few values for people and scripts, e.g. {"primes": 5761455}.
    [[nodiscard]] virtual QJsonObject summary() const = 0;
};

/// One job cut up: knows every chunk without holding any. Thread: const methods on any thread.
class Split {
public:
    virtual ~Split() = default;
    /// 1 .. kMaxSequenceNumber + 1.
    [[nodiscard]] virtual std::uint64_t chunkCount() const = 0;
    /// The payload of chunk `sequence` (< chunkCount()): always the same bytes, at most 6,000 where it is to travel
    /// inline.
    [[nodiscard]] virtual QByteArray chunk(SequenceNumber sequence) const = 0;
    /// Whether `answer` can be one to chunk `sequence`: a wrong one is refused when it comes, not when all is put
    /// together. Errors: Malformed, with what is wrong.
    [[nodiscard]] virtual Status checkAnswer(SequenceNumber sequence, const QByteArray& answer) const = 0;
    /// Where the result is one sum over all chunks: what this answer adds to it. nullopt: it is none, or the answer is
    /// no good.
    [[nodiscard]] virtual std::optional<double> term(SequenceNumber sequence, const QByteArray& answer) const {
        (void)sequence;
        (void)answer;
        return std::nullopt;
    }
    /// `out` is open for writing and outlives the assembler.
    [[nodiscard]] virtual std::unique_ptr<Assembler> makeAssembler(QIODevice& out) const = 0;
};

/// A kind of work. Stateless; thread: every method on any thread.
class Computation {
public:
    virtual ~Computation() = default;
    [[nodiscard]] virtual QString name() const = 0;          ///< 1..24 of a-z 0-9 -
    [[nodiscard]] virtual std::uint32_t version() const = 0; ///< changes when answers to the same chunk change
    [[nodiscard]] virtual QString summary() const = 0;       ///< one sentence: what it computes and for whom
    [[nodiscard]] virtual QString resultSuffix() const = 0;  ///< of the result's file, e.g. "png"
    [[nodiscard]] virtual std::vector<ParameterSpec> parameters() const = 0;
    /// `parameters` have been through checkParameters(). Errors: InvalidArgument (naming what is wrong, for a file its
    /// line and column), NotFound (an input file).
    [[nodiscard]] virtual Result<std::unique_ptr<Split>> split(const Parameters& parameters) const = 0;
    [[nodiscard]] virtual std::unique_ptr<Kernel> makeKernel() const = 0;
    /// What is to be seen of a chunk whose answer, or checkpoint, is `answerOrCheckpoint`. nullopt: a computation that
    /// paints nothing, or these are none.
    [[nodiscard]] virtual std::optional<ChunkPicture> picture(const QByteArray& chunk,
                                                              const QByteArray& answerOrCheckpoint) const {
        (void)chunk;
        (void)answerOrCheckpoint;
        return std::nullopt;
    }
    /// What `chunk` asks for, for people: a few lines "name: value". Empty: it is no chunk of this computation, or there
    /// is nothing to tell.
    [[nodiscard]] virtual QStringList describeChunk(const QByteArray& chunk) const {
        (void)chunk;
        return {};
    }
};

} // namespace gleaner
