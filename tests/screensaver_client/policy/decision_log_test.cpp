#include "screensaver_client/policy/decision_log.h"

#include <QFile>
#include <QTemporaryDir>

#include <gmock/gmock.h>

namespace gleaner {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;

class DecisionLogTest : public ::testing::Test {
protected:
    static TimePoint at(int second) { return TimePoint(Milliseconds{1'767'225'600'000 + second * 1'000}); }
    static GuestDecision run(int threads) {
        return {true, threads, GuestReason::Idle, QStringLiteral("5 minutes"), Milliseconds{7}};
    }
    static GuestDecision pause(GuestReason reason) { return {false, 0, reason, {}, std::nullopt}; }
    QByteArray content() const {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void setContent(const QByteArray& text) const {
        QFile file(m_file);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    static auto isFrom(int second) { return Field(&DecisionEntry::from, at(second)); }

    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(QStringLiteral("state/decisions.jsonl"));
};

TEST_F(DecisionLogTest, OnlyChangesOfTheAnswerAreRecorded) {
    DecisionLog log(m_file);
    log.record(run(4), at(0));
    GuestDecision sameLater = run(4);
    sameLater.reconsiderAfter.reset();
    log.record(sameLater, at(1));
    log.record(pause(GuestReason::OwnerPresent), at(2));
    ASSERT_THAT(log.entries(), ElementsAre(isFrom(0), isFrom(2)));
    EXPECT_EQ(log.entries()[0].until, at(2));
    EXPECT_EQ(log.entries()[1].until, std::nullopt);
}

TEST_F(DecisionLogTest, ComesBackAfterARestartAndKnowsWhenTheAgentWasNotThere) {
    {
        DecisionLog log(m_file);
        log.record(run(4), at(0));
        log.record(pause(GuestReason::Snoozed), at(5));
        log.end(at(9));
    }
    DecisionLog log(m_file);
    ASSERT_THAT(log.entries(), ElementsAre(isFrom(0), isFrom(5)));
    EXPECT_EQ(log.entries()[0].threads, 4);
    EXPECT_EQ(log.entries()[0].detail, QStringLiteral("5 minutes"));
    EXPECT_EQ(log.entries()[1].until, at(9));
    log.record(pause(GuestReason::Snoozed), at(20));
    EXPECT_THAT(log.entries(), ElementsAre(isFrom(0), isFrom(5), isFrom(20)));
    EXPECT_EQ(log.entries()[1].until, at(9));
}

TEST_F(DecisionLogTest, AfterAPowerCutTheTimeWithoutPowerBelongsToNobody) {
    {
        DecisionLog log(m_file);
        log.record(pause(GuestReason::OwnerPresent), at(0));
        log.record(run(4), at(100));
        log.beat(at(130));
        log.beat(at(700));
    } // no end(): the power failed
    {
        DecisionLog log(m_file);
        EXPECT_EQ(log.entries().back().until, at(700));
        log.record(run(4), at(50'000));
        EXPECT_EQ(log.entries().back().until, std::nullopt);
    }
    const DecisionLog log(m_file);
    ASSERT_THAT(log.entries(), ElementsAre(isFrom(0), isFrom(100), isFrom(50'000)));
    EXPECT_EQ(log.entries()[1].until, at(700)) << "once noted, it stays";
    EXPECT_EQ(log.entries()[2].until, at(50'000)) << "it ran no longer than anybody saw";
}

TEST_F(DecisionLogTest, BeatsAreRare) {
    DecisionLog log(m_file);
    log.record(run(4), at(0));
    const qint64 size = content().size();
    log.beat(at(59));
    EXPECT_EQ(DecisionLog(m_file).entries().back().until, at(0));
    log.beat(at(61));
    EXPECT_EQ(DecisionLog(m_file).entries().back().until, at(61));
    EXPECT_EQ(content().size(), size) << "a time, and nothing else";
}

TEST_F(DecisionLogTest, ATornLastLineIsPassedOverAndTheNextOneIsWhole) {
    {
        DecisionLog log(m_file);
        log.record(run(4), at(0));
        log.record(pause(GuestReason::OwnerPresent), at(1));
    }
    const QByteArray whole = content();
    // Every byte of the line's beginning and end, and some between.
    for (qsizetype cut = 1; cut < whole.size(); cut += cut % 30 < 6 || whole.size() - cut < 10 ? 1 : 7) {
        setContent(whole.left(cut));
        const bool first = cut >= whole.indexOf('\n'), second = cut >= whole.lastIndexOf('\n');
        DecisionLog log(m_file);
        ASSERT_EQ(log.entries().size(), (first ? 1U : 0U) + (second ? 1U : 0U)) << cut;
        log.record(pause(GuestReason::Metered), at(2));
        const DecisionLog again(m_file);
        ASSERT_EQ(again.entries().size(), log.entries().size()) << cut;
        EXPECT_EQ(again.entries().back().reason, GuestReason::Metered);
    }
}

TEST_F(DecisionLogTest, LinesThatMakeNoSenseArePassedOver) {
    {
        DecisionLog log(m_file);
        log.record(run(1), at(0));
    }
    setContent("\n[]\n{\"from\":\"yesterday\"}\n" + content() +
               "{\"from\":\"2026-01-01T00:00:01.000Z\",\"reason\":\"?\"}\n");
    EXPECT_THAT(DecisionLog(m_file).entries(), ElementsAre(isFrom(0)));
}

TEST_F(DecisionLogTest, IsBoundedInMemoryAndOnDisk) {
    DecisionLog log(m_file);
    qsizetype largest = 0;
    for (int i = 0; i < 2 * DecisionLog::kMaxEntries + 150; ++i) {
        log.record(i % 2 ? run(1) : pause(GuestReason::OwnerPresent), at(i));
        if (i % 100 == 0)
            largest = std::max(largest, content().count('\n'));
    }
    EXPECT_EQ(log.entries().size(), static_cast<std::size_t>(DecisionLog::kMaxEntries));
    EXPECT_LE(largest, 2 * DecisionLog::kMaxEntries);
    log.end(at(9'000));
    const DecisionLog again(m_file);
    EXPECT_EQ(again.entries(), log.entries());
}

TEST_F(DecisionLogTest, WhatCannotBeWrittenIsStillRemembered) {
    DecisionLog log(m_folder.path()); // a folder is no file
    log.record(run(1), at(0));
    EXPECT_THAT(log.entries(), ElementsAre(isFrom(0)));
}

} // namespace
} // namespace gleaner
