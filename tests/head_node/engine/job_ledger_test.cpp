#include "head_node/engine/job_ledger.h"

#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

#include <numeric>

namespace gleaner {
namespace {

using namespace std::chrono_literals;

TimePoint at(int seconds) {
    return TimePoint(std::chrono::seconds(seconds));
}

/// Scatters up to `max` chunks at second `when`.
std::vector<SequenceNumber> scatter(JobLedger& ledger, std::size_t max, int when = 0) {
    const auto sequences = ledger.nextToScatter(max);
    (void)ledger.scattered(sequences, at(when));
    return sequences;
}

SetAsideChunk poison(SequenceNumber sequence) {
    return {sequence, FailureKind::ComputationFailed, QStringLiteral("no"), {}, at(0), false};
}

TEST(JobLedger, ScattersInOrderAndInBatches) {
    JobLedger ledger(5);
    EXPECT_EQ(scatter(ledger, 3), (std::vector<SequenceNumber>{0, 1, 2}));
    EXPECT_EQ(ledger.outCount(), 3U);
    EXPECT_EQ(ledger.waitingCount(), 2U);
    EXPECT_EQ(scatter(ledger, 3), (std::vector<SequenceNumber>{3, 4}));
    EXPECT_TRUE(scatter(ledger, 3).empty());
}

TEST(JobLedger, MarksJoinRunsOfNumbers) {
    JobLedger ledger(10);
    (void)scatter(ledger, 10);
    ledger.scatterAgain(3);
    ledger.scatterAgain(4);
    ledger.scatterAgain(7);
    const auto marks = ledger.scattered(ledger.nextToScatter(10), at(9));
    ASSERT_EQ(marks.size(), 2U);
    EXPECT_EQ(marks[0].first, 3U);
    EXPECT_EQ(marks[0].count, 2U);
    EXPECT_EQ(marks[1].first, 7U);
    EXPECT_EQ(marks[1].count, 1U);
}

TEST(JobLedger, EachAnswerCountsOnceAndStrangersNever) {
    JobLedger ledger(2);
    (void)scatter(ledger, 2);
    EXPECT_EQ(ledger.classify(1), JobLedger::Arrival::New);
    ledger.answered(1);
    EXPECT_EQ(ledger.classify(1), JobLedger::Arrival::Duplicate);
    EXPECT_EQ(ledger.classify(2), JobLedger::Arrival::Stranger);
    EXPECT_FALSE(ledger.isComplete());
    ledger.answered(0);
    EXPECT_TRUE(ledger.isComplete());
    EXPECT_EQ(ledger.outCount(), 0U);
}

TEST(JobLedger, AnAnswerOfAnEarlierLifeIsWelcomeBeforeItsChunkIsScattered) {
    JobLedger ledger(3);
    ledger.answered(1);
    EXPECT_EQ(ledger.waitingCount(), 2U);
    EXPECT_EQ(scatter(ledger, 3), (std::vector<SequenceNumber>{0, 2}));
    EXPECT_EQ(ledger.outCount(), 2U);
}

TEST(JobLedger, OnlyWhatIsOldAndUnansweredAges) {
    JobLedger ledger(4);
    (void)scatter(ledger, 2, 10);
    (void)scatter(ledger, 2, 20);
    ledger.answered(0);
    EXPECT_EQ(ledger.ageOut(at(10)), 1U);
    EXPECT_EQ(ledger.outCount(), 2U);
    EXPECT_EQ(scatter(ledger, 9, 30), std::vector<SequenceNumber>{1});
    EXPECT_EQ(ledger.oldestOut(), at(20));
}

TEST(JobLedger, AfterTheQueueWasClearedAllThatIsOutGoesAgain) {
    JobLedger ledger(4);
    (void)scatter(ledger, 3);
    ledger.answered(2);
    EXPECT_EQ(ledger.scatterAllAgain(), 2U);
    EXPECT_EQ(scatter(ledger, 9), (std::vector<SequenceNumber>{0, 1, 3}));
}

TEST(JobLedger, WhatCouldNotBePutIsTriedAgain) {
    JobLedger ledger(3);
    const auto sequences = ledger.nextToScatter(3);
    ledger.notScattered({1, 2});
    (void)ledger.scattered({0}, at(0));
    EXPECT_EQ(ledger.outCount(), 1U);
    EXPECT_EQ(ledger.nextToScatter(3), (std::vector<SequenceNumber>{1, 2}));
}

TEST(JobLedger, SetAsideChunksWaitForAPerson) {
    JobLedger ledger(2);
    (void)scatter(ledger, 2);
    ledger.setAside(poison(0));
    ledger.answered(1);
    EXPECT_TRUE(ledger.needsPerson());
    EXPECT_FALSE(ledger.isComplete());
    EXPECT_TRUE(ledger.retry(0));
    EXPECT_FALSE(ledger.needsPerson());
    EXPECT_EQ(scatter(ledger, 2), std::vector<SequenceNumber>{0});
    EXPECT_FALSE(ledger.retry(0));
}

TEST(JobLedger, AJobIsCompleteWithoutItsDroppedChunks) {
    JobLedger ledger(2);
    (void)scatter(ledger, 2);
    ledger.answered(1);
    ledger.setAside(poison(0));
    EXPECT_TRUE(ledger.drop(0));
    EXPECT_TRUE(ledger.isComplete());
    EXPECT_EQ(ledger.droppedCount(), 1U);
}

TEST(JobLedger, ALateAnswerUndoesSettingAsideAndDropping) {
    JobLedger ledger(1);
    (void)scatter(ledger, 1);
    ledger.setAside(poison(0));
    ledger.drop(0);
    ledger.answered(0);
    EXPECT_EQ(ledger.droppedCount(), 0U);
    EXPECT_EQ(ledger.answeredCount(), 1U);
    EXPECT_TRUE(ledger.setAsideChunks().empty());
}

TEST(JobLedger, RestoringGivesBackWhatWasOut) {
    JobLedger ledger(6);
    ledger.restoreAnswer(0);
    ledger.restoreAnswer(4);
    ledger.restoreSetAside(poison(1));
    ledger.restoreMarks({{0, 3, at(5)}});
    EXPECT_EQ(ledger.outCount(), 1U) << "only 2: 0 is answered, 1 is set aside";
    EXPECT_EQ(ledger.oldestOut(), at(5));
    EXPECT_EQ(scatter(ledger, 9), (std::vector<SequenceNumber>{3, 5}));
}

TEST(JobLedger, RestoringScattersAgainWhatNoMarkCovers) {
    JobLedger ledger(6);
    ledger.restoreMarks({{4, 1, at(5)}});
    EXPECT_EQ(scatter(ledger, 9), (std::vector<SequenceNumber>{0, 1, 2, 3, 5}));
}

TEST(JobLedger, MarksThatReachBeyondTheJobAreCutOff) {
    JobLedger ledger(2);
    ledger.restoreMarks({{1, 100, at(5)}});
    EXPECT_EQ(ledger.outCount(), 1U);
    EXPECT_EQ(ledger.ageOut(at(5)), 1U);
}

TEST(JobLedger, LiveMarksAreThoseWithSomethingOut) {
    JobLedger ledger(4);
    (void)scatter(ledger, 2, 1);
    (void)scatter(ledger, 2, 2);
    ledger.answered(2);
    ledger.answered(3);
    const auto live = ledger.liveMarks();
    ASSERT_EQ(live.size(), 1U);
    EXPECT_EQ(live[0].first, 0U);
}

/// Whatever happens in whatever order, every chunk is in exactly one place and the job ends.
class JobLedgerWalk : public testing::TestWithParam<std::uint64_t> {};

TEST_P(JobLedgerWalk, ChunksAreNeverLostNorCountedTwice) {
    SeededRandom random(GetParam());
    constexpr std::uint64_t kChunks = 200;
    JobLedger ledger(kChunks);
    for (int step = 0; step < 4'000; ++step) {
        const SequenceNumber sequence = random.next() % kChunks;
        switch (random.next() % 7) {
        case 0:
            (void)scatter(ledger, random.next() % 9, step);
            break;
        case 1:
            if (ledger.classify(sequence) == JobLedger::Arrival::New && step % 3 == 0)
                ledger.answered(sequence);
            break;
        case 2:
            if (ledger.classify(sequence) == JobLedger::Arrival::New && sequence % 10 == 0)
                ledger.setAside(poison(sequence));
            break;
        case 3:
            (void)ledger.retry(sequence);
            break;
        case 4:
            (void)ledger.ageOut(at(step - 50));
            break;
        case 5:
            ledger.scatterAgain(sequence);
            break;
        default:
            (void)ledger.liveMarks();
            break;
        }
        ASSERT_EQ(ledger.answeredCount() + ledger.outCount() + ledger.waitingCount() + ledger.setAsideChunks().size(),
                  kChunks)
            << step;
    }
    while (!ledger.setAsideChunks().empty())
        (void)ledger.retry(ledger.setAsideChunks().begin()->first);
    (void)ledger.scatterAllAgain();
    for (const SequenceNumber sequence : ledger.nextToScatter(kChunks))
        ledger.answered(sequence);
    EXPECT_TRUE(ledger.isComplete());
}

INSTANTIATE_TEST_SUITE_P(Seeds, JobLedgerWalk, testing::Range<std::uint64_t>(0, 20));

} // namespace
} // namespace gleaner
