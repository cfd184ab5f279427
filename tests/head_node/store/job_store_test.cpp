#include "head_node/store/job_store.h"

#include "tests/contract/job_journal_contract.h"
#include "tests/head_node/store/damage.h"
#include "tests/head_node/store/job_store_bench.h"

#include <QDir>

namespace gleaner {
namespace {

INSTANTIATE_TEST_SUITE_P(Sqlite, JobJournalContract,
                         testing::Values(JournalBenchFactory([] { return std::make_unique<JobStoreBench>(); })));

TEST(JobStore, ASecondStoreOfTheSameFileIsRefusedUntilTheFirstIsClosed) {
    JobStoreBench bench;
    const auto second = bench.open();
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(second.error().message.contains(QStringLiteral("in use by another program")));
    bench.stop();
    EXPECT_TRUE(bench.open());
}

TEST(JobStore, AFileOfANewerVersionIsRefusedAndLeftAsItIs) {
    JobStoreBench bench;
    bench.stop();
    meddle(bench.databasePath(), QStringLiteral("PRAGMA user_version=1000"));
    const auto opened = bench.open();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Refused);
    EXPECT_TRUE(opened.error().message.contains(QStringLiteral("install the newer version")));
    meddle(bench.databasePath(), QStringLiteral("PRAGMA user_version=4"));
    EXPECT_TRUE(bench.open());
}

TEST(JobStore, AFileThatIsNoDatabaseIsCorruptAndTheErrorSaysWhichAndWhatToDo) {
    JobStoreBench bench;
    bench.stop();
    overwrite(bench.databasePath(), 0, QByteArray(200, 'x'));
    const auto opened = bench.open();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Corrupt);
    EXPECT_TRUE(opened.error().message.contains(bench.databasePath()));
    EXPECT_TRUE(opened.error().message.contains(QStringLiteral("from a backup")));
}

TEST(JobStore, ADamagedPageIsCorruptWhenItIsRead) {
    JobStoreBench bench;
    for (int i = 0; i < 10; ++i) {
        JobRecord job = samples::job(i);
        job.title = QString(5'000, u'x');
        ASSERT_TRUE(bench.journal().saveJob(job));
    }
    bench.stop();
    for (qint64 page = 8; page < QFile(bench.databasePath()).size() / 4'096; ++page)
        overwrite(bench.databasePath(), page * 4'096, QByteArray(4'096, 'x'));
    auto opened = bench.open();
    const ErrorCode code = opened ? (*opened)->loadJobs().error().code : opened.error().code;
    EXPECT_EQ(code, ErrorCode::Corrupt);
}

TEST(JobStore, ARowThatDoesNotReadIsCorrupt) {
    for (const QString& sql : {QStringLiteral("UPDATE jobs SET state = 'sleeping'"),
                               QStringLiteral("UPDATE jobs SET parameters = '{'"), QStringLiteral("DROP TABLE jobs")}) {
        JobStoreBench bench;
        ASSERT_TRUE(bench.journal().saveJob(samples::job(1)));
        bench.stop();
        meddle(bench.databasePath(), sql);
        auto opened = bench.open();
        const ErrorCode code = opened ? (*opened)->loadJobs().error().code : opened.error().code;
        EXPECT_EQ(code, ErrorCode::Corrupt) << sql.toStdString();
    }
}

TEST(JobStore, ASetAsideChunkThatDoesNotReadIsCorrupt) {
    for (const QString& sql :
         {QStringLiteral("UPDATE set_aside SET kind = 9"), QStringLiteral("UPDATE set_aside SET workers = '[1]'")}) {
        JobStoreBench bench;
        ASSERT_TRUE(bench.journal().saveJob(samples::job(1)));
        ASSERT_TRUE(bench.journal().saveSetAside(samples::jobId(1), SetAsideChunk{}));
        bench.stop();
        meddle(bench.databasePath(), sql);
        bench.restart();
        EXPECT_EQ(bench.journal().loadSetAside(samples::jobId(1)).error().code, ErrorCode::Corrupt);
    }
}

TEST(JobStore, AFullDiskStoresNothingOfTheCallAndALaterOneSucceeds) {
    JobStoreBench bench;
    ASSERT_TRUE(bench.journal().saveJob(samples::job(1)));
    ASSERT_TRUE(bench.journal().addScatterMarks(samples::jobId(1), std::vector<ScatterMark>{{0, 1, samples::at(1)}}));
    ASSERT_TRUE(bench.store().limitPages(1));
    const std::vector<ScatterMark> many(5'000, ScatterMark{7, 1, samples::at(2)});
    const Status full = bench.journal().replaceScatterMarks(samples::jobId(1), many);
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, ErrorCode::DiskFull);
    EXPECT_TRUE(full.error().message.contains(QStringLiteral("free some space")));
    EXPECT_EQ(bench.journal().loadScatterMarks(samples::jobId(1))->size(), 1U);
    ASSERT_TRUE(bench.store().limitPages(1'000'000));
    EXPECT_TRUE(bench.journal().replaceScatterMarks(samples::jobId(1), many));
    EXPECT_EQ(bench.journal().loadScatterMarks(samples::jobId(1))->size(), many.size());
}

TEST(JobStore, ARemovalThatACrashInterruptedIsFinishedAtTheNextOpening) {
    JobStoreBench bench;
    ASSERT_TRUE(bench.journal().saveJob(samples::job(1)));
    ASSERT_TRUE(bench.journal().openAnswers(samples::jobId(1)));
    const QString folder = bench.jobPath(toString(samples::jobId(1)));
    bench.stop();
    meddle(bench.databasePath(), QStringLiteral("DELETE FROM jobs"));
    meddle(bench.databasePath(),
           QStringLiteral("INSERT INTO removed_jobs VALUES ('%1')").arg(toString(samples::jobId(1))));
    ASSERT_TRUE(QDir(folder).exists());
    bench.restart();
    EXPECT_FALSE(QDir(folder).exists());
}

TEST(JobStore, InputFilesOfAJobThatWasNeverSavedGoAtTheNextOpening) {
    JobStoreBench bench;
    ASSERT_TRUE(bench.journal().jobFolder(samples::jobId(1)));
    bench.restart();
    EXPECT_FALSE(QDir(bench.jobPath(toString(samples::jobId(1)))).exists());
}

TEST(JobStore, AnswersOutliveTheLossOfTheHeadsFile) {
    JobStoreBench bench;
    ASSERT_TRUE(bench.journal().saveJob(samples::job(1)));
    ASSERT_TRUE(bench.journal().openAnswers(samples::jobId(1)));
    bench.stop();
    ASSERT_TRUE(QFile::remove(bench.databasePath()));
    bench.restart();
    EXPECT_TRUE(QFile::exists(bench.jobPath(toString(samples::jobId(1)) + QStringLiteral("/answers.sqlite"))));
}

TEST(JobStore, FoldersThatAreNotAJobsAreLeftAlone) {
    JobStoreBench bench;
    ASSERT_TRUE(QDir().mkpath(bench.jobPath(QStringLiteral("notes"))));
    bench.restart();
    EXPECT_TRUE(QDir(bench.jobPath(QStringLiteral("notes"))).exists());
}

TEST(JobStore, AFolderThatIsNotThereIsRefusedWithASentence) {
    const auto opened =
        JobStore::open({QStringLiteral("/no/such/folder/head.sqlite"), QStringLiteral("/no/such/jobs")});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Refused);
    EXPECT_TRUE(opened.error().message.contains(QStringLiteral("belong to the user")));
}

} // namespace
} // namespace gleaner
