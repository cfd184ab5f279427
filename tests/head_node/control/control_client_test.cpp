#include "head_node/control/control_client.h"

#include <QUuid>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(ControlClient, NoHeadIsSaidInWords) {
    const auto answer = askHead(QStringLiteral("gleaner-nobody-") + QUuid::createUuid().toString(QUuid::Id128), {});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(answer.error().message.contains(QStringLiteral("gleaner serve")));
}

} // namespace
} // namespace gleaner
