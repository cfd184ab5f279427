// The agent with its real senses under an X server: whether somebody is there is told by nothing but the pointer, and
// by the real xscreensaver.
#include "tests/integration/agent/agent_process.h"
#include "tests/integration/desktop/desktop_process.h"
#include "tests/integration/desktop/office_chain.h"
#include "tests/support/application_environment.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

class AgentOnX11 : public testing::Test {
protected:
    void SetUp() override {
        display.moveMouse();
        ASSERT_TRUE(chain.begin()) << chain.logs();
    }
    void startAgent(const QByteArray& settings) {
        QFile file(folder.filePath(u"agent.toml"_s));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(settings);
        file.close();
        agent = std::make_unique<AgentProcess>(
            folder.filePath(u"agent"_s),
            QStringList{u"--no-tray"_s, u"--settings"_s, file.fileName(), u"--enrolment"_s, chain.enrolment()},
            QCoreApplication::applicationDirPath() + u"/gleaner-agent"_s);
        ASSERT_TRUE(agent->start()) << agent->log();
    }
    bool isPaused() { return agent->status().reason == u"owner-present"_s && agent->runners().empty(); }
    bool computes() { return !agent->status().chunks.empty(); }
    bool chunkIsVisible() { return chain.isChunkVisible(); }
    [[nodiscard]] std::string logs() { return agent->ask(words("--why 10")).text() + agent->log(); }

    QTemporaryDir folder;
    PrivateDisplay display{folder};
    OfficeChain chain;
    std::unique_ptr<AgentProcess> agent;
};

TEST_F(AgentOnX11, BeginsAfterAMinuteAndYieldsWhenTheMouseMoves) {
    startAgent(OfficeChain::settings(1));
    EXPECT_TRUE(eventually([this] { return isPaused(); })) << logs();
    ASSERT_TRUE(eventually([this] { return computes(); })) << logs();
    display.moveMouse();
    EXPECT_TRUE(eventually([this] { return isPaused(); })) << logs();
    EXPECT_TRUE(eventually([this] { return chunkIsVisible(); })) << logs();
}

TEST_F(AgentOnX11, HandsBackAndEndsWhenItsSessionDoes) {
    startAgent(OfficeChain::settings(1440));
    EXPECT_EQ(agent->ask(words("--compute-now 60")).exitCode, 0);
    ASSERT_TRUE(eventually([this] { return computes(); })) << logs();
    display.kill(); // as a display manager does at log-off
    EXPECT_EQ(agent->waitForEnd(), 0) << agent->log();
    EXPECT_TRUE(agent->runners().empty());
    EXPECT_TRUE(eventually([this] { return chunkIsVisible(); })) << agent->log();
}

TEST_F(AgentOnX11, TheRealXscreensaverMakesItComputeUntilTheMouseMoves) {
    QFile file(folder.filePath(u".xscreensaver"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(
        "timeout: 0:00:05\nlock: False\nfade: False\nunfade: False\nsplash: False\ndpmsEnabled: False\nmode: blank\n");
    file.close();
    startAgent(OfficeChain::settings(1440));
    EXPECT_TRUE(eventually([this] { return isPaused(); })) << logs();
    const DesktopProcess xscreensaver(
        u"env"_s, {u"HOME="_s + folder.path(), u"xscreensaver"_s, u"--no-splash"_s, u"--verbose"_s}, folder, u"xss"_s);
    ASSERT_TRUE(eventually([this] { return computes(); })) << xscreensaver.text() << logs();
    EXPECT_EQ(agent->status().reason, u"screen-saver"_s);
    EXPECT_TRUE(eventually([this] {
        display.moveMouse(); // movement by so much a time is what wakes it
        return isPaused();
    })) << xscreensaver.text()
        << logs();
    EXPECT_TRUE(eventually([this] { return chunkIsVisible(); })) << logs();
}

} // namespace
} // namespace gleaner
