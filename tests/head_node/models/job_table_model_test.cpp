#include "head_node/models/job_table_model.h"

#include "tests/head_node/models/snapshot_samples.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class JobTable : public testing::Test {
protected:
    QString cell(int row, JobColumn column) { return m_model.index(row, static_cast<int>(column)).data().toString(); }

    JobTableModel m_model;
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(JobTable, ShowsWhatAPersonWantsToKnowOfAJob) {
    m_model.show(snapshotOf({runningJob(1, 40)}));
    EXPECT_EQ(cell(0, JobColumn::Name), QStringLiteral("Job 1"));
    EXPECT_EQ(cell(0, JobColumn::State), QStringLiteral("Running"));
    EXPECT_EQ(cell(0, JobColumn::Progress), QStringLiteral("40 %"));
    EXPECT_EQ(cell(0, JobColumn::Done), QStringLiteral("40 of 100"));
    EXPECT_EQ(cell(0, JobColumn::Rate), QStringLiteral("2.0/s"));
    EXPECT_EQ(cell(0, JobColumn::TimeLeft), QStringLiteral("30 s ± 3 s"));
    EXPECT_EQ(cell(0, JobColumn::Age), QStringLiteral("10 min"));
}

TEST_F(JobTable, AJobThatIsNearlyDoneIsNotShownAsDone) {
    JobSnapshot job = runningJob(1, 999'999);
    job.record.chunkCount = 1'000'000;
    m_model.show(snapshotOf({job}));
    EXPECT_EQ(cell(0, JobColumn::Progress), QStringLiteral("99 %"));
}

TEST_F(JobTable, OnlyCellsThatChangedAreSignalled) {
    m_model.show(snapshotOf({runningJob(1, 40), runningJob(2, 50)}));
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    m_model.show(snapshotOf({runningJob(1, 40), runningJob(2, 50)}));
    EXPECT_EQ(changed.count(), 0);
    m_model.show(snapshotOf({runningJob(1, 40), runningJob(2, 51)}));
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed[0][0].toModelIndex(), m_model.index(1, static_cast<int>(JobColumn::Progress)));
}

TEST_F(JobTable, RowsThatStayKeepTheirPlaceWhenOthersComeAndGo) {
    m_model.show(snapshotOf({runningJob(1, 1), runningJob(2, 2), runningJob(3, 3)}));
    const QPersistentModelIndex third = m_model.index(2, 0);
    QSignalSpy reset(&m_model, &QAbstractItemModel::modelReset);
    m_model.show(snapshotOf({runningJob(1, 1), runningJob(3, 3), runningJob(4, 4)}));
    EXPECT_EQ(reset.count(), 0);
    ASSERT_TRUE(third.isValid());
    EXPECT_EQ(third.row(), 1);
    EXPECT_EQ(third.data(JobTableModel::IdRole).toUuid(), jobId(3).value());
    EXPECT_EQ(m_model.rowCount(), 3);
}

TEST_F(JobTable, AnotherOrderIsFollowed) {
    m_model.show(snapshotOf({runningJob(1, 1), runningJob(2, 2)}));
    m_model.show(snapshotOf({runningJob(2, 2), runningJob(1, 1)}));
    EXPECT_EQ(m_model.rowOf(jobId(2)), 0);
    EXPECT_EQ(m_model.rowOf(jobId(1)), 1);
    EXPECT_EQ(m_model.rowCount(), 2);
}

TEST_F(JobTable, AFailedJobSaysWhyToScreenReadersToo) {
    JobSnapshot job = runningJob(1, 3);
    job.record.state = JobState::Failed;
    job.record.stateReason = QStringLiteral("Every chunk failed.");
    m_model.show(snapshotOf({job}));
    const QString spoken = m_model.index(0, 0).data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(spoken.contains(QStringLiteral("Failed"))) << spoken.toStdString();
    EXPECT_TRUE(spoken.contains(QStringLiteral("Every chunk failed."))) << spoken.toStdString();
}

} // namespace
} // namespace gleaner
