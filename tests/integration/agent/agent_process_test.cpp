// The agent as people run it, with a real head and real runners; only its senses are played.
#include "tests/integration/agent/agent_processes.h"
#include "tests/support/application_environment.h"

#include <QElapsedTimer>

#include <csignal>

#include <sched.h>
#include <unistd.h>

namespace gleaner {
namespace {

using namespace Qt::StringLiterals;

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

/// Hundreds of times what it takes.
constexpr qint64 kYieldMs = 2'000;

TEST_F(AgentProcesses, ComputesWhileNobodyIsThereAndAnswersWhatASerialRunDoes) {
    begin("--visibility 60");
    const QString id = submit("mandelbrot --width 320 --height 180");
    ASSERT_TRUE(eventually([this] { return frontOfWork().size() > 0; })) << logs();
    EXPECT_TRUE(agent->runners().empty()) << "the owner is there";
    EXPECT_EQ(office.answered(id), 0);
    agent->tell('i');
    ASSERT_TRUE(isDone(id)) << logs();
    expectSerialResult("mandelbrot --width 320 --height 180");
    ASSERT_TRUE(eventually([this] { return agent->status().own.chunks == 40; })) << agent->status().own.chunks;
    const Ended status = agent->ask(words("--status"));
    EXPECT_EQ(status.exitCode, 0) << status.text();
    EXPECT_TRUE(status.out.contains("40 chunks")) << status.text();
    EXPECT_TRUE(agent->ask(words("--why 10")).out.contains("Waiting: somebody uses this PC"))
        << agent->ask(words("--why 10")).text();
}

TEST_F(AgentProcesses, WhenTheOwnerReturnsNothingRunsAndTheMessageShowsAgainWithItsCheckpoint) {
    begin("--visibility 3600"); // longer than patience: only a hand-back shows the chunk again
    const QString id = submit(kLongChunk);
    agent->tell('i');
    ASSERT_TRUE(hasBegun()) << logs();
    ASSERT_TRUE(eventually([this] { return agent->rowsDone() > 0; })) << "there is no checkpoint";
    const auto runners = agent->runners();
    ASSERT_FALSE(runners.empty());
    QElapsedTimer sinceReturn;
    sinceReturn.start();
    agent->tell('b');
    EXPECT_TRUE(eventually([&] { return std::all_of(runners.begin(), runners.end(), standsStill); })) << logs();
    EXPECT_LT(sinceReturn.elapsed(), kYieldMs)
        << "the agent has the priority of any program, so others' load excuses nothing";
    EXPECT_TRUE(eventually([this] { return agent->runners().empty(); })) << logs();
    std::optional<ChunkMessage> chunk;
    ASSERT_TRUE(eventually([&] { return (chunk = visibleChunk()).has_value(); })) << logs();
    EXPECT_TRUE(chunk->checkpoint);
    EXPECT_EQ(chunk->handedBack, 1);
    EXPECT_EQ(office.answered(id), 0);
    EXPECT_TRUE(eventually([this] { return agent->runnerFolders().isEmpty(); }));
    agent->tell('i');
    ASSERT_TRUE(isDone(id)) << logs();
    expectSerialResult(kLongChunk);
}

TEST_F(AgentProcesses, ShowsTheTileThatIsBeingComputed) {
    begin("--visibility 3600");
    (void)submit(kLongChunk);
    agent->tell('i');
    ASSERT_TRUE(hasBegun()) << logs();
    EXPECT_TRUE(agent->status().chunks.front().hasPicture);
    EXPECT_TRUE(eventually([this] { return agent->rowsDone() > 0; }));
}

TEST_F(AgentProcesses, WhatComputesIsTheLeastImportantThingOnThisPc) {
    begin("--visibility 3600");
    (void)submit(kLongChunk);
    agent->tell('i');
    ASSERT_TRUE(hasBegun()) << logs();
    const auto runners = agent->runners();
    ASSERT_FALSE(runners.empty());
    const Rank rank = rankOf(runners.front()), agents = rankOf(agent->processId());
    EXPECT_EQ(rank.nice, 19);
    EXPECT_EQ(rank.policy, SCHED_IDLE);
    EXPECT_EQ(rank.session, runners.front()) << "a session of its own";
    EXPECT_EQ(rank.autogroupNice, QFile::exists(u"/proc/self/autogroup"_s) ? std::optional(19) : std::nullopt);
    EXPECT_LE(agents.nice, rankOf(::getpid()).nice) << "it has to see its owner";
    EXPECT_EQ(agents.policy, SCHED_OTHER);
}

TEST_F(AgentProcesses, BeforeSleepAndAtLogOffMessagesGoBack) {
    begin("--visibility 3600");
    (void)submit(kLongChunk);
    agent->tell('i');
    ASSERT_TRUE(hasBegun()) << logs();
    agent->tell('s');
    ASSERT_TRUE(eventually([this] { return frontOfWork().size() == 1; })) << logs();
    agent->tell('i');
    ASSERT_TRUE(hasBegun()) << logs();
    const auto runners = agent->runners();
    ASSERT_FALSE(runners.empty());
    agent->terminate();
    EXPECT_EQ(agent->waitForEnd(), 0) << logs();
    EXPECT_EQ(frontOfWork().size(), 1);
    for (const qint64 runner : runners)
        EXPECT_FALSE(isAlive(runner));
}

TEST_F(AgentProcesses, ThereIsOneAgentForASession) {
    begin("--visibility 60");
    const Ended second = agent->ask(QStringList{u"--enrolment"_s, office.file(u"enrolment"_s)});
    EXPECT_EQ(second.exitCode, 3) << second.text();
    EXPECT_TRUE(second.err.contains("runs already")) << second.text();
    EXPECT_EQ(agent->ask(words("--snooze 30")).exitCode, 0);
    EXPECT_EQ(agent->status().reason, u"snoozed"_s);
    EXPECT_EQ(agent->ask(words("--snooze 0")).exitCode, 2);
}

TEST_F(AgentProcesses, TwoHeadsAreServedAtOnce) {
    begin("--visibility 60");
    Office other(words("--visibility 60"));
    ASSERT_TRUE(other.startHead()) << other.logs();
    ASSERT_EQ(other.ask(words("worker enrol pc-17 -o") + QStringList(other.file(u"enrolment"_s))).exitCode, 0);
    agent = std::make_unique<AgentProcess>(
        office.file(u"home2"_s),
        QStringList{u"--enrolment"_s, office.file(u"enrolment"_s), u"--enrolment"_s, other.file(u"enrolment"_s)});
    ASSERT_TRUE(agent->start()) << agent->log();
    agent->tell('i');
    const QString here = submit("echo --chunks 6 --spin-ms 2");
    const QString there = other.submit(words("echo --chunks 6 --spin-ms 2 -o") + QStringList(other.file(u"result"_s)));
    EXPECT_TRUE(isDone(here)) << logs();
    EXPECT_TRUE(eventually([&] { return other.stateOf(there) == u"done"_s; })) << other.logs();
    EXPECT_EQ(agent->status().heads.size(), 2U);
}

TEST_F(AgentProcesses, AtRestThereAreNoWorkerThreadsAndLittleMemory) {
    begin("--visibility 60");
    const QString id = submit("echo --chunks 5 --spin-ms 2");
    agent->tell('i');
    ASSERT_TRUE(isDone(id)) << logs();
    agent->tell('b');
    const auto threads = [this] {
        return QDir(u"/proc/%1/task"_s.arg(agent->processId())).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
    };
    EXPECT_TRUE(eventually([&] { return threads() <= 2; }))
        << threads() << " threads: the main one, and the played senses'";
    EXPECT_LT(residentKib(agent->processId()), 32 * 1'024);
}

} // namespace
} // namespace gleaner
