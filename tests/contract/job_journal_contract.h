// What every JobJournal promises. A test of an implementation includes this once and instantiates JobJournalContract
// with a function that makes the bench of an empty journal.
#pragma once

#include "head_node/engine/job_journal.h"

#include "tests/contract/journal_bench.h"
#include "tests/contract/journal_samples.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

#include <memory>

namespace gleaner {

class JobJournalContract : public testing::TestWithParam<JournalBenchFactory> {
protected:
    [[nodiscard]] JobJournal& journal() { return m_bench->journal(); }
    void restart() { m_bench->restart(); }
    [[nodiscard]] std::unique_ptr<AnswerStore> openAnswers(const JobId& id) {
        return journal().openAnswers(id).value_or(nullptr);
    }
    void append(const JobId& id, const std::vector<AnswerRecord>& answers) {
        const Status status = openAnswers(id)->append(answers);
        ASSERT_TRUE(status) << status.error().message.toStdString();
    }

private:
    const std::unique_ptr<JournalBench> m_bench = GetParam()();
};

TEST_P(JobJournalContract, JobsComeBackWholeInOrderOfCreation) {
    std::vector<JobRecord> jobs{samples::job(5), samples::job(2), samples::job(9)};
    jobs[1].created = samples::at(5); // a clock that went backwards does not change the order
    for (const JobRecord& job : jobs)
        ASSERT_TRUE(journal().saveJob(job));
    restart();
    const auto loaded = journal().loadJobs();
    ASSERT_TRUE(loaded);
    ASSERT_EQ(loaded->size(), jobs.size());
    for (std::size_t i = 0; i < jobs.size(); ++i)
        samples::expectSame(loaded->at(i), jobs[i]);
}

TEST_P(JobJournalContract, AJobOfEmptyFieldsComesBackWhole) {
    JobRecord job;
    job.id = samples::jobId(1);
    ASSERT_TRUE(journal().saveJob(job));
    restart();
    const auto loaded = journal().loadJobs();
    ASSERT_TRUE(loaded);
    ASSERT_EQ(loaded->size(), 1U);
    samples::expectSame(loaded->front(), job);
}

TEST_P(JobJournalContract, SavingAgainReplacesTheJobInItsPlaceAndKeepsWhatBelongsToIt) {
    JobRecord job = samples::job(1);
    ASSERT_TRUE(journal().saveJob(job));
    ASSERT_TRUE(journal().saveJob(samples::job(2)));
    ASSERT_TRUE(journal().addScatterMarks(job.id, std::vector<ScatterMark>{{0, 10, samples::at(1)}}));
    ASSERT_TRUE(journal().saveSetAside(job.id, SetAsideChunk{}));
    for (const JobState state :
         {JobState::Paused, JobState::Done, JobState::Cancelled, JobState::Failed, JobState::Running}) {
        job.state = state;
        job.stateReason = QStringLiteral("because");
        job.finished = samples::at(77);
        job.summary = QJsonObject{{QStringLiteral("primes"), 5'761'455}};
        job.statistics = QJsonObject{{QStringLiteral("answered"), 12}};
        ASSERT_TRUE(journal().saveJob(job));
        restart();
        const auto loaded = journal().loadJobs();
        ASSERT_TRUE(loaded);
        ASSERT_EQ(loaded->size(), 2U);
        samples::expectSame(loaded->front(), job);
    }
    EXPECT_EQ(journal().loadScatterMarks(job.id)->size(), 1U);
    EXPECT_EQ(journal().loadSetAside(job.id)->size(), 1U);
}

TEST_P(JobJournalContract, ARemovedJobLeavesNothingAndOthersStay) {
    for (const int number : {1, 2}) {
        const JobId id = samples::jobId(number);
        ASSERT_TRUE(journal().saveJob(samples::job(number)));
        ASSERT_TRUE(journal().addScatterMarks(id, std::vector<ScatterMark>{{0, 10, samples::at(1)}}));
        ASSERT_TRUE(journal().saveSetAside(id, SetAsideChunk{}));
        append(id, {samples::answer(3)});
    }
    const QString folder = journal().jobFolder(samples::jobId(1)).value_or(QString());
    ASSERT_TRUE(journal().removeJob(samples::jobId(1)));
    EXPECT_FALSE(QDir(folder).exists());
    restart();
    EXPECT_EQ(journal().loadJobs()->size(), 1U);
    EXPECT_TRUE(journal().loadScatterMarks(samples::jobId(1))->empty());
    EXPECT_TRUE(journal().loadSetAside(samples::jobId(1))->empty());
    EXPECT_TRUE(samples::sequencesIn(*openAnswers(samples::jobId(1))).empty());
    EXPECT_EQ(journal().loadScatterMarks(samples::jobId(2))->size(), 1U);
    EXPECT_EQ(journal().loadSetAside(samples::jobId(2))->size(), 1U);
    EXPECT_EQ(samples::sequencesIn(*openAnswers(samples::jobId(2))).size(), 1U);
}

TEST_P(JobJournalContract, RemovingAJobThatIsNotThereIsNoError) {
    EXPECT_TRUE(journal().removeJob(samples::jobId(1)));
}

TEST_P(JobJournalContract, ARemovedJobCanBeSavedAnew) {
    ASSERT_TRUE(journal().saveJob(samples::job(1)));
    ASSERT_TRUE(journal().removeJob(samples::jobId(1)));
    ASSERT_TRUE(journal().saveJob(samples::job(1)));
    append(samples::jobId(1), {samples::answer(3)});
    restart();
    EXPECT_EQ(journal().loadJobs()->size(), 1U);
    EXPECT_EQ(samples::sequencesIn(*openAnswers(samples::jobId(1))).size(), 1U);
}

TEST_P(JobJournalContract, AJobsFolderKeepsItsFiles) {
    ASSERT_TRUE(journal().saveJob(samples::job(1)));
    const auto folder = journal().jobFolder(samples::jobId(1));
    ASSERT_TRUE(folder);
    QFile input(*folder + QStringLiteral("/positions.csv"));
    ASSERT_TRUE(input.open(QIODevice::WriteOnly));
    input.close();
    restart();
    EXPECT_EQ(journal().jobFolder(samples::jobId(1)), folder);
    EXPECT_TRUE(input.exists());
    EXPECT_NE(journal().jobFolder(samples::jobId(2)), folder);
}

TEST_P(JobJournalContract, MarksComeInOrderOfFirstAndOfTimeThen) {
    ASSERT_TRUE(journal().saveJob(samples::job(1)));
    const JobId id = samples::jobId(1);
    ASSERT_TRUE(journal().addScatterMarks(
        id, std::vector<ScatterMark>{{100, 50, samples::at(9)}, {kMaxSequenceNumber, 1, samples::at(3)}}));
    ASSERT_TRUE(
        journal().addScatterMarks(id, std::vector<ScatterMark>{{100, 7, samples::at(2)}, {0, 100, samples::at(8)}}));
    restart();
    const auto marks = journal().loadScatterMarks(id);
    ASSERT_TRUE(marks);
    ASSERT_EQ(marks->size(), 4U);
    EXPECT_EQ(marks->at(0).first, 0U);
    EXPECT_EQ(marks->at(1).count, 7U);
    EXPECT_EQ(marks->at(1).at, samples::at(2));
    EXPECT_EQ(marks->at(2).count, 50U);
    EXPECT_EQ(marks->at(3).first, kMaxSequenceNumber);
}

TEST_P(JobJournalContract, ReplacingMarksForgetsTheOldOnesOfThatJobOnly) {
    for (const int number : {1, 2}) {
        ASSERT_TRUE(journal().saveJob(samples::job(number)));
        ASSERT_TRUE(
            journal().addScatterMarks(samples::jobId(number), std::vector<ScatterMark>{{0, 10, samples::at(1)}}));
    }
    ASSERT_TRUE(journal().replaceScatterMarks(samples::jobId(1), std::vector<ScatterMark>{{40, 2, samples::at(4)}}));
    restart();
    const auto marks = journal().loadScatterMarks(samples::jobId(1));
    ASSERT_TRUE(marks);
    ASSERT_EQ(marks->size(), 1U);
    EXPECT_EQ(marks->front().first, 40U);
    EXPECT_EQ(journal().loadScatterMarks(samples::jobId(2))->front().count, 10U);
}

TEST_P(JobJournalContract, SetAsideChunksComeBackWholeInOrderOfNumber) {
    ASSERT_TRUE(journal().saveJob(samples::job(1)));
    const JobId id = samples::jobId(1);
    const SetAsideChunk poison{7,
                               FailureKind::TakenTooOften,
                               QStringLiteral("taken 6 times, \"never\" answered"),
                               {QStringLiteral("pc-1/a/0"), QStringLiteral("pc,2/b/1")},
                               samples::at(55),
                               false,
                               11};
    ASSERT_TRUE(journal().saveSetAside(id, poison));
    ASSERT_TRUE(journal().saveSetAside(id, {2, FailureKind::BadPayload, QString(), {}, samples::at(1), true}));
    ASSERT_TRUE(journal().saveSetAside(id, {5, FailureKind::UnknownComputation, QString(), {}, samples::at(1), false}));
    SetAsideChunk replaced = poison;
    replaced.dropped = true;
    ASSERT_TRUE(journal().saveSetAside(id, replaced));
    ASSERT_TRUE(journal().removeSetAside(id, 5));
    ASSERT_TRUE(journal().removeSetAside(id, 6)) << "one that is not there";
    restart();
    const auto chunks = journal().loadSetAside(id);
    ASSERT_TRUE(chunks);
    ASSERT_EQ(chunks->size(), 2U);
    EXPECT_EQ(chunks->front().kind, FailureKind::BadPayload);
    EXPECT_TRUE(chunks->front().workers.isEmpty());
    const SetAsideChunk& back = chunks->back();
    EXPECT_EQ(back.sequence, poison.sequence);
    EXPECT_EQ(back.kind, poison.kind);
    EXPECT_EQ(back.reason, poison.reason);
    EXPECT_EQ(back.workers, poison.workers);
    EXPECT_EQ(back.at, poison.at);
    EXPECT_TRUE(back.dropped);
    EXPECT_EQ(back.failures, 11);
}

TEST_P(JobJournalContract, WritingAboutAJobNeverSavedIsNotFoundAndReadingFindsNothing) {
    const JobId id = samples::jobId(1);
    const std::vector<ScatterMark> marks{{0, 10, samples::at(1)}};
    EXPECT_EQ(journal().addScatterMarks(id, marks).error().code, ErrorCode::NotFound);
    EXPECT_EQ(journal().replaceScatterMarks(id, marks).error().code, ErrorCode::NotFound);
    EXPECT_EQ(journal().saveSetAside(id, SetAsideChunk{}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(journal().removeSetAside(id, 0).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(journal().loadScatterMarks(id)->empty());
    EXPECT_TRUE(journal().loadSetAside(id)->empty());
}

TEST_P(JobJournalContract, AnEmptyAnswerStoreVisitsNothing) {
    const auto answers = openAnswers(samples::jobId(1));
    EXPECT_TRUE(samples::sequencesIn(*answers).empty());
    EXPECT_TRUE(samples::answersIn(*answers).empty());
    EXPECT_EQ(answers->totalComputeTime(), std::chrono::microseconds(0));
    EXPECT_TRUE(answers->append({}));
}

TEST_P(JobJournalContract, AnswersComeBackInOrderWhateverOrderTheyCameIn) {
    ASSERT_TRUE(journal().saveJob(samples::job(1)));
    append(samples::jobId(1), {samples::answer(8'192), samples::answer(0, QByteArray("\0\xff z", 4)),
                               samples::answer(kMaxSequenceNumber, QByteArray(100'000, 'x'))});
    append(samples::jobId(1), {samples::answer(8'191, QByteArray()), samples::answer(7)});
    restart();
    const auto store = openAnswers(samples::jobId(1));
    const std::vector<SequenceNumber> expected{0, 7, 8'191, 8'192, kMaxSequenceNumber};
    EXPECT_EQ(samples::sequencesIn(*store), expected);
    const auto answers = samples::answersIn(*store);
    ASSERT_EQ(answers.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(answers[i].sequence, expected[i]);
        EXPECT_EQ(answers[i].worker, samples::answer(expected[i]).worker);
        EXPECT_EQ(answers[i].computeTime, samples::answer(expected[i]).computeTime);
    }
    EXPECT_EQ(answers[0].payload, QByteArray("\0\xff z", 4));
    EXPECT_TRUE(answers[2].payload.isEmpty());
    EXPECT_EQ(answers[4].payload, QByteArray(100'000, 'x'));
}

TEST_P(JobJournalContract, TheFirstAnswerToANumberStaysWithinABatchAndAcross) {
    ASSERT_TRUE(journal().saveJob(samples::job(1)));
    append(samples::jobId(1), {samples::answer(1, "first"), samples::answer(2), samples::answer(1, "again")});
    restart();
    append(samples::jobId(1), {samples::answer(2, "later"), samples::answer(3)});
    const auto store = openAnswers(samples::jobId(1));
    const auto answers = samples::answersIn(*store);
    ASSERT_EQ(answers.size(), 3U);
    EXPECT_EQ(answers[0].payload, "first");
    EXPECT_EQ(answers[1].payload, "answer");
    EXPECT_EQ(samples::sequencesIn(*store).size(), 3U);
    EXPECT_EQ(store->totalComputeTime(), std::chrono::microseconds(3'000 + 1 + 2 + 3));
}

TEST_P(JobJournalContract, AnErrorOfTheVisitorEndsThePass) {
    append(samples::jobId(1), {samples::answer(1), samples::answer(2)});
    const auto store = openAnswers(samples::jobId(1));
    int visits = 0;
    const Status status = store->forEachAnswer([&](const AnswerRecord&) -> Status {
        ++visits;
        return failure(ErrorCode::DiskFull, QStringLiteral("no room for the result"));
    });
    EXPECT_EQ(visits, 1);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().message, QStringLiteral("no room for the result"));
    EXPECT_TRUE(store->append(std::vector<AnswerRecord>{samples::answer(3)})) << "the store goes on working";
}

TEST_P(JobJournalContract, TwoStoresOfOneJobSeeEachOthersAnswers) {
    const auto one = openAnswers(samples::jobId(1));
    const auto other = openAnswers(samples::jobId(1));
    ASSERT_TRUE(one->append(std::vector<AnswerRecord>{samples::answer(1)}));
    ASSERT_TRUE(other->append(std::vector<AnswerRecord>{samples::answer(1), samples::answer(2)}));
    EXPECT_EQ(samples::sequencesIn(*one), (std::vector<SequenceNumber>{1, 2}));
}

TEST_P(JobJournalContract, FailuresAreReplacedForgottenAndGoWithTheirJob) {
    ASSERT_TRUE(journal().saveJob(samples::job(1)));
    const JobId id = samples::jobId(1);
    const std::vector<ChunkFailure> one{
        {FailureKind::BadPayload, QStringLiteral("Größe 'x'"), WorkerId(QStringLiteral("pc-1")), false}};
    std::vector<ChunkFailure> two = one;
    two.push_back({FailureKind::ComputationFailed, {}, WorkerId(QStringLiteral("pc-2/0")), true});
    EXPECT_TRUE(journal().loadFailures(id)->empty());
    ASSERT_TRUE(journal().saveFailures(id, 5, one));
    ASSERT_TRUE(journal().saveFailures(id, kMaxSequenceNumber, one));
    ASSERT_TRUE(journal().saveFailures(id, 5, two));
    restart();
    const std::map<SequenceNumber, std::vector<ChunkFailure>> both{{5, two}, {kMaxSequenceNumber, one}};
    EXPECT_EQ(journal().loadFailures(id), both);
    ASSERT_TRUE(journal().saveFailures(id, 5, {}));
    EXPECT_EQ(journal().loadFailures(id)->size(), 1U);
    ASSERT_TRUE(journal().removeJob(id));
    EXPECT_TRUE(journal().loadFailures(id)->empty());
    EXPECT_FALSE(journal().saveFailures(id, 5, one)) << "of a job that is not there";
}

} // namespace gleaner
