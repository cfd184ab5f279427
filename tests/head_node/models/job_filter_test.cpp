#include "head_node/models/job_filter.h"

#include "tests/head_node/models/snapshot_samples.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>

#include <gmock/gmock.h>

namespace gleaner {
namespace {

class Filter : public testing::Test {
protected:
    std::vector<int> shown() {
        std::vector<int> rows;
        for (int i = 0; i < m_filter.rowCount(); ++i)
            rows.push_back(m_filter.mapToSource(m_filter.index(i, 0)).row());
        return rows;
    }

    JobTableModel m_jobs;
    JobFilter m_filter{m_jobs};
    QAbstractItemModelTester m_tester{&m_filter, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

JobSnapshot doneJob(int number) {
    JobSnapshot job = runningJob(number, 100);
    job.record.state = JobState::Done;
    return job;
}

TEST_F(Filter, EveryWordHasToStandSomewhere) {
    JobSnapshot other = runningJob(2, 10);
    other.record.title = QStringLiteral("Sea horses");
    other.record.computation.name = QStringLiteral("mandelbrot");
    m_jobs.show(snapshotOf({runningJob(1, 10), other}));
    m_filter.setWords(QStringLiteral("horses mandel"));
    EXPECT_THAT(shown(), testing::ElementsAre(1));
    m_filter.setWords(QStringLiteral("horses primes"));
    EXPECT_THAT(shown(), testing::IsEmpty());
    m_filter.setWords({});
    EXPECT_THAT(shown(), testing::SizeIs(2));
}

TEST_F(Filter, JobsThatAreOverCanBeHidden) {
    m_jobs.show(snapshotOf({runningJob(1, 10), doneJob(2)}));
    m_filter.setWhich(JobFilter::Which::Active);
    EXPECT_THAT(shown(), testing::ElementsAre(0));
    m_filter.setWhich(JobFilter::Which::Over);
    EXPECT_THAT(shown(), testing::ElementsAre(1));
}

TEST_F(Filter, AJobThatEndsLeavesTheListOfThoseThatAreNotOver) {
    m_jobs.show(snapshotOf({runningJob(1, 10), runningJob(2, 99)}));
    m_filter.setWhich(JobFilter::Which::Active);
    m_jobs.show(snapshotOf({runningJob(1, 11), doneJob(2)}));
    EXPECT_THAT(shown(), testing::ElementsAre(0));
}

TEST_F(Filter, TheYoungestComesFirstAlsoWhenAgesLookTheSame) {
    JobSnapshot older = runningJob(1, 10), younger = runningJob(2, 10);
    younger.record.created += Milliseconds(700);
    m_jobs.show(snapshotOf({older, younger}));
    m_filter.sort(static_cast<int>(JobColumn::Age), Qt::AscendingOrder);
    EXPECT_THAT(shown(), testing::ElementsAre(1, 0));
}

TEST_F(Filter, NumbersSortAsNumbersAndSelectionSurvivesASnapshot) {
    m_jobs.show(snapshotOf({runningJob(1, 9), runningJob(2, 80), runningJob(3, 10)}));
    m_filter.sort(static_cast<int>(JobColumn::Done), Qt::AscendingOrder);
    EXPECT_THAT(shown(), testing::ElementsAre(0, 2, 1));
    const QPersistentModelIndex first = m_filter.index(0, 0);
    m_jobs.show(snapshotOf({runningJob(1, 90), runningJob(2, 80), runningJob(3, 10)}));
    EXPECT_THAT(shown(), testing::ElementsAre(2, 1, 0));
    ASSERT_TRUE(first.isValid());
    EXPECT_EQ(first.row(), 2);
}

} // namespace
} // namespace gleaner
