// An agent in this process, without heads, asked over its real socket.
#include "screensaver_client/agent/agent.h"

#include "screensaver_client/link/agent_client.h"
#include "tests/support/fake_clock.h"
#include "tests/support/scripted_senses.h"
#include "tests/support/seeded_random.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QUuid>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

class AgentCommandsTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (QCoreApplication::instance() == nullptr) {
            static int argc = 1;
            static char name[] = "test";
            static char* argv[] = {name, nullptr};
            static QCoreApplication application(argc, argv);
        }
    }

    void SetUp() override { begin(); }

    void begin() {
        makeAgent({});
        ASSERT_TRUE(m_agent->start());
        m_client.connectToAgent();
        ASSERT_TRUE(waitFor([this] { return m_client.isConnected(); }));
    }
    void makeAgent(const QList<HeadSetting>& headsInstead) {
        m_agent.reset();
        m_agent = std::make_unique<Agent>(
            m_places,
            AgentParts{m_clock, m_random, m_settings, m_computations,
                       [this](const Clock& clock, SensesChanged changed) {
                           return std::make_unique<ScriptedSenses>(m_script, clock, std::move(changed));
                       },
                       u"/nowhere/gleaner-agent"_s, headsInstead, WorkerId(u"pc-17/3f2a9c01"_s), Milliseconds(20)},
            [this] { m_ended = true; });
    }

    template<typename Condition>
    static bool waitFor(Condition condition) {
        QElapsedTimer timer;
        timer.start();
        while (!condition() && timer.elapsed() < 20'000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
        return condition();
    }

    Result<QJsonObject> ask(const QJsonObject& request) {
        std::optional<Result<QJsonObject>> answer;
        m_client.ask(request, &m_context, [&answer](const auto& said) { answer = said; });
        EXPECT_TRUE(waitFor([&answer] { return answer.has_value(); }));
        return answer.value_or(failure(ErrorCode::Unavailable, {}));
    }
    AgentSnapshot status() {
        return ask(agentRequest::status()).and_then(agentSnapshotFromJson).value_or(AgentSnapshot());
    }

    void nobodyThere() {
        GuestInputs inputs;
        inputs.idle = std::chrono::hours(1);
        m_script.set(inputs);
    }
    void ownerThere() {
        GuestInputs inputs;
        inputs.idle = Milliseconds(0);
        m_script.set(inputs);
    }

    void write(const QString& name, const QByteArray& text) const {
        QFile file(m_folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    AgentSettingValues settings() {
        return ask(agentRequest::settings()).and_then(agentSettingsFromJson).value_or(AgentSettingValues());
    }

    QTemporaryDir m_folder;
    FakeClock m_clock;
    SeededRandom m_random{3};
    SensesScript m_script;
    ComputationRegistry m_computations;
    const AgentPlaces m_places{u"gleaner-agent-test-"_s + QUuid::createUuid().toString(QUuid::Id128),
                               {},
                               m_folder.filePath(u"data"_s),
                               m_folder.filePath(u"runners"_s)};
    SettingsStore m_settings{m_folder.filePath(u"agent.toml"_s),
                             std::make_unique<PolicyFile>(m_folder.filePath(u"policy.toml"_s))};
    bool m_ended = false;
    std::unique_ptr<Agent> m_agent;
    AgentClient m_client{m_places.socket};
    QObject m_context;
};

TEST_F(AgentCommandsTest, TheOwnersReturnAndLeavingShowInStateReasonAndTimeLine) {
    ownerThere();
    ASSERT_TRUE(waitFor([this] { return status().reason == u"owner-present"_s; }));
    EXPECT_EQ(status().state, AgentState::Paused);
    m_clock.advance(Milliseconds(60'000));
    nobodyThere();
    ASSERT_TRUE(waitFor([this] { return status().state == AgentState::Waiting; }));
    EXPECT_EQ(status().reason, u"idle"_s);
    m_clock.advance(Milliseconds(60'000));
    ownerThere();
    ASSERT_TRUE(waitFor([this] { return status().state == AgentState::Paused; }));
    const auto entries = ask(agentRequest::why(2)).and_then(agentWhyFromJson);
    ASSERT_TRUE(entries);
    ASSERT_EQ(entries->size(), 2U);
    EXPECT_EQ(entries->at(0).reason, u"owner-present"_s);
    EXPECT_FALSE(entries->at(0).until);
    EXPECT_EQ(entries->at(1).reason, u"idle"_s);
    EXPECT_EQ(*entries->at(1).until - entries->at(1).from, Milliseconds(60'000));
}

TEST_F(AgentCommandsTest, SnoozeAndComputeNowHoldUntilTheirTimeIsOver) {
    nobodyThere();
    ASSERT_TRUE(ask(agentRequest::snooze(std::chrono::minutes(30))));
    EXPECT_EQ(status().reason, u"snoozed"_s);
    EXPECT_EQ(status().snoozedUntil, m_clock.now() + std::chrono::minutes(30));
    ASSERT_TRUE(ask(agentRequest::unsnooze()));
    EXPECT_FALSE(status().snoozedUntil);
    EXPECT_EQ(status().reason, u"idle"_s);
    ownerThere();
    ASSERT_TRUE(ask(agentRequest::computeNow(std::chrono::minutes(10))));
    EXPECT_EQ(status().reason, u"compute-now"_s);
    m_clock.advance(std::chrono::minutes(11));
    ownerThere();
    EXPECT_TRUE(waitFor([this] { return status().reason == u"owner-present"_s; }));
    EXPECT_FALSE(status().computeNowUntil);
}

TEST_F(AgentCommandsTest, ASnoozeHoldsOverANewStart) {
    nobodyThere();
    ASSERT_TRUE(ask(agentRequest::snooze(std::chrono::minutes(30))));
    makeAgent({});
    ASSERT_TRUE(m_agent->start());
    EXPECT_EQ(m_agent->snapshot().reason, u"snoozed"_s);
    EXPECT_EQ(m_agent->snapshot().snoozedUntil, m_clock.now() + std::chrono::minutes(30));
    m_agent->computeNowUntil(m_clock.now() + std::chrono::minutes(5));
    makeAgent({});
    ASSERT_TRUE(m_agent->start());
    EXPECT_EQ(m_agent->snapshot().reason, u"idle"_s) << "what the owner took back is gone; compute now is for now";
    m_agent->snoozeUntil(m_clock.now() + std::chrono::minutes(30));
    m_clock.advance(std::chrono::minutes(31));
    makeAgent({});
    EXPECT_FALSE(m_agent->snapshot().snoozedUntil);
}

TEST_F(AgentCommandsTest, MinutesOutOfBoundsAreRefused) {
    for (const int minutes : {0, -5, 1'441})
        EXPECT_EQ(ask(agentRequest::snooze(std::chrono::minutes(minutes))).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(ask({{u"command"_s, u"snooze"_s}}).error().code, ErrorCode::Malformed);
    EXPECT_EQ(ask({{u"command"_s, u"dance"_s}}).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(ask(agentRequest::picture(0)).error().code, ErrorCode::NotFound);
}

TEST_F(AgentCommandsTest, SettingsAreChangedAndLockedOnesAreNot) {
    QFile policy(m_folder.filePath(u"policy.toml"_s));
    ASSERT_TRUE(policy.open(QIODevice::WriteOnly));
    policy.write("processors = 1\n");
    policy.close();
    const auto changed = ask(agentRequest::set({{u"idle_minutes"_s, 9}})).and_then(agentSettingsFromJson);
    ASSERT_TRUE(changed) << changed.error().message.toStdString();
    EXPECT_EQ(changed->values.value(u"idle_minutes"_s).toInt(), 9);
    EXPECT_EQ(changed->defaults.value(u"idle_minutes"_s).toInt(), 5);
    EXPECT_EQ(changed->locked, QStringList{u"processors"_s});
    EXPECT_EQ(ask(agentRequest::set({{u"processors"_s, 4}})).error().code, ErrorCode::Refused);
    EXPECT_EQ(ask(agentRequest::set({{u"idle_minutes"_s, -1}})).error().code, ErrorCode::InvalidArgument);
}

TEST_F(AgentCommandsTest, FilesThatChangeWhileItRestsHoldWithoutANewStart) {
    ownerThere();
    ASSERT_TRUE(waitFor([this] { return status().reason == u"owner-present"_s; }));
    write(u"agent.toml"_s, "idle_minutes = 7\n");
    EXPECT_TRUE(waitFor([this] { return settings().values.value(u"idle_minutes"_s).toInt() == 7; }));
    EXPECT_TRUE(settings().locked.isEmpty());
    write(u"policy.toml"_s, "idle_minutes = 44\n");
    EXPECT_TRUE(waitFor([this] { return settings().locked == QStringList{u"idle_minutes"_s}; }));
    EXPECT_EQ(settings().values.value(u"idle_minutes"_s).toInt(), 44);
    ASSERT_TRUE(QFile::remove(m_folder.filePath(u"policy.toml"_s)));
    EXPECT_TRUE(waitFor([this] { return settings().locked.isEmpty(); }));
}

TEST_F(AgentCommandsTest, APolicyThatComesWhileItWorksHoldsToo) {
    nobodyThere();
    ASSERT_TRUE(waitFor([this] { return status().state == AgentState::Waiting; }));
    GuestInputs onBattery;
    onBattery.idle = std::chrono::hours(1);
    onBattery.onBattery = true;
    write(u"policy.toml"_s, "on_battery = true\n");
    ASSERT_TRUE(waitFor([this] { return !settings().locked.isEmpty(); }));
    m_script.set(onBattery);
    ASSERT_TRUE(waitFor([this] { return status().state == AgentState::Waiting; }));
    write(u"policy.toml"_s, "on_battery = false\n");
    EXPECT_TRUE(waitFor([this] { return status().reason == u"on-battery"_s; }));
}

TEST_F(AgentCommandsTest, HeadsThatThePolicyNamesAreNotOverridden) {
    const QList<HeadSetting> own{{u"/nowhere/own.enrolment"_s, 1}};
    makeAgent(own);
    ASSERT_TRUE(m_agent->start());
    EXPECT_EQ(m_agent->loaded().values.heads, own);
    write(u"policy.toml"_s, "[[head]]\nenrolment = \"/nowhere/office.enrolment\"\n");
    EXPECT_TRUE(waitFor([this] {
        return m_agent->loaded().values.heads[0].enrolment == u"/nowhere/office.enrolment"_s;
    })) << "a policy that comes later counts, too";
    makeAgent(own);
    const Status refused = m_agent->start();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Refused);
    EXPECT_TRUE(refused.error().message.contains(u"administrator"_s));
}

TEST_F(AgentCommandsTest, APolicyThatIsBrokenPausesUntilItIsCorrectedAndIsToldWhy) {
    nobodyThere();
    ASSERT_TRUE(waitFor([this] { return status().state == AgentState::Waiting; }));
    write(u"policy.toml"_s, "on_battery = = false\n");
    ASSERT_TRUE(waitFor([this] { return status().reason == u"policy-mistake"_s; }));
    EXPECT_TRUE(status().sentence.contains(u"line 1"_s)) << status().sentence.toStdString();
    EXPECT_EQ(settings().problems.size(), 1);
    ASSERT_TRUE(ask(agentRequest::computeNow(std::chrono::minutes(5))));
    EXPECT_EQ(status().reason, u"policy-mistake"_s);
    write(u"policy.toml"_s, "on_battery = false\n");
    EXPECT_TRUE(waitFor([this] { return status().reason == u"compute-now"_s; }));
    EXPECT_TRUE(settings().problems.isEmpty());
}

TEST_F(AgentCommandsTest, AnEnrolmentThatComesLaterIsRead) {
    const QString enrolment = m_folder.filePath(u"office.enrolment"_s);
    write(u"agent.toml"_s, "[[head]]\nenrolment = \"" + enrolment.toUtf8() + "\"\n");
    ASSERT_TRUE(waitFor([this] { return status().heads.size() == 1; }));
    const QString missing = status().heads[0].sentence;
    write(u"office.enrolment"_s, "this is no enrolment\n");
    EXPECT_TRUE(waitFor([&] { return status().heads[0].sentence != missing; })) << missing.toStdString();
}

TEST_F(AgentCommandsTest, AScreenSaverOfOursCountsUntilItsConnectionEnds) {
    GuestInputs justNow;
    justNow.idle = Milliseconds(1'000);
    m_script.set(justNow);
    auto saver = std::make_unique<AgentClient>(m_places.socket);
    saver->connectToAgent();
    ASSERT_TRUE(waitFor([&saver] { return saver->isConnected(); }));
    saver->ask(agentRequest::saver(true), &m_context, [](const auto&) {});
    EXPECT_TRUE(waitFor([this] { return status().reason == u"screen-saver"_s; }));
    saver.reset();
    EXPECT_TRUE(waitFor([this] { return status().reason == u"owner-present"_s; }));
}

TEST_F(AgentCommandsTest, BeforeTheSystemSleepsItSaysThatItIsReady) {
    nobodyThere();
    ASSERT_TRUE(waitFor([this] { return status().state == AgentState::Waiting; }));
    EXPECT_EQ(m_script.readyForSleep, 0);
    GuestInputs sleepy;
    sleepy.idle = std::chrono::hours(1);
    sleepy.goingToSleep = true;
    m_script.set(sleepy);
    EXPECT_TRUE(waitFor([this] { return m_script.readyForSleep > 0; }));
    EXPECT_EQ(status().reason, u"going-to-sleep"_s);
}

TEST_F(AgentCommandsTest, EndsWhenTold) {
    nobodyThere();
    ASSERT_TRUE(waitFor([this] { return status().state == AgentState::Waiting; }));
    m_agent->end();
    EXPECT_TRUE(waitFor([this] { return m_ended; }));
}

TEST_F(AgentCommandsTest, AHeadWhoseEnrolmentIsMissingIsShownWithItsReason) {
    QFile settings(m_folder.filePath(u"agent.toml"_s));
    ASSERT_TRUE(settings.open(QIODevice::WriteOnly));
    settings.write("[[head]]\nenrolment = \"/nowhere/office.enrolment\"\nweight = 3\n");
    settings.close();
    ASSERT_TRUE(ask(agentRequest::set({{u"idle_minutes"_s, 9}})));
    const AgentSnapshot shot = status();
    ASSERT_EQ(shot.heads.size(), 1U);
    EXPECT_EQ(shot.heads[0].state, AgentHeadState::Unreachable);
    EXPECT_EQ(shot.heads[0].weight, 3);
    EXPECT_FALSE(shot.heads[0].sentence.isEmpty());
}

} // namespace
} // namespace gleaner
