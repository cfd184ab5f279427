#include "head_node/models/message_table_model.h"
#include "head_node/models/queue_table_model.h"

#include "tests/head_node/models/snapshot_samples.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPersistentModelIndex>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

QJsonObject json(const char* text) {
    const QJsonDocument document = QJsonDocument::fromJson(text);
    EXPECT_TRUE(document.isObject()) << text;
    return document.object();
}

const char* const kOneQueue = R"({"at": "2026-01-01T00:00:00.000Z", "queues": [
  {"name": "work", "shares": [{"queue": "gleaner-work", "where": "", "messages": 900, "oldest": "2025-12-31T23:55:00.000Z"}]},
  {"name": "answers", "shares": [{"queue": "gleaner-answers", "where": "", "messages": 0}]},
  {"name": "heartbeats", "shares": [{"queue": "gleaner-heartbeats", "where": "", "messages": 7}]}]})";

const char* const kShards = R"({"at": "2026-01-01T00:00:00.000Z", "queues": [
  {"name": "work", "shares": [
    {"queue": "gleaner-work", "where": "https://a", "messages": 5, "oldest": "2025-12-31T23:55:00.000Z"},
    {"queue": "gleaner-work-shard1", "where": "https://a", "messages": 6, "oldest": "2025-12-31T23:50:00.000Z"},
    {"queue": "gleaner-work", "where": "https://b", "trouble": "Nobody answers there."}]}]})";

class Queues : public testing::Test {
protected:
    QString cell(int row, QueueTableModel::Column column) {
        return m_model.index(row, static_cast<int>(column)).data().toString();
    }
    QueueTableModel m_model;
    QAbstractItemModelTester m_tester{&m_model, Mode::Fatal};
};

TEST_F(Queues, AreListedBeforeAnybodyHasAnswered) {
    ASSERT_EQ(m_model.rowCount(), 4);
    EXPECT_EQ(cell(0, QueueTableModel::Column::Queue), QStringLiteral("Work"));
    EXPECT_EQ(cell(0, QueueTableModel::Column::Messages), QStringLiteral("not known"));
    EXPECT_TRUE(m_model.row(3)->isPoison());
}

TEST_F(Queues, ShowHowFullTheyAreAndHowOldTheirOldestMessageIs) {
    m_model.show(json(kOneQueue));
    ASSERT_EQ(m_model.rowCount(), 4);
    EXPECT_EQ(cell(0, QueueTableModel::Column::Messages), QStringLiteral("900"));
    EXPECT_EQ(cell(0, QueueTableModel::Column::Oldest), QStringLiteral("5 min 00 s"));
    EXPECT_EQ(cell(1, QueueTableModel::Column::Messages), QStringLiteral("0"));
    EXPECT_EQ(cell(1, QueueTableModel::Column::Oldest), QString());
    EXPECT_EQ(m_model.trouble(), QString());
}

TEST_F(Queues, AreSummedAndEachShareIsShownBelow) {
    m_model.show(json(kShards));
    ASSERT_EQ(m_model.rowCount(), 5);
    EXPECT_EQ(cell(0, QueueTableModel::Column::Messages), QStringLiteral("11"));
    EXPECT_EQ(cell(0, QueueTableModel::Column::Oldest), QStringLiteral("10 min"));
    EXPECT_EQ(cell(2, QueueTableModel::Column::Queue).trimmed(), QStringLiteral("gleaner-work-shard1 · https://a"));
    EXPECT_EQ(cell(2, QueueTableModel::Column::Messages), QStringLiteral("6"));
    EXPECT_EQ(cell(3, QueueTableModel::Column::Messages), QStringLiteral("not known"));
    EXPECT_EQ(m_model.trouble(), QStringLiteral("Nobody answers there."));
    EXPECT_TRUE(m_model.historyOf(QStringLiteral("work")).empty()) << "a sum without a share would look like a drop";
    EXPECT_EQ(m_model.historyOf(QStringLiteral("work/1")).size(), 1U);
}

TEST_F(Queues, RememberHowFullTheyWere) {
    for (int second = 0; second < 10; ++second) {
        QJsonObject answer = json(kOneQueue);
        answer.insert(QStringLiteral("at"),
                      QStringLiteral("2026-01-01T00:00:%1.000Z").arg(second, 2, 10, QLatin1Char('0')));
        m_model.show(answer);
    }
    const auto& history = m_model.historyOf(QStringLiteral("work"));
    ASSERT_GE(history.size(), 9U);
    EXPECT_EQ(history.back().value, 900);
    EXPECT_TRUE(m_model.historyOf(QStringLiteral("none")).empty());
}

TEST_F(Queues, KeepTheirRowsWhenNewsCome) {
    m_model.show(json(kOneQueue));
    const QPersistentModelIndex answers = m_model.index(1, 0);
    const QSignalSpy resets(&m_model, &QAbstractItemModel::modelReset);
    m_model.show(json(kOneQueue));
    EXPECT_EQ(answers.row(), 1);
    EXPECT_TRUE(resets.isEmpty());
}

