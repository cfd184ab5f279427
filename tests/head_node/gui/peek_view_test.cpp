// The monitor of the queues in the real window: over a head that answers what the test says, and over a real one.
#include "head_node/gui/peek_view.h"

#include "tests/head_node/gui/window_bed.h"
#include "tests/head_node/headlink/scripted_head_link.h"
#include "tests/head_node/models/snapshot_samples.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace gleaner {
namespace {

using L = QLatin1String;
constexpr int kPaused = 4; // of the intervals to choose from

QJsonObject json(const char* text) {
    const QJsonDocument document = QJsonDocument::fromJson(text);
    EXPECT_TRUE(document.isObject()) << text;
    return document.object();
}

const char* const kQueues = R"({"at": "2026-01-01T00:00:00.000Z", "queues": [
  {"name": "work", "shares": [{"queue": "gleaner-work", "where": "", "messages": 100000, "oldest": "2025-12-31T23:55:00.000Z"}]},
  {"name": "answers", "shares": [{"queue": "gleaner-answers", "where": "", "messages": 12}]},
  {"name": "heartbeats", "shares": [{"queue": "gleaner-heartbeats", "where": "", "messages": 7}]}]})";
const char* const kFront = R"({"at": "2026-01-01T00:00:00.000Z", "trouble": "", "front": [
  {"id": "m-1", "kind": "chunk", "job": "00000001-0001-0002-0304-05060708090a", "sequence": 17, "detail": "primes version 1",
   "bytes": 212, "dequeue_count": 2, "inserted": "2025-12-31T23:59:00.000Z", "expires": "2026-01-07T23:59:00.000Z"}]})";

/// A head that answers every look at once.
class QuickHeadLink final : public ScriptedHeadLink {
public:
    QFuture<Answer> ask(QJsonObject request) override {
        const bool isFront = request.value(L("command")).toString() == L("peek");
        auto future = ScriptedHeadLink::ask(std::move(request));
        if (answersAll)
            answer(answers.size() - 1, json(isFront ? kFront : kQueues));
        return future;
    }
    bool answersAll = false;
};

class Peek : public WindowBed {
protected:
    void SetUp() override {
        WindowBed::SetUp();
        m_link.shown = std::make_shared<HeadSnapshot>(snapshotOf({runningJob(1, 10)}));
    }
    void openPeek() {
        openWindow(m_link);
        m_watch->start();
        ASSERT_TRUE(waitUntil([this] { return m_watch->snapshot() == m_link.shown; }));
        find<QComboBox>("peekInterval")->setCurrentIndex(kPaused); // only when the test asks
        press(Qt::Key_4, Qt::ControlModifier);
        ASSERT_EQ(m_window->currentView()->title(), QStringLiteral("Peek"));
    }
    /// Answers whatever is asked next.
    void answerNext(const char* command, const Answer& answer) {
        ASSERT_TRUE(waitUntil([this] { return m_link.requests.size() > m_answered; }));
        EXPECT_EQ(m_link.requests[m_answered].value(L("command")).toString(), L(command));
        m_link.answer(m_answered++, answer);
        QTest::qWait(10);
    }
    QString cell(const char* table, int row, int column) {
        return find<QTableView>(table)->model()->index(row, column).data().toString();
    }
    QString trouble() {
        const auto* label = find<QLabel>("peekTrouble");
        return label->isVisible() ? label->text() : QString();
    }

    QuickHeadLink m_link;
    std::size_t m_answered = 0;
};

TEST_F(Peek, ShowsHowFullTheQueuesAreAndWhatIsAtTheFrontOfOne) {
    ASSERT_NO_FATAL_FAILURE(openPeek());
    answerNext("queues", json(kQueues));
    EXPECT_EQ(cell("queues", 0, 1), QStringLiteral("100,000"));
    EXPECT_EQ(m_link.requests.at(1).value(L("queue")).toString(), QStringLiteral("work"));
    EXPECT_EQ(m_link.requests.at(1).value(L("count")).toInt(), 32);
    answerNext("peek", json(kFront));
    ASSERT_TRUE(waitUntil([this] { return find<QTableView>("frontMessages")->model()->rowCount() == 1; }));
    EXPECT_EQ(cell("frontMessages", 0, 0), QStringLiteral("Job 1"));
    EXPECT_EQ(trouble(), QString());
}

TEST_F(Peek, AsksForNothingButLooks) {
    m_link.answersAll = true;
    ASSERT_NO_FATAL_FAILURE(openPeek());
    auto* queues = find<QTableView>("queues");
    queues->setFocus();
    for (int round = 0; round < 20; ++round) {
        press(round % 2 == 0 ? Qt::Key_Down : Qt::Key_Up);
        press(Qt::Key_F5);
        QTest::qWait(10);
    }
    ASSERT_GE(m_link.requests.size(), 20U);
    for (const QJsonObject& request : m_link.requests) {
        const QString command = request.value(L("command")).toString();
        EXPECT_TRUE(command == L("queues") || command == L("peek")) << command.toStdString();
    }
}

