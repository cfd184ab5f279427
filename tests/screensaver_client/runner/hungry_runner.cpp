// A runner whose only computation writes to as many MiB as its chunk says. Called with --memory-bytes N among others,
// as the agent's program is.
#include "common/base/clock.h"
#include "screensaver_client/runner/be_a_guest.h"
#include "screensaver_client/runner/runner_loop.h"
#include "tests/screensaver_client/runner/scripted_computation.h"

int main(int argc, char** argv) {
    using namespace gleaner;
    GuestLimits limits;
    for (int i = 1; i + 1 < argc; ++i) {
        if (QByteArrayView(argv[i]) == "--memory-bytes")
            limits.memoryBytes = QByteArray(argv[i + 1]).toLongLong();
    }
    (void)becomeGuest(limits);
    ComputationRegistry computations;
    computations.add(
        std::make_unique<ScriptedComputation>([](const QByteArray& chunk, ComputeContext&) -> Result<QByteArray> {
            const std::vector<char> meal(chunk.toULongLong() << 20, 'x');
            return meal.empty() ? QByteArray() : QByteArray(1, meal.back());
        }));
    const SystemClock clock;
    return runRunner(computations, clock);
}
