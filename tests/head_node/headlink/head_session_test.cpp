// A window's way to its head, over real sockets: a head of its own, one that runs already, and one that ends.
#include "head_node/headlink/head_session.h"

#include "common/kernels/built_in.h"
#include "tests/support/seeded_random.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <atomic>

namespace gleaner {
namespace {

bool waitFor(const std::function<bool()>& condition) {
    QElapsedTimer timer;
    for (timer.start(); !condition() && timer.elapsed() < 30'000;)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
    return condition();
}

template<typename T>
T valueOf(QFuture<T> future) {
    EXPECT_TRUE(waitFor([&future] { return future.isFinished(); }));
    return future.result();
}

class Session : public testing::Test {
protected:
    void SetUp() override { addBuiltInComputations(m_computations); }
    HostOptions options() {
        HostOptions options;
        options.dataFolder = m_folder.path();
        options.localThreads = 1;
        return options;
    }
    std::unique_ptr<HeadSession> opened() {
        auto session = std::make_unique<HeadSession>(options(), m_computations, m_clock, m_random);
        session->open();
        EXPECT_TRUE(waitFor([&session] { return session->state() != SessionState::Opening; }));
        return session;
    }
    QJsonObject smallJob() {
        return {{QStringLiteral("command"), QStringLiteral("submit")},
                {QStringLiteral("computation"), QStringLiteral("primes")},
                {QStringLiteral("parameters"), QJsonObject{{QStringLiteral("to"), 1000}}},
                {QStringLiteral("output"), m_folder.filePath(QStringLiteral("primes.txt"))}};
    }

    QTemporaryDir m_folder;
    ComputationRegistry m_computations;
    SystemClock m_clock;
    SeededRandom m_random{1};
};

TEST_F(Session, StartsAHeadWhereThereIsNone) {
    const auto session = opened();
    ASSERT_EQ(session->state(), SessionState::Own) << session->sentence().toStdString();
    ASSERT_TRUE(valueOf(session->link().ask(smallJob())));
    EXPECT_TRUE(waitFor([&] {
        const auto shot = valueOf(session->link().snapshot());
        return shot && (*shot)->jobs.size() == 1 && (*shot)->jobs[0].record.state == JobState::Done;
    }));
}

TEST_F(Session, AttachesToAHeadThatRunsAlready) {
    const auto first = opened();
    const auto second = opened();
    EXPECT_EQ(first->state(), SessionState::Own);
    ASSERT_EQ(second->state(), SessionState::Attached);
    ASSERT_TRUE(valueOf(second->link().ask(smallJob())));
    EXPECT_EQ((*valueOf(first->link().snapshot()))->jobs.size(), 1U);
}

TEST_F(Session, TakesOverWhenTheOtherHeadEnds) {
    auto first = opened();
    const auto second = opened();
    first.reset();
    const auto silence = valueOf(second->link().snapshot());
    ASSERT_FALSE(silence);
    EXPECT_EQ(silence.error().code, ErrorCode::NotFound);
    second->lost();
    EXPECT_TRUE(waitFor([&second] { return second->state() == SessionState::Own; }));
}

TEST_F(Session, TheHeadTellsAChunksLifeAndShowsWhatIsThere) {
    const auto session = opened();
    const auto handedIn = valueOf(session->link().ask(smallJob()));
    ASSERT_TRUE(handedIn);
    const QJsonValue id = handedIn->value(QStringLiteral("id"));
    const auto ask = [&](const char* command) {
        return valueOf(session->link().ask({{QStringLiteral("command"), QLatin1String(command)},
                                            {QStringLiteral("id"), id},
                                            {QStringLiteral("sequence"), 0},
                                            {QStringLiteral("width"), 100},
                                            {QStringLiteral("height"), 100},
                                            {QStringLiteral("have"), QJsonArray()}}));
    };
    Answer chunk = failure(ErrorCode::NotFound, {});
    EXPECT_TRUE(waitFor([&] {
        chunk = ask("chunk");
        return chunk && chunk->contains(QStringLiteral("answered"));
    }));
    EXPECT_FALSE(
        chunk->value(QStringLiteral("answered")).toObject().value(QStringLiteral("worker")).toString().isEmpty());
    const auto partial = ask("partial");
    ASSERT_TRUE(partial) << partial.error().message.toStdString();
    EXPECT_EQ(partial->value(QStringLiteral("beginning")).toString(), QStringLiteral("168\n"));
    EXPECT_EQ(partial->value(QStringLiteral("sum")).toObject().value(QStringLiteral("estimate")).toDouble(), 168);
    const auto preview = ask("preview");
    ASSERT_TRUE(preview);
    EXPECT_EQ(preview->value(QStringLiteral("size")).toArray(), (QJsonArray{0, 0}));
    EXPECT_TRUE(ask("out"));
}

TEST_F(Session, WhatIsWrongIsASentence) {
    QFile blocked(m_folder.filePath(QStringLiteral("file")));
    ASSERT_TRUE(blocked.open(QIODevice::WriteOnly));
    HostOptions wrong = options();
    wrong.dataFolder = blocked.fileName();
    HeadSession session(wrong, m_computations, m_clock, m_random);
    session.open();
    EXPECT_TRUE(waitFor([&session] { return session.state() == SessionState::Failed; }));
    EXPECT_TRUE(session.sentence().endsWith(QLatin1Char('.'))) << session.sentence().toStdString();
}

TEST_F(Session, OpensAnewElsewhereAndTheNewestOptionsCount) {
    const auto session = opened();
    QTemporaryDir other;
    HostOptions elsewhere = options();
    elsewhere.dataFolder = other.path();
    session->reopen(options());
    session->reopen(elsewhere); // while the one before is being opened
    ASSERT_TRUE(waitFor([&session] { return session->state() != SessionState::Opening; }));
    EXPECT_EQ(session->state(), SessionState::Own);
    EXPECT_EQ(session->dataFolder(), other.path());
    EXPECT_FALSE(dataFolderOwner(m_folder.path()));
    ASSERT_TRUE(dataFolderOwner(other.path()));
    EXPECT_EQ(dataFolderOwner(other.path())->process, QCoreApplication::applicationPid());
    session->refuse({ErrorCode::InvalidArgument, QStringLiteral("No.")});
    ASSERT_TRUE(waitFor([&session] { return session->state() == SessionState::Failed; }));
    EXPECT_EQ(session->error()->code, ErrorCode::InvalidArgument);
    EXPECT_FALSE(dataFolderOwner(other.path()));
}

TEST_F(Session, ComputesOnlyWhileTheOwnerIsAwayWhereThatIsWanted) {
    std::atomic<bool> isAway = false;
    HostOptions away = options();
    away.localCompute = LocalCompute::WhenAway;
    away.ownerIsAway = [&isAway] { return isAway.load(); };
    HeadSession session(away, m_computations, m_clock, m_random);
    session.open();
    ASSERT_TRUE(waitFor([&session] { return session.state() == SessionState::Own; }));
    const auto processors = [&session] {
        const auto shot = valueOf(session.link().snapshot());
        return shot ? (*shot)->localProcessors : -1;
    };
    EXPECT_EQ(processors(), 0);
    isAway = true;
    EXPECT_TRUE(waitFor([&] { return processors() == 1; }));
    isAway = false;
    EXPECT_TRUE(waitFor([&] { return processors() == 0; }));
}

TEST_F(Session, TellsWhatTheHeadWasTold) {
    const auto session = opened();
    const auto told = valueOf(session->link().ask({{QStringLiteral("command"), QStringLiteral("settings")}}));
    ASSERT_TRUE(told);
    EXPECT_EQ(told->value(QStringLiteral("threads")).toInt(), 1);
    EXPECT_EQ(told->value(QStringLiteral("queues")).toString(), QStringLiteral("embedded"));
    EXPECT_EQ(told->value(QStringLiteral("poison_threshold")).toInt(), 5);
}

TEST_F(Session, AnErrorOfTheHeadsComesThroughTheLink) {
    const auto session = opened();
    const auto answer =
        valueOf(session->link().ask({{QStringLiteral("command"), QStringLiteral("pause")},
                                     {QStringLiteral("id"), QStringLiteral("1b4e28ba-2fa1-4d02-883f-0016d3cca427")}}));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::InvalidArgument);
}

} // namespace
} // namespace gleaner
