// What goes wrong with runners is nobody's loss: neither the job's nor the owner's.
#include "tests/integration/agent/agent_processes.h"

#include <csignal>
#include <thread>

namespace gleaner {
namespace {

class AgentFaults : public AgentProcesses {};

/// A systemd-run in front of the search path, as long as this lives.
class PlayedSystemdRun {
public:
    PlayedSystemdRun(const QString& folder, const QByteArray& script) {
        QFile file(folder + u"/systemd-run"_s);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script);
        file.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        qputenv("PATH", folder.toLocal8Bit() + ':' + m_path);
        EXPECT_TRUE(QDir().mkpath(folder + u"/home/run/systemd/private"_s)); // its manager can be reached
    }
    ~PlayedSystemdRun() { qputenv("PATH", m_path); }

private:
    const QByteArray m_path = qgetenv("PATH");
};

TEST_F(AgentFaults, WithSystemdWhatComputesIsInAScopeOfIdleWeight) {
    const PlayedSystemdRun systemd(office.file(u"."_s), "echo \"$@\" >>\"$(dirname \"$0\")/scopes\"\n"
                                                        "while [ \"$1\" != -- ]; do shift; done\nshift\nexec \"$@\"\n");
    begin("--visibility 60");
    const QString id = submit("echo --chunks 3");
    agent->tell('i');
    ASSERT_TRUE(isDone(id)) << logs();
    const QByteArray scopes = contentOf(office.file(u"scopes"_s));
    EXPECT_TRUE(scopes.contains("--user --scope")) << scopes.toStdString();
    EXPECT_TRUE(scopes.contains("--slice=gleaner.slice -p CPUWeight=idle")) << scopes.toStdString();
}

TEST_F(AgentFaults, WhereSystemdRefusesAScopeItComputesWithoutOne) {
    const PlayedSystemdRun systemd(office.file(u"."_s), "exit 1\n");
    begin("--visibility 60");
    const QString id = submit("echo --chunks 3");
    agent->tell('i');
    ASSERT_TRUE(isDone(id)) << logs();
    EXPECT_EQ(office.job(id).value("failures"_L1).toInt(), 0) << "it is not the chunk's fault";
}

TEST_F(AgentFaults, APcThatCannotStartRunnersFailsNoChunkAndSaysWhy) {
    begin("--visibility 60");
    const QString runners = agent->runnersFolder();
    ASSERT_TRUE(QDir(runners).removeRecursively());
    QFile inItsPlace(runners);
    ASSERT_TRUE(inItsPlace.open(QIODevice::WriteOnly));
    const QString id = submit("echo --chunks 20"); // ten failures would end the job
    agent->tell('i');
    const auto saysWhy = [this] {
        const auto heads = agent->status().heads;
        return !heads.empty() && heads.front().sentence.contains(u"computing process"_s);
    };
    EXPECT_TRUE(eventually(saysWhy)) << logs();
    agent->tell('b');
    ASSERT_TRUE(inItsPlace.remove());
    ASSERT_TRUE(QDir().mkpath(runners));
    agent->tell('i');
    ASSERT_TRUE(isDone(id)) << logs();
    EXPECT_EQ(office.job(id).value("failures"_L1).toInt(), 0);
}

TEST_F(AgentFaults, TheOwnerMayReturnWhileStarvedRunnersTakeTheirChunks) {
    begin("--visibility 3600");
    (void)submit("echo --chunks 4 --padding 4000000"); // far more than a pipe holds
    agent->tell('i');
    ASSERT_TRUE(eventually([this] { return !agent->runners().empty(); })) << logs();
    for (int look = 0; look < 20; ++look) {
        for (const qint64 runner : agent->runners())
            signalProcess(runner, SIGSTOP);
        std::this_thread::sleep_for(Milliseconds(20));
    }
    agent->tell('b');
    EXPECT_TRUE(eventually([this] { return agent->runners().empty(); })) << logs();
    EXPECT_TRUE(eventually([this] { return agent->status().chunks.empty(); })) << "it answers: " << logs();
    agent->terminate();
    EXPECT_EQ(agent->waitForEnd(), 0) << logs();
}

TEST_F(AgentFaults, ARunnerThatTheSystemKillsIsNoFailureOfTheChunkAndNothingIsLost) {
    begin("--visibility 60");
    const QString id = submit(kLongChunk);
    agent->tell('i');
    ASSERT_TRUE(hasBegun()) << logs();
    for (const qint64 runner : agent->runners())
        signalProcess(runner, SIGKILL);
    ASSERT_TRUE(isDone(id)) << logs();
    EXPECT_EQ(office.job(id).value("failures"_L1).toInt(), 0) << "it may be the memory that ran out";
    expectSerialResult(kLongChunk);
}

TEST_F(AgentFaults, TheLeastMemoryThatMayBeGivenIsEnoughForTheLargestMessages) {
    const QString folder = office.file(u"home/config/gleaner"_s);
    ASSERT_TRUE(QDir().mkpath(folder));
    QFile settings(folder + u"/agent.toml"_s);
    ASSERT_TRUE(settings.open(QIODevice::WriteOnly));
    settings.write("runner_memory_mib = 64\n");
    settings.close();
    begin("--visibility 60");
    const QString id = submit("echo --chunks 4 --padding 4000000");
    agent->tell('i');
    ASSERT_TRUE(isDone(id)) << logs();
    EXPECT_EQ(office.job(id).value("failures"_L1).toInt(), 0);
}

TEST_F(AgentFaults, AnAgentThatIsKilledLeavesNoRunnerAndLosesNothing) {
    begin("--visibility 2");
    const QString id = submit(kLongChunk);
    agent->tell('i');
    ASSERT_TRUE(hasBegun()) << logs();
    const auto runners = agent->runners();
    ASSERT_FALSE(runners.empty());
    signalProcess(runners.front(), SIGSTOP); // one that is frozen ends, too
    agent->kill();
    for (const qint64 runner : runners)
        EXPECT_TRUE(eventually([runner] { return !isAlive(runner); })) << runner;
    ASSERT_TRUE(agent->start()) << logs();
    EXPECT_TRUE(agent->runnerFolders().isEmpty()) << "what the other one left behind is removed";
    agent->tell('i');
    ASSERT_TRUE(isDone(id)) << logs();
    expectSerialResult(kLongChunk);
}

} // namespace
} // namespace gleaner