TEST_F(Queues, CountWhatIsSetAside) {
    JobSnapshot job = runningJob(1, 10);
    job.setAsideCount = 3;
    job.setAside = {{4, FailureKind::ComputationFailed, QStringLiteral("no"), {}, kShownAt - Seconds(60), false}};
    m_model.showPoison(snapshotOf({job}));
    EXPECT_EQ(cell(3, QueueTableModel::Column::Messages), QStringLiteral("3"));
    EXPECT_EQ(cell(3, QueueTableModel::Column::Oldest), QStringLiteral("1 min 00 s"));
}

const char* const kFront = R"({"at": "2026-01-01T00:00:00.000Z", "front": [
  {"id": "m-1", "kind": "chunk", "job": "00000001-0001-0002-0304-05060708090a", "sequence": 17, "detail": "primes version 1",
   "bytes": 212, "dequeue_count": 2, "inserted": "2025-12-31T23:59:00.000Z", "expires": "2026-01-07T23:59:00.000Z"},
  {"id": "m-2", "kind": "", "job": "00000000-0000-0000-0000-000000000000", "sequence": 0, "detail": "It is too short.",
   "bytes": 1, "dequeue_count": 0, "inserted": "2025-12-31T23:59:30.000Z", "expires": "9999-12-31T23:59:59.000Z"}]})";

class Messages : public testing::Test {
protected:
    QString cell(int row, MessageColumn column) {
        return m_model.index(row, static_cast<int>(column)).data().toString();
    }
    MessageTableModel m_model;
    QAbstractItemModelTester m_tester{&m_model, Mode::Fatal};
};

TEST_F(Messages, AreShownDecodedWithTheirJobsName) {
    m_model.show(messageRows(json(kFront), snapshotOf({runningJob(1, 10)})), kShownAt);
    ASSERT_EQ(m_model.rowCount(), 2);
    EXPECT_EQ(cell(0, MessageColumn::Job), QStringLiteral("Job 1"));
    EXPECT_EQ(cell(0, MessageColumn::Chunk), QStringLiteral("17"));
    EXPECT_EQ(cell(0, MessageColumn::Kind), QStringLiteral("Chunk"));
    EXPECT_EQ(cell(0, MessageColumn::Size), QStringLiteral("212 bytes"));
    EXPECT_EQ(cell(0, MessageColumn::Taken), QStringLiteral("2"));
    EXPECT_EQ(cell(0, MessageColumn::Age), QStringLiteral("1 min 00 s"));
    EXPECT_EQ(cell(0, MessageColumn::Expires), QStringLiteral("in 6 days 23 h"));
    const QString exact = m_model.index(0, 0).data(Qt::ToolTipRole).toString();
    EXPECT_TRUE(exact.contains(QStringLiteral("m-1"))) << exact.toStdString();
}

TEST_F(Messages, SayWhyTheyDoNotDecode) {
    m_model.show(messageRows(json(kFront), {}), kShownAt);
    EXPECT_EQ(cell(1, MessageColumn::Kind), QStringLiteral("Not readable"));
    EXPECT_EQ(cell(1, MessageColumn::Content), QStringLiteral("It is too short."));
    EXPECT_EQ(cell(1, MessageColumn::Chunk), QString());
    EXPECT_EQ(cell(1, MessageColumn::Expires), QStringLiteral("never"));
    EXPECT_EQ(cell(0, MessageColumn::Job), QStringLiteral("00000001")) << "a job that the head does not know";
}

TEST_F(Messages, ComeAndGoWithoutMovingTheOthers) {
    std::vector<MessageRow> rows(32);
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].id = QString::number(i);
    m_model.show(rows, kShownAt);
    const QPersistentModelIndex tenth = m_model.index(10, 0);
    const QSignalSpy inserted(&m_model, &QAbstractItemModel::rowsInserted),
        removed(&m_model, &QAbstractItemModel::rowsRemoved);
    rows.erase(rows.begin(), rows.begin() + 5);
    for (int i = 0; i < 5; ++i) {
        rows.emplace_back();
        rows.back().id = QStringLiteral("new %1").arg(i);
    }
    m_model.show(rows, kShownAt + Seconds(1));
    EXPECT_EQ(tenth.row(), 5);
    EXPECT_EQ(inserted.size(), 1) << "what comes in one piece is told in one piece";
    EXPECT_EQ(removed.size(), 1);
    std::swap(rows.front(), rows.back());
    m_model.show(rows, kShownAt + Seconds(2));
    ASSERT_EQ(m_model.rowCount(), 32);
    EXPECT_EQ(m_model.row(0)->id, QStringLiteral("new 4"));
    m_model.show({}, kShownAt);
    EXPECT_EQ(m_model.rowCount(), 0);
}

TEST_F(Messages, OfPoisonAreItsOldestChunks) {
    JobSnapshot job = runningJob(1, 10);
    for (SequenceNumber i = 0; i < 50; ++i)
        job.setAside.push_back({i,
                                FailureKind::TakenTooOften,
                                QStringLiteral("gone"),
                                {},
                                kShownAt - Seconds(static_cast<int>(i)),
                                i == 49});
    m_model.show(setAsideRows(snapshotOf({job}), 32), kShownAt);
    ASSERT_EQ(m_model.rowCount(), 32);
    EXPECT_EQ(cell(0, MessageColumn::Chunk), QStringLiteral("48")) << "the oldest; number 49 was dropped";
    EXPECT_EQ(cell(0, MessageColumn::Size), QString()) << "it lies in no queue";
}

} // namespace
} // namespace gleaner
