// Whatever claims to be a checkpoint is resumed from or dropped, in bounded time and memory, and an answer stays one of
// its chunk. The input's first byte chooses the computation, the rest is the checkpoint of a small chunk.
#include "common/base/bytes.h"
#include "common/kernels/built_in.h"
#include "tests/support/checkpoint_context.h"

#include <cstdlib>

namespace gleaner {
namespace {

constexpr std::uint64_t kAllowedCalls = 200;

/// A small job of each computation that needs no file.
std::vector<std::pair<QString, Parameters>> jobs() {
    using namespace Qt::StringLiterals;
    return {{u"echo"_s, {{u"chunks"_s, 2}, {u"spin-ms"_s, 1}}},
            {u"mandelbrot"_s, {{u"width"_s, 10}, {u"height"_s, 10}, {u"max-iterations"_s, 50}}},
            {u"primes"_s, {{u"from"_s, 0}, {u"to"_s, 2'000'000}, {u"chunk-size"_s, 2'000'000}}}};
}

void resume(std::size_t which, const QByteArray& checkpoint) {
    ComputationRegistry registry;
    addBuiltInComputations(registry);
    const auto all = jobs();
    const auto& [name, given] = all[which % all.size()];
    const Computation* const computation = registry.findNewest(name);
    const auto split = computation->split(*checkParameters(computation->parameters(), given));
    CheckpointContext context(checkpoint, kAllowedCalls);
    const auto answer = computation->makeKernel()->compute((*split)->chunk(0), context);
    const bool isExpected =
        answer ? (*split)->checkAnswer(0, *answer).has_value() : answer.error().code == ErrorCode::Cancelled;
    if (!isExpected || context.calls() > kAllowedCalls + 1 || context.latest().size() > 6'000) {
        std::abort();
    }
    (void)computation->picture((*split)->chunk(0), checkpoint);
}

} // namespace
} // namespace gleaner

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 0) {
        gleaner::resume(data[0], QByteArray(reinterpret_cast<const char*>(data + 1), qsizetype(size - 1)));
    }
    return 0;
}
