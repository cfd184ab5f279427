// Whatever claims to be a chunk is computed or refused, in bounded time and memory. The input's first byte chooses the
// computation, the rest is the chunk. The context says no after a few calls: what a valid chunk computes is tested
// elsewhere.
#include "common/kernels/built_in.h"
#include "tests/support/counting_context.h"

#include <cstdlib>

namespace gleaner {
namespace {

constexpr std::uint64_t kAllowedCalls = 20;

bool isExpected(const Result<QByteArray>& answer) {
    return answer ? answer->size() <= 6'000
                  : answer.error().code == ErrorCode::Malformed || answer.error().code == ErrorCode::Cancelled;
}

void computeChunk(std::size_t which, const QByteArray& chunk) {
    ComputationRegistry registry;
    addBuiltInComputations(registry);
    const auto computations = registry.all();
    CountingContext context(kAllowedCalls);
    const auto answer = computations[which % computations.size()]->makeKernel()->compute(chunk, context);
    if (!isExpected(answer) || context.calls() > kAllowedCalls + 1 || !context.progressStaysInRange()) {
        std::abort();
    }
}

} // namespace
} // namespace gleaner

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 0) {
        gleaner::computeChunk(data[0], QByteArray(reinterpret_cast<const char*>(data + 1), qsizetype(size - 1)));
    }
    return 0;
}
