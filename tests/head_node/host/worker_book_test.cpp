#include "head_node/host/worker_book.h"

#include "tests/support/code_of.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

constexpr TimePoint kStart{Milliseconds(1'700'000'000'000)};

class WorkerBookTest : public testing::Test {
protected:
    [[nodiscard]] WorkerBook open() const { return WorkerBook(file()); }
    [[nodiscard]] QString file() const { return m_folder.filePath(QStringLiteral("workers.json")); }
    static QString text(const char* text) { return QString::fromUtf8(text); }

    QTemporaryDir m_folder;
};

FleetWorker worker(const char* id, Seconds later = Seconds(0), bool isProven = true) {
    FleetWorker worker;
    worker.worker = WorkerId(QString::fromUtf8(id));
    worker.isProven = isProven;
    worker.lastSeen = kStart + later;
    return worker;
}

TEST_F(WorkerBookTest, RemembersOverARestartWhatItNoted) {
    {
        WorkerBook book = open();
        ASSERT_TRUE(book.noteEnrolled(text("pc-17"), kStart));
        ASSERT_TRUE(book.rename(text("pc-17"), text("Empfang, 1. Stock ☕")));
        book.noteSeen({worker("pc-17/3f2a", Seconds(60)), worker("pc-17/9999", Seconds(30))});
        ASSERT_TRUE(book.flush());
    }
    EXPECT_EQ(open().find(text("pc-17")), (WorkerNote{text("Empfang, 1. Stock ☕"), kStart, kStart + Seconds(60)}));
}

TEST_F(WorkerBookTest, ANameThatNobodyProvedIsNotSeen) {
    WorkerBook book = open();
    book.noteSeen({worker("pc-17/3f2a", Seconds(0), false)});
    EXPECT_EQ(book.find(text("pc-17")), WorkerNote());
}

TEST_F(WorkerBookTest, NoTwoWorkersAreCalledTheSame) {
    WorkerBook book = open();
    ASSERT_TRUE(book.noteEnrolled(text("pc-17"), kStart));
    ASSERT_TRUE(book.rename(text("pc-18"), text("Reception")));
    EXPECT_EQ(codeOf(book.rename(text("pc-17"), text("Reception"))), ErrorCode::AlreadyExists);
    EXPECT_EQ(codeOf(book.rename(text("pc-18"), text("pc-17"))), ErrorCode::AlreadyExists);
    EXPECT_TRUE(book.rename(text("pc-18"), text("Reception")));
}

TEST_F(WorkerBookTest, ALabelCanBeSeenAndIsNoPartOfAnId) {
    WorkerBook book = open();
    for (const char* wrong : {"a/b", "a!b", "a\nb", "a\tb", "\xE2\x80\xAE\x67\x70"})
        EXPECT_EQ(codeOf(book.rename(text("pc"), text(wrong))), ErrorCode::InvalidArgument) << wrong;
    EXPECT_EQ(codeOf(book.rename(text("pc"), QString(49, u'x'))), ErrorCode::InvalidArgument);
    EXPECT_TRUE(book.rename(text("pc"), QString(48, u'x')));
}

TEST_F(WorkerBookTest, AnEmptyLabelOrTheNameItselfTakesTheLabelAway) {
    WorkerBook book = open();
    ASSERT_TRUE(book.rename(text("pc"), text("Reception")));
    EXPECT_EQ(book.labels().size(), 1);
    ASSERT_TRUE(book.rename(text("pc"), text("pc")));
    EXPECT_TRUE(book.labels().isEmpty());
}

TEST_F(WorkerBookTest, ADamagedFileIsAnEmptyBook) {
    QFile damaged(file());
    ASSERT_TRUE(damaged.open(QIODevice::WriteOnly) && damaged.write("{\"gleaner_workers\": 1, \"wor") > 0);
    damaged.close();
    WorkerBook book = open();
    EXPECT_EQ(book.find(text("pc")), WorkerNote());
    EXPECT_TRUE(book.rename(text("pc"), text("Reception")));
    EXPECT_EQ(open().find(text("pc")).label, text("Reception"));
}

TEST_F(WorkerBookTest, ItDoesNotGrowForEver) {
    WorkerBook book = open();
    std::vector<FleetWorker> fleet;
    for (int i = 0; i < 4'100; ++i) {
        fleet.push_back(worker("x", Seconds(i)));
        fleet.back().worker = WorkerId(QStringLiteral("pc-%1/1").arg(i));
    }
    book.noteSeen(fleet);
    EXPECT_EQ(book.find(text("pc-0")), WorkerNote());
    EXPECT_EQ(book.find(text("pc-4099")).lastSeen, kStart + Seconds(4'099));
}

TEST_F(WorkerBookTest, LabelsAreShownWhereverAWorkerIsNamed) {
    WorkerBook book = open();
    ASSERT_TRUE(book.rename(text("pc-17"), text("Reception")));
    HeadSnapshot shot;
    shot.fleet = {worker("pc-17/3f2a"), worker("pc-170/1")};
    JobSnapshot job;
    job.setAside = {{1, FailureKind::ComputationFailed, {}, {text("pc-17/3f2a/0"), text("pc-18/1/0")}, kStart, false}};
    shot.jobs = {job};
    showLabels(shot, book.labels());
    EXPECT_EQ(shot.fleet[0].worker.value(), text("pc-17/3f2a")) << "the id stays";
    EXPECT_EQ(shot.fleet[0].label, text("Reception"));
    EXPECT_EQ(shot.fleet[1].label, QString());
    EXPECT_EQ(shot.jobs[0].setAside[0].workers, QStringList({text("Reception/3f2a/0"), text("pc-18/1/0")}));
    EXPECT_EQ(labelledWorker(book.labels(), text("pc-17")), text("Reception"));
}

} // namespace
} // namespace gleaner
