#include "screensaver_client/link/agent_client.h"

#include "tests/support/fake_agent.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <gtest/gtest.h>

#include <thread>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

class AgentClientTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        if (QCoreApplication::instance() == nullptr) {
            static int argc = 1;
            static char name[] = "test";
            static char* argv[] = {name, nullptr};
            static QCoreApplication application(argc, argv);
        }
    }

    template<typename Condition>
    static bool waitFor(Condition condition) {
        QElapsedTimer timer;
        timer.start();
        while (!condition() && timer.elapsed() < 10'000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
        return condition();
    }

    void connectClient() {
        m_client.connectToAgent();
        ASSERT_TRUE(waitFor([this] { return m_client.isConnected(); }));
    }

    std::unique_ptr<FakeAgent> m_agent = std::make_unique<FakeAgent>();
    AgentClient m_client{m_agent->socketName};
    QObject m_context;
};

TEST_F(AgentClientTest, ReadsTheSnapshot) {
    connectClient();
    std::optional<Result<AgentSnapshot>> answer;
    m_client.status(&m_context, [&answer](const Result<AgentSnapshot>& shot) { answer = shot; });
    ASSERT_TRUE(waitFor([&answer] { return answer.has_value(); }));
    EXPECT_EQ(*answer, m_agent->snapshot);
}

TEST_F(AgentClientTest, AnswersComeInTheOrderOfTheQuestions) {
    connectClient();
    m_agent->pictures[3] = {.width = 1, .height = 1, .pixels = QByteArray(1, 'x'), .rowsDone = 1};
    QStringList order;
    m_client.picture(3, &m_context,
                     [&order](const auto& picture) { order.append(picture ? u"picture"_s : u"none"_s); });
    m_client.picture(4, &m_context,
                     [&order](const auto& picture) { order.append(picture ? u"picture"_s : u"none"_s); });
    m_client.set({{u"idle_minutes"_s, 7}}, &m_context,
                 [&order](const auto& changed) { order.append(changed->values.keys()); });
    ASSERT_TRUE(waitFor([&order] { return order.size() == 3; }));
    EXPECT_EQ(order, (QStringList{u"picture"_s, u"none"_s, u"idle_minutes"_s}));
}

TEST_F(AgentClientTest, SaysWithoutAnAgentThatThereIsNone) {
    std::optional<Result<QJsonObject>> answer;
    m_client.ask(agentRequest::status(), &m_context, [&answer](const auto& said) { answer = said; });
    EXPECT_FALSE(answer) << "never from within the call";
    ASSERT_TRUE(waitFor([&answer] { return answer.has_value(); }));
    ASSERT_FALSE(*answer);
    EXPECT_EQ(answer->error().code, ErrorCode::NotFound);
    EXPECT_TRUE(answer->error().message.contains(u"gleaner-agent"_s));
}

TEST_F(AgentClientTest, OpenQuestionsFailWhenTheAgentGoesAway) {
    connectClient();
    std::optional<Result<QJsonObject>> answer;
    bool told = false;
    QObject::connect(&m_client, &AgentClient::disconnected, &m_context, [&told] { told = true; });
    m_client.ask(agentRequest::status(), &m_context, [&answer](const auto& said) { answer = said; });
    m_agent.reset();
    ASSERT_TRUE(waitFor([&] { return answer.has_value() && told; }));
    ASSERT_FALSE(*answer);
    EXPECT_EQ(answer->error().code, ErrorCode::Unavailable);
    EXPECT_FALSE(m_client.isConnected());
}

TEST_F(AgentClientTest, NobodyIsAnsweredWhoIsGone) {
    connectClient();
    auto context = std::make_unique<QObject>();
    bool answered = false, other = false;
    m_client.ask(agentRequest::status(), context.get(), [&answered](const auto&) { answered = true; });
    context.reset();
    m_client.ask(agentRequest::status(), &m_context, [&other](const auto&) { other = true; });
    ASSERT_TRUE(waitFor([&other] { return other; }));
    EXPECT_FALSE(answered);
}

TEST_F(AgentClientTest, TheSaverEndsWithItsConnection) {
    auto saver = std::make_unique<AgentClient>(m_agent->socketName);
    saver->connectToAgent();
    ASSERT_TRUE(waitFor([&saver] { return saver->isConnected(); }));
    saver->ask(agentRequest::saver(true), &m_context, [](const auto&) {});
    ASSERT_TRUE(waitFor([this] { return m_agent->saverActive; }));
    saver.reset();
    EXPECT_TRUE(waitFor([this] { return !m_agent->saverActive; }));
}

TEST_F(AgentClientTest, AProgramWithoutAnEventLoopIsAnsweredToo) {
    std::optional<Result<QJsonObject>> answer;
    std::thread asker(
        [this, &answer] { answer = askAgent(m_agent->socketName, agentRequest::snooze(std::chrono::minutes(90))); });
    EXPECT_TRUE(waitFor([this] { return !m_agent->asked.empty(); }));
    QCoreApplication::processEvents();
    asker.join();
    ASSERT_TRUE(*answer);
    EXPECT_EQ(m_agent->last(u"snooze"_s).value("minutes"_L1).toInt(), 90);
}

} // namespace
} // namespace gleaner
