#include "screensaver_client/agent/quick_yield.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

class QuickYieldTest : public testing::Test {
protected:
    QuickYieldTest() {
        m_inputs.now = TimePoint(1'000'000'000s);
        m_inputs.localTime = QDateTime::fromSecsSinceEpoch(1'000'000'000);
        m_inputs.idle = Milliseconds(1h);
        m_inputs.processors = 8;
        EXPECT_TRUE(decide(m_inputs, m_basis.settings, m_basis.memory).run);
    }
    void ownerReturns() {
        m_inputs.now += 1s;
        m_inputs.idle = Milliseconds(0);
        sense();
    }
    void sense() {
        m_quick.sensed([this] {
            ++m_asked;
            return m_inputs;
        });
    }

    RunnerBrake m_brake;
    QuickYield m_quick{m_brake};
    QuickYield::Basis m_basis;
    GuestInputs m_inputs;
    int m_asked = 0;
};

TEST_F(QuickYieldTest, BrakesWhenTheOwnerReturns) {
    m_quick.decided(m_basis, m_quick.brakes());
    sense();
    EXPECT_FALSE(m_brake.isOn()) << "nobody is there";
    ownerReturns();
    EXPECT_TRUE(m_brake.isOn());
}

TEST_F(QuickYieldTest, DoesNothingWhileTheAgentRests) {
    ownerReturns();
    m_quick.decided(m_basis, m_quick.brakes());
    m_quick.decided(std::nullopt, m_quick.brakes());
    ownerReturns();
    EXPECT_FALSE(m_brake.isOn());
    EXPECT_EQ(m_asked, 0) << "the senses may be gone";
}

TEST_F(QuickYieldTest, DoesNotBrakeWhenTheOwnerWantsItToCompute) {
    m_basis.computeNowUntil = m_inputs.now + 1h;
    m_quick.decided(m_basis, m_quick.brakes());
    ownerReturns();
    EXPECT_FALSE(m_brake.isOn());
}

TEST_F(QuickYieldTest, LetsGoWhenTheAgentComputesOnAllTheSame) {
    m_quick.decided(m_basis, m_quick.brakes());
    ownerReturns();
    m_quick.decided(m_basis, m_quick.brakes());
    EXPECT_FALSE(m_brake.isOn());
}

TEST_F(QuickYieldTest, AnOlderDecisionDoesNotLetGo) {
    m_quick.decided(m_basis, m_quick.brakes());
    const int before = m_quick.brakes(); // the agent looks
    ownerReturns();
    m_quick.decided(m_basis, before);
    EXPECT_TRUE(m_brake.isOn());
}

TEST_F(QuickYieldTest, TheBrakeStaysOnWhenTheAgentHandsBack) {
    m_quick.decided(m_basis, m_quick.brakes());
    ownerReturns();
    m_quick.decided(std::nullopt, m_quick.brakes());
    EXPECT_TRUE(m_brake.isOn());
}

} // namespace
} // namespace gleaner
