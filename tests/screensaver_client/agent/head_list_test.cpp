#include "screensaver_client/agent/head_list.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(HeadList, AnEnrolmentThatCannotBeReadIsListedWithItsReason) {
    const auto heads = listHeads({{QStringLiteral("/nowhere/office.enrolment"), 7}});
    ASSERT_EQ(heads.size(), 1U);
    EXPECT_EQ(heads[0].name, QStringLiteral("office.enrolment"));
    EXPECT_EQ(heads[0].weight, 7);
    EXPECT_FALSE(heads[0].enrolment);
    EXPECT_FALSE(heads[0].problem.isEmpty());
}

} // namespace
} // namespace gleaner
