// One processor with its companion, both driven by the test: no threads, no time but the fake clock's.
#pragma once

#include "common/worker/processor.h"

#include "tests/common/worker/worker_doubles.h"

#include <gtest/gtest.h>

namespace gleaner::doubles {

class ProcessorFixture : public testing::Test {
protected:
    ProcessorFixture() {
        options.worker = WorkerId(QStringLiteral("pc-17/1"));
        options.prefetch = false;
        auto owned = std::make_unique<ScriptedComputation>();
        computation = owned.get();
        registry.add(std::move(owned));
        build();
    }
    /// Again after the options changed.
    void build() {
        processor.reset();
        keeper.reset();
        keeper = std::make_unique<LeaseKeeper>(0, environment, board);
        processor = std::make_unique<Processor>(0, environment, *keeper, board, connection, waiter);
    }
    void putOne(const QByteArray& payload = "abc") { putChunk(queues.work(), chunkOf(5, payload)); }
    /// Does all that is due for the companion.
    void tickKeeper() {
        while (keeper->nextActionAt() <= clock.steadyNow())
            keeper->tick(clock.steadyNow());
    }
    /// The one answer there is, of the given kind.
    template<typename Kind>
    Kind onlyAnswer() {
        const auto all = takeAll(queues.answers());
        EXPECT_EQ(all.size(), 1U);
        const auto* const kind = all.empty() ? nullptr : std::get_if<Kind>(&all.front());
        EXPECT_NE(kind, nullptr);
        return kind ? *kind : Kind{};
    }
    [[nodiscard]] WorkCounts counts() const { return board.counts(); }

    FakeClock clock;
    SeededRandom random{1};
    WorkerOptions options;
    ComputationRegistry registry;
    ScriptedComputation* computation = nullptr;
    FlakyQueues queues{clock};
    WorkControl control{1};
    const WorkerEnvironment environment{options, clock, random, registry, queues, control};
    ProcessorBoard board{0, clock, Milliseconds(120'000)};
    ConnectionSlot connection{queues};
    FakeWaiter waiter{clock};
    std::unique_ptr<LeaseKeeper> keeper;
    std::unique_ptr<Processor> processor;
};

} // namespace gleaner::doubles
