#include "screensaver_client/runner/runner_program.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

TEST(RunnerProgram, IsTheAgentItselfWithItsParentAndLimit) {
    const RunnerProgram program{u"/usr/bin/gleaner-agent"_s, {}, 1'000'000, u"/tmp"_s};
    EXPECT_EQ(runnerCommand(program, 42).join(u' '),
              u"/usr/bin/gleaner-agent --runner --parent 42 --memory-bytes 1000000"_s);
}

TEST(RunnerProgram, RunsInAWrapperWhereThereIsOne) {
    const RunnerProgram program{u"/a"_s, {u"systemd-run"_s, u"--"_s}, 0, u"/tmp"_s};
    EXPECT_EQ(runnerCommand(program, 42).join(u' '), u"systemd-run -- /a --runner --parent 42"_s);
}

TEST(IdleScope, IsNothingWhereSystemdsUserManagerIsOutOfReach) {
    EXPECT_TRUE(idleScope(QString()).isEmpty());
    EXPECT_TRUE(idleScope(u"/nowhere"_s).isEmpty());
}

} // namespace
} // namespace gleaner
