#include "head_node/cli/job_watch.h"

#include "tests/support/application_environment.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

TEST(JobWatch, AJobThatIsRemovedBetweenTwoLooksEndsTheWait) {
    HeadSnapshot shot;
    shot.jobs.resize(1);
    shot.jobs[0].record.id = JobId(QUuid::createUuid());
    shot.jobs[0].record.chunkCount = 5;
    Console console(true);
    int looks = 0;
    const auto outcome = watchJob(
        shot.jobs[0].record.id, [&]() -> Result<HeadSnapshot> { return ++looks == 1 ? shot : HeadSnapshot(); },
        console);
    EXPECT_EQ(outcome.end, WatchEnd::HeadGone);
    EXPECT_EQ(outcome.error.code, ErrorCode::NotFound);
    EXPECT_EQ(looks, 2);
    EXPECT_EQ(outcome.job.record.chunkCount, 5U);
}

} // namespace
} // namespace gleaner
