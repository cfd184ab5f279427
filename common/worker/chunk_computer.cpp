#include "common/worker/chunk_computer.h"

#include "common/job/computation_registry.h"

#include <exception>
#include <new>

namespace gleaner {

ChunkComputer::ChunkComputer(const ComputationRegistry& computations, const Clock& clock)
    : m_computations(computations), m_clock(clock) {}

const Computation* ChunkComputer::find(const ComputationRef& reference) const {
    const auto* const named = std::get_if<NamedComputation>(&reference);
    return named ? m_computations.find(named->name, named->version) : nullptr;
}

ComputeOutcome ChunkComputer::compute(const Computation& computation, const QByteArray& chunk,
                                      ProcessorContext& context) {
    const SteadyPoint began = m_clock.steadyNow();
    ComputeOutcome outcome;
    try {
        std::unique_ptr<Kernel>& kernel = m_kernels[&computation];
        if (!kernel)
            kernel = computation.makeKernel();
        outcome.answer = kernel->compute(chunk, context);
    } catch (const std::bad_alloc&) {
        outcome.threw = true;
        outcome.answer = failure(ErrorCode::Unavailable,
                                 QStringLiteral("The computation needs more memory than this PC has to give."));
    } catch (const std::exception& exception) {
        outcome.threw = true;
        outcome.answer = failure(
            ErrorCode::Failed,
            QStringLiteral("The computation ended with an exception: %1").arg(QString::fromUtf8(exception.what())));
    } catch (...) {
        outcome.threw = true;
        outcome.answer = failure(ErrorCode::Failed, QStringLiteral("The computation ended with an unknown exception."));
    }
    const auto took = m_clock.steadyNow() - began - context.frozen();
    outcome.time = std::chrono::duration_cast<std::chrono::microseconds>(took);
    return outcome;
}

} // namespace gleaner
