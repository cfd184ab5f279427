#include "screensaver_client/agent/agent_controller.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

constexpr AgentFacts kNobodyThere{.mayCompute = true, .threads = 4, .isToEnd = false, .handedBack = false};
constexpr AgentFacts kOwnerBack{};
constexpr AgentFacts kHandedBack{.mayCompute = false, .threads = 0, .isToEnd = false, .handedBack = true};
constexpr AgentFacts kLogOff{.mayCompute = true, .threads = 4, .isToEnd = true, .handedBack = false};

TEST(AgentController, BeginsWhenItMay) {
    AgentController controller;
    EXPECT_EQ(controller.step(kOwnerBack), AgentOrders{});
    const AgentOrders orders = controller.step(kNobodyThere);
    EXPECT_TRUE(orders.open);
    EXPECT_EQ(orders.threads, 4);
    EXPECT_EQ(controller.phase(), AgentPhase::Working);
    EXPECT_EQ(controller.step(kNobodyThere), AgentOrders{}) << "once";
}

TEST(AgentController, FreezesAndHandsBackInOneStepWhenTheOwnerReturns) {
    AgentController controller;
    (void)controller.step(kNobodyThere);
    const AgentOrders orders = controller.step(kOwnerBack);
    EXPECT_TRUE(orders.freeze);
    EXPECT_TRUE(orders.handBack);
    EXPECT_EQ(controller.phase(), AgentPhase::Yielding);
    EXPECT_EQ(controller.step(kOwnerBack), AgentOrders{}) << "once";
}

TEST(AgentController, SharesOutAnewForAnotherNumber) {
    AgentController controller;
    (void)controller.step(kNobodyThere);
    AgentFacts fewer = kNobodyThere;
    fewer.threads = 1;
    const AgentOrders orders = controller.step(fewer);
    EXPECT_TRUE(orders.share);
    EXPECT_EQ(orders.threads, 1);
    EXPECT_FALSE(orders.freeze);
}

TEST(AgentController, DoesNotBeginAnewBeforeEverythingIsHandedBack) {
    AgentController controller;
    (void)controller.step(kNobodyThere);
    (void)controller.step(kOwnerBack);
    EXPECT_EQ(controller.step(kNobodyThere), AgentOrders{});
    AgentFacts again = kNobodyThere;
    again.handedBack = true;
    EXPECT_TRUE(controller.step(again).open);
}

TEST(AgentController, RestsWhenEverythingIsHandedBack) {
    AgentController controller;
    (void)controller.step(kNobodyThere);
    (void)controller.step(kOwnerBack);
    EXPECT_EQ(controller.step(kHandedBack), AgentOrders{});
    EXPECT_EQ(controller.phase(), AgentPhase::Resting);
}

TEST(AgentController, EndsOnlyAfterHandingBack) {
    AgentController controller;
    (void)controller.step(kNobodyThere);
    const AgentOrders first = controller.step(kLogOff);
    EXPECT_TRUE(first.freeze && first.handBack);
    EXPECT_FALSE(first.end);
    AgentFacts over = kLogOff;
    over.handedBack = true;
    EXPECT_TRUE(controller.step(over).end);
    EXPECT_EQ(controller.phase(), AgentPhase::Ended);
    EXPECT_EQ(controller.step(kNobodyThere), AgentOrders{});
}

TEST(AgentController, EndsAtOnceWhenItRests) {
    AgentController controller;
    EXPECT_TRUE(controller.step(kLogOff).end);
}

TEST(AgentController, AnOwnerWhoReturnsWhileItEndsChangesNothing) {
    AgentController controller;
    (void)controller.step(kNobodyThere);
    (void)controller.step(kLogOff);
    AgentFacts back = kOwnerBack;
    back.isToEnd = true;
    EXPECT_EQ(controller.step(back), AgentOrders{});
}

} // namespace
} // namespace gleaner
