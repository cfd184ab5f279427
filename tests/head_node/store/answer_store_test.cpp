#include "head_node/store/answer_store.h"

#include "tests/contract/journal_samples.h"
#include "tests/head_node/store/damage.h"

#include <QTemporaryDir>

#include <limits>

namespace gleaner {
namespace {

class AnswerStoreTest : public testing::Test {
protected:
    [[nodiscard]] std::unique_ptr<SqliteAnswerStore> open() const {
        return SqliteAnswerStore::open(m_path).value_or(nullptr);
    }

    QTemporaryDir m_folder;
    const QString m_path = m_folder.filePath(QStringLiteral("answers.sqlite"));
};

TEST_F(AnswerStoreTest, AFullDiskStoresNothingOfTheBatchAndALaterOneSucceeds) {
    const auto store = open();
    ASSERT_TRUE(store->append(std::vector{samples::answer(1)}));
    const auto total = store->totalComputeTime();
    ASSERT_TRUE(store->limitPages(1));
    // The first fits into pages that are there already; the second, of a worker never met, does not.
    AnswerRecord large = samples::answer(3, QByteArray(100'000, 'x'));
    large.worker = WorkerId(QStringLiteral("pc-new/1/0"));
    const Status full = store->append(std::vector{samples::answer(2), large});
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, ErrorCode::DiskFull);
    EXPECT_EQ(samples::sequencesIn(*store), std::vector<SequenceNumber>{1});
    EXPECT_EQ(store->totalComputeTime(), total);
    ASSERT_TRUE(store->limitPages(1'000'000));
    ASSERT_TRUE(store->append(std::vector{samples::answer(2), large}));
    EXPECT_EQ(samples::sequencesIn(*store), (std::vector<SequenceNumber>{1, 2, 3}));
    EXPECT_EQ(samples::answersIn(*store).back().worker, large.worker);
}

TEST_F(AnswerStoreTest, AFileThatIsNoDatabaseIsCorruptAndTheErrorSaysWhichAndWhatToDo) {
    {
        QFile file(m_path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10'000, 'x'));
    }
    const auto opened = SqliteAnswerStore::open(m_path);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::Corrupt);
    EXPECT_TRUE(opened.error().message.contains(m_path));
    EXPECT_TRUE(opened.error().message.contains(QStringLiteral("submit it again")));
}

TEST_F(AnswerStoreTest, DamagedPagesAreCorruptWhenTheyAreRead) {
    {
        const auto store = open();
        std::vector<AnswerRecord> answers;
        for (SequenceNumber i = 0; i < 300; ++i)
            answers.push_back(samples::answer(i, QByteArray(500, 'a')));
        ASSERT_TRUE(store->append(answers));
    }
    for (qint64 page = 10; page < QFile(m_path).size() / 4'096; ++page)
        overwrite(m_path, page * 4'096, QByteArray(4'096, 'x'));
    const auto store = open();
    ASSERT_TRUE(store);
    const Status status = store->forEachAnswer([](const AnswerRecord&) -> Status { return {}; });
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code, ErrorCode::Corrupt);
}

TEST_F(AnswerStoreTest, AnIndexThatLacksAnswersIsCorrupt) {
    ASSERT_TRUE(open()->append(std::vector{samples::answer(1), samples::answer(2)}));
    meddle(m_path, QStringLiteral("DELETE FROM answered"));
    EXPECT_EQ(open()->forEachSequence([](SequenceNumber) {}).error().code, ErrorCode::Corrupt);
}

TEST_F(AnswerStoreTest, APageOfTheIndexOfTheWrongSizeIsCorrupt) {
    ASSERT_TRUE(open()->append(std::vector{samples::answer(1)}));
    meddle(m_path, QStringLiteral("UPDATE answered SET bits = x'02'"));
    const auto store = open();
    EXPECT_EQ(store->forEachSequence([](SequenceNumber) {}).error().code, ErrorCode::Corrupt);
    EXPECT_EQ(store->append(std::vector{samples::answer(2)}).error().code, ErrorCode::Corrupt);
    EXPECT_EQ(samples::answersIn(*store).size(), 1U);
}

TEST_F(AnswerStoreTest, AFileOfANewerVersionIsRefused) {
    ASSERT_TRUE(open());
    meddle(m_path, QStringLiteral("PRAGMA user_version=2"));
    EXPECT_EQ(SqliteAnswerStore::open(m_path).error().code, ErrorCode::Refused);
}

TEST_F(AnswerStoreTest, WorkersThatLieAboutTheirTimeDoNotOverflowTheSum) {
    constexpr std::chrono::microseconds kMost{std::numeric_limits<qint64>::max()};
    const auto store = open();
    for (const SequenceNumber first : {0U, 10U}) {
        AnswerRecord one = samples::answer(first);
        AnswerRecord other = samples::answer(first + 1);
        one.computeTime = other.computeTime = kMost;
        ASSERT_TRUE(store->append(std::vector{one, other}));
        EXPECT_EQ(store->totalComputeTime(), kMost);
    }
}

TEST_F(AnswerStoreTest, ALockThatAnotherProgramHoldsIsUnavailable) {
    SqliteOptions impatient;
    impatient.busyTimeout = Milliseconds(0);
    ASSERT_TRUE(open());
    const auto other = SqliteConnection::open(m_path, impatient).value_or(nullptr);
    const auto locked = SqliteTransaction::begin(*other);
    ASSERT_TRUE(locked);
    const auto third = SqliteConnection::open(m_path, impatient).value_or(nullptr);
    EXPECT_EQ(SqliteTransaction::begin(*third).error().code, ErrorCode::Unavailable);
}

} // namespace
} // namespace gleaner
