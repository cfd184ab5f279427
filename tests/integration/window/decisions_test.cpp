// What a person watches and decides, with the mouse and the keyboard of the X server: looking at the queues changes
// nothing in them, poison goes out again, and wrong connection strings are explained until the right one is there.
#include "tests/head_node/gui/peek_effect_bed.h"
#include "tests/head_node/gui/poison_bed.h"
#include "tests/head_node/gui/settings_bed.h"
#include "tests/integration/window/x_input.h"

#include <QJsonArray>
#include <QPointer>

namespace gleaner {
namespace {

using Peeking = XInput<PeekEffectBed>;
using Poisoned = XInput<PoisonBed>;

class Settling : public XInput<SettingsBed> {
protected:
    void goThereAndWantRemote() {
        key("ctrl+7");
        ASSERT_TRUE(showsView("Settings"));
        auto* place = find<QComboBox>("setting-queues");
        ASSERT_TRUE(tabTo(place));
        key("Down");
        ASSERT_TRUE(waitUntil([place] { return place->currentIndex() == 1; }));
    }
    void typeStrings(const QString& text) {
        auto* strings = find<QPlainTextEdit>("setting-connection_strings");
        clickOn(strings);
        ASSERT_TRUE(waitUntil([strings] { return strings->hasFocus(); }));
        key("ctrl+a");
        typeText(text);
        ASSERT_TRUE(waitUntil([&] { return strings->toPlainText() == text; }));
    }
    /// What the Test button says in the end.
    QString verdict() {
        const auto label = [this] { return m_window->findChild<QLabel*>(QStringLiteral("testVerdict")); };
        const QPointer<QLabel> before = label();
        const bool isFirst = before.isNull();
        auto* test = find<QPushButton>("testConnection");
        clickOn(test);
        EXPECT_TRUE(waitUntil([&] { // those of before are gone
            return (isFirst || before.isNull()) && label() != nullptr && test->isEnabled();
        }));
        return label() != nullptr ? label()->text() : QString();
    }
    QJsonObject whatTheHeadSays() {
        auto future = m_session->link().ask({{QStringLiteral("command"), QStringLiteral("settings")}});
        EXPECT_TRUE(waitUntil([&future] { return future.isFinished(); }));
        return future.result().value_or(QJsonObject());
    }
};

TEST_F(Peeking, WithMouseAndKeyboardLeavesTheQueueAsItWas) {
    ASSERT_NO_FATAL_FAILURE(openWithWaiting());
    key("ctrl+4");
    ASSERT_TRUE(showsView("Peek"));
    auto* queues = find<QTableView>("queues");
    const auto* front = find<QTableView>("frontMessages")->model();
    ASSERT_TRUE(waitUntil([front] { return front->rowCount() == kChunks - kHeld; }));
    auto* interval = find<QComboBox>("peekInterval");
    ASSERT_TRUE(tabTo(interval));
    key("Home");
    ASSERT_TRUE(waitUntil([interval] { return interval->currentData().toInt() == 1'000; }));
    countLooks();
    for (int look = 1; look <= 24; ++look) {
        ASSERT_NO_FATAL_FAILURE(clickOnRow(queues, look % kQueuesShown));
        if (look % 2 == 0)
            key("F5");
        else
            clickOn(find<QPushButton>("peekNow"));
        ASSERT_TRUE(waitForLook(look));
    }
    ASSERT_NO_FATAL_FAILURE(clickOnRow(queues, 0));
    const int asked = m_looks;
    ASSERT_TRUE(waitForLook(asked + 4)) << "by itself, every second";
    ASSERT_NO_FATAL_FAILURE(expectNothingHappened());
}

TEST_F(Poisoned, AChunkIsRetriedByItsButtonAndTheJobEnds) {
    ASSERT_NO_FATAL_FAILURE(poison(1));
    clickOnRow(m_table, 0);
    EXPECT_TRUE(waitUntil([this] {
        return find<QPlainTextEdit>("poisonContent")->toPlainText().contains(QStringLiteral("|bad page 0|"));
    }));
    EXPECT_TRUE(waitUntil(
        [this] { return find<QPlainTextEdit>("poisonEvents")->toPlainText().contains(QStringLiteral("no paper")); }));
    m_healthy = true;
    clickOn(actionButton(QStringLiteral("Retry")));
    ASSERT_TRUE(waitUntil([this] { return isDone("pages.txt"); }));
    EXPECT_EQ(pages().size(), 12);
    EXPECT_TRUE(waitForCount(0));
}

TEST_F(Poisoned, AChunkIsRetriedFromTheKeyboardAndWhatIsStillBadComesBack) {
    ASSERT_NO_FATAL_FAILURE(poison(1));
    ASSERT_TRUE(tabTo(m_table));
    const TimePoint before = m_watch->snapshot()->jobs.front().setAside.front().at;
    key("ctrl+r");
    ASSERT_TRUE(waitUntil([&] { // worked again, by which it is set aside once more
        const auto& chunks = m_watch->snapshot()->jobs.front().setAside;
        return !chunks.empty() && chunks.front().at > before;
    }));
    EXPECT_FALSE(isDone("pages.txt"));
    EXPECT_TRUE(waitForCount(1));
    m_healthy = true;
    ASSERT_TRUE(tabTo(m_table));
    EXPECT_TRUE(m_table->selectionModel()->hasSelection()) << "what comes back into an empty view is selected";
    key("ctrl+r");
    ASSERT_TRUE(waitUntil([this] { return isDone("pages.txt"); }));
    EXPECT_EQ(pages().front(), QStringLiteral("bad page 0"));
}

TEST_F(Poisoned, AChunkIsDroppedAfterAYesAndTheResultGoesWithoutIt) {
    ASSERT_NO_FATAL_FAILURE(poison(1));
    clickOnRow(m_table, 0);
    key("Delete");
    const auto box = [this] { return m_window->findChild<QMessageBox*>(); };
    ASSERT_TRUE(waitUntil([box] { return box() != nullptr && box()->isActiveWindow(); }));
    key("Escape");
    ASSERT_TRUE(waitUntil([this, box] { return box() == nullptr && m_window->isActiveWindow(); }));
    EXPECT_EQ(m_table->model()->rowCount(), 1) << "nothing is dropped without a yes";
    key("Delete");
    ASSERT_TRUE(waitUntil([box] { return box() != nullptr && box()->isActiveWindow(); }));
    for (const QAbstractButton* button : box()->buttons()) {
        if (button->text().contains(QStringLiteral("Drop")))
            clickOn(button);
    }
    ASSERT_TRUE(waitUntil([this] { return isDone("pages.txt"); }));
    EXPECT_EQ(pages().size(), 11);
}

TEST_F(Settling, AWrongConnectionStringIsExplainedAndTheRightOneIsApplied) {
    ASSERT_NO_FATAL_FAILURE(open());
    ASSERT_NO_FATAL_FAILURE(serve("other"));
    ASSERT_NO_FATAL_FAILURE(goThereAndWantRemote());
    const QJsonObject before = inFile();
    ASSERT_NO_FATAL_FAILURE(typeStrings(QStringLiteral("AccountName=office;AccountKey=no-key!")));
    EXPECT_TRUE(complaint("row-connection_strings").contains(QStringLiteral("account key")))
        << complaint("row-connection_strings").toStdString();
    EXPECT_TRUE(verdict().contains(QStringLiteral("account key")));
    key("ctrl+Return");
    ASSERT_TRUE(
        waitUntil([this] { return m_window->notices().text().contains(QStringLiteral("Nothing was applied")); }));
    EXPECT_EQ(inFile(), before);

    ASSERT_NO_FATAL_FAILURE(typeStrings(connectionString("other")));
    EXPECT_EQ(complaint("row-connection_strings"), QString());
    const QString said = verdict();
    EXPECT_TRUE(said.startsWith(QStringLiteral("It works: ") + endpointOf("other"))) << said.toStdString();
    clickOn(find<QPushButton>("applySettings"));
    auto* restart = find<QPushButton>("restartHead");
    ASSERT_TRUE(waitUntil([restart] { return restart->isVisible(); }));
    EXPECT_EQ(inFile().value(QStringLiteral("queues")).toString(), QStringLiteral("connection-strings"));
    clickOn(restart);
    ASSERT_TRUE(waitUntil([restart] { return !restart->isVisible(); }));
    ASSERT_TRUE(waitForSession(SessionState::Own)) << m_session->sentence().toStdString();
    EXPECT_EQ(whatTheHeadSays().value(QStringLiteral("queues")).toString(), QStringLiteral("connection-strings"));
    const QString shown = whatTheHeadSays().value(QStringLiteral("connection_strings")).toArray().first().toString();
    EXPECT_TRUE(shown.contains(endpointOf("other"))) << shown.toStdString();
}

} // namespace
} // namespace gleaner
