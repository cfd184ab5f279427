// Files that earlier versions of the store wrote stay readable for ever; tests/golden/store holds them, this file says
// what is in them. A later version adds files, and tests, of its own.
#include "head_node/store/answer_store.h"
#include "head_node/store/job_store.h"

#include "tests/contract/journal_samples.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

class GoldenStore : public testing::Test {
protected:
    /// A copy that may be written to: opening brings a file up to date.
    [[nodiscard]] QString copyOf(const QString& name) const {
        QString copy = m_folder.filePath(name);
        const QString golden = QStringLiteral(GLEANER_SOURCE_DIR "/tests/golden/store/") + name;
        EXPECT_TRUE(QFile::copy(golden, copy));
        EXPECT_TRUE(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
        return copy;
    }
    QTemporaryDir m_folder;
};

TEST_F(GoldenStore, AHeadFileOfVersion1Reads) {
    const auto store = JobStore::open({copyOf(QStringLiteral("head-v1.sqlite")), m_folder.filePath(u"jobs"_s)});
    ASSERT_TRUE(store) << store.error().message.toStdString();
    const auto jobs = (*store)->loadJobs();
    ASSERT_TRUE(jobs) << jobs.error().message.toStdString();
    ASSERT_EQ(jobs->size(), 2U);
    JobRecord first;
    first.id = JobId(QUuid::fromString(u"00000000-0000-4000-8000-000000000001"_s));
    first.title = u"Primes below 10^9 – Müller"_s;
    first.computation = {u"primes"_s, 3};
    first.parameters = QJsonObject{{u"to"_s, 1'000'000'000}, {u"ratio"_s, 0.1}};
    first.outputPath = u"/results/primes.csv"_s;
    first.priority = -4;
    first.state = JobState::Failed;
    first.stateReason = u"Every chunk fails."_s;
    first.chunkCount = kMaxSequenceNumber + 1;
    first.created = samples::at(1'767'225'600'123);
    first.finished = samples::at(1'767'225'700'456);
    first.summary = QJsonObject{{u"primes"_s, 50'847'534}};
    first.statistics = QJsonObject{{u"answered"_s, 12}};
    samples::expectSame(jobs->front(), first);
    EXPECT_EQ(jobs->back().state, JobState::Running);

    const auto marks = (*store)->loadScatterMarks(first.id);
    ASSERT_TRUE(marks);
    ASSERT_EQ(marks->size(), 2U);
    EXPECT_EQ(marks->back().first, 64U);
    EXPECT_EQ(marks->back().count, 32U);
    EXPECT_EQ(marks->back().at, samples::at(1'767'225'600'200));
    const auto setAside = (*store)->loadSetAside(first.id);
    ASSERT_TRUE(setAside);
    ASSERT_EQ(setAside->size(), 1U);
    EXPECT_EQ(setAside->front().sequence, 17U);
    EXPECT_EQ(setAside->front().kind, FailureKind::TakenTooOften);
    EXPECT_EQ(setAside->front().workers, (QStringList{u"pc-1/3f2a9c01/0"_s, u"pc-2/00ff00ff/1"_s}));
    EXPECT_TRUE(setAside->front().dropped);
    EXPECT_EQ(setAside->front().failures, 0) << "nobody counted them";
}

TEST_F(GoldenStore, AHeadFileOfVersion2ReadsWithItsPurposes) {
    const auto store = JobStore::open({copyOf(QStringLiteral("head-v2.sqlite")), m_folder.filePath(u"jobs"_s)});
    ASSERT_TRUE(store) << store.error().message.toStdString();
    const auto jobs = (*store)->loadJobs();
    ASSERT_TRUE(jobs) << jobs.error().message.toStdString();
    ASSERT_EQ(jobs->size(), 2U);
    EXPECT_EQ(jobs->front().purpose, u"Größte Lücke: “needed”"_s);
    EXPECT_EQ(jobs->back().purpose, QString());
    EXPECT_EQ(jobs->front().title, u"Primes below 10^9 – Müller"_s);
}

TEST_F(GoldenStore, AHeadFileOfVersion3ReadsWithItsFailures) {
    const auto store = JobStore::open({copyOf(QStringLiteral("head-v3.sqlite")), m_folder.filePath(u"jobs"_s)});
    ASSERT_TRUE(store) << store.error().message.toStdString();
    const auto failures = (*store)->loadFailures(JobId(QUuid::fromString(u"00000000-0000-4000-8000-000000000002"_s)));
    const std::map<SequenceNumber, std::vector<ChunkFailure>> known{
        {7, {{FailureKind::BadPayload, u"gone"_s, WorkerId(u"pc-1/0"_s), false}}}};
    EXPECT_EQ(failures, known);
}

TEST_F(GoldenStore, AHeadFileOfVersion4ReadsWithHowOftenPoisonFailed) {
    const auto store = JobStore::open({copyOf(QStringLiteral("head-v4.sqlite")), m_folder.filePath(u"jobs"_s)});
    ASSERT_TRUE(store) << store.error().message.toStdString();
    const auto setAside = (*store)->loadSetAside(JobId(QUuid::fromString(u"00000000-0000-4000-8000-000000000001"_s)));
    ASSERT_TRUE(setAside) << setAside.error().message.toStdString();
    ASSERT_EQ(setAside->size(), 1U);
    EXPECT_EQ(setAside->front().sequence, 17U);
    EXPECT_EQ(setAside->front().failures, 4);
}

TEST_F(GoldenStore, AnAnswersFileOfVersion1Reads) {
    const auto store = SqliteAnswerStore::open(copyOf(QStringLiteral("answers-v1.sqlite")));
    ASSERT_TRUE(store) << store.error().message.toStdString();
    EXPECT_EQ(samples::sequencesIn(**store), (std::vector<SequenceNumber>{0, 9, 8'192, kMaxSequenceNumber}));
    const auto answers = samples::answersIn(**store);
    ASSERT_EQ(answers.size(), 4U);
    EXPECT_EQ(answers[0].payload, QByteArray("\0\x01\xff", 3));
    EXPECT_TRUE(answers[1].payload.isEmpty());
    EXPECT_EQ(answers[2].worker, WorkerId(u"pc-1/3f2a9c01/0"_s));
    EXPECT_EQ(answers[3].worker, WorkerId(u"pc-2/00ff00ff/1"_s));
    EXPECT_EQ(answers[3].computeTime, std::chrono::microseconds(4'000));
    EXPECT_EQ((*store)->totalComputeTime(), std::chrono::microseconds(10'000));
}

} // namespace
} // namespace gleaner