TEST_F(Peek, SaysWhenAQueueCannotBeReachedAndGoesOnWhenItCan) {
    ASSERT_NO_FATAL_FAILURE(openPeek());
    answerNext("queues", json(kQueues));
    answerNext("peek", json(kFront));
    click(find<QPushButton>("peekNow"));
    QJsonObject silent = json(kQueues);
    QJsonArray queues = silent.value(L("queues")).toArray();
    queues[0] = json(
        R"({"name": "work", "shares": [{"queue": "gleaner-work", "where": "https://a", "trouble": "Nobody answers at a."}]})");
    silent.insert(L("queues"), queues);
    answerNext("queues", silent);
    answerNext("peek", failure(ErrorCode::Unavailable, QStringLiteral("Nobody answers at a.")));
    EXPECT_TRUE(waitUntil([this] { return trouble().contains(QStringLiteral("Nobody answers at a.")); }));
    EXPECT_EQ(cell("queues", 0, 1), QStringLiteral("not known"));
    click(find<QPushButton>("peekNow"));
    answerNext("queues", failure(ErrorCode::Unavailable, QStringLiteral("The head does not answer.")));
    EXPECT_TRUE(waitUntil([this] { return trouble().contains(QStringLiteral("The head does not answer.")); }));
    EXPECT_TRUE(trouble().contains(QStringLiteral("What is shown is from"))) << trouble().toStdString();
    click(find<QPushButton>("peekNow"));
    answerNext("queues", json(kQueues));
    answerNext("peek", json(kFront));
    EXPECT_TRUE(waitUntil([this] { return trouble().isEmpty(); }));
}

TEST_F(Peek, NeverAsksTwiceAtATime) {
    ASSERT_NO_FATAL_FAILURE(openPeek());
    ASSERT_TRUE(waitUntil([this] { return m_link.requests.size() == 1; }));
    for (int i = 0; i < 5; ++i)
        press(Qt::Key_F5);
    QTest::qWait(50);
    EXPECT_EQ(m_link.requests.size(), 1U);
    answerNext("queues", json(kQueues));
    answerNext("peek", json(kFront));
    EXPECT_TRUE(waitUntil([this] { return m_link.requests.size() == 3; })) << "once more, for the five";
}

TEST_F(Peek, PausedLooksOnlyWhenAsked) {
    m_link.answersAll = true;
    ASSERT_NO_FATAL_FAILURE(openPeek());
    find<QComboBox>("peekInterval")->setFocus();
    press(Qt::Key_Home);
    EXPECT_TRUE(waitUntil([&] { return m_link.requests.size() >= 4; })) << "every second";
    press(Qt::Key_End);
    QTest::qWait(100);
    const std::size_t asked = m_link.requests.size();
    QTest::qWait(1'500);
    EXPECT_EQ(m_link.requests.size(), asked);
    press(Qt::Key_F5);
    EXPECT_TRUE(waitUntil([&] { return m_link.requests.size() == asked + 2; }));
}

TEST_F(Peek, TheChosenIntervalIsKeptAndHeld) {
    m_link.answersAll = true;
    ASSERT_NO_FATAL_FAILURE(openPeek());
    find<QComboBox>("peekInterval")->setFocus();
    press(Qt::Key_Home);
    const std::size_t asked = m_link.requests.size();
    EXPECT_TRUE(waitUntil([&] { return m_link.requests.size() >= asked + 4; })) << "every second";
    m_window.reset();
    openWindow(m_link);
    EXPECT_EQ(find<QComboBox>("peekInterval")->currentData().toInt(), 1'000);
}

TEST_F(WindowBed, PeekShowsTheQueuesOfARealHead) {
    open();
    handIn("echo", {{QStringLiteral("chunks"), 500}, {QStringLiteral("spin-ms"), 60'000}}, "echo.txt", "Patience");
    ASSERT_TRUE(waitUntil([this] { return onlyJob() != nullptr; }));
    press(Qt::Key_4, Qt::ControlModifier);
    const auto* front = find<QTableView>("frontMessages")->model();
    const auto* queues = find<QTableView>("queues")->model();
    EXPECT_TRUE(waitUntil([&] {
        press(Qt::Key_F5);
        return front->rowCount() == 32 && front->index(0, 0).data().toString() == QStringLiteral("Patience") &&
               queues->index(0, 1).data().toString().toInt() >= 32;
    }));
    EXPECT_FALSE(find<QLabel>("peekTrouble")->isVisible());
    m_window->perform({{L("command"), L("cancel")}, {L("id"), toString(onlyJob()->record.id)}},
                      QStringLiteral("Cancelled."));
    EXPECT_TRUE(waitUntil([this] { return onlyJob()->record.state == JobState::Cancelled; }));
}

} // namespace
} // namespace gleaner
