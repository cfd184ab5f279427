// The window works by keyboard alone, tells a screen reader everything, and passes on what the owner wants.
#include "screensaver_client/desk/desk_window.h"

#include "screensaver_client/desk/settings_page.h"
#include "tests/screensaver_client/desk/desk_examples.h"
#include "tests/support/event_wait.h"
#include "tests/support/fake_agent.h"
#include "tests/support/gui_environment.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QSet>
#include <QTabWidget>
#include <QTest>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new GuiEnvironmentOf<QApplication>);

class DeskWindowTest : public testing::Test {
protected:
    DeskWindowTest() {
        fake.snapshot = exampleComputing();
        fake.settings = exampleSettings();
        fake.why = exampleWhy();
        agent.start();
        window.present(DeskPage::Overview);
    }
    bool connected() {
        return happens(
            [this] { return agent.snapshot().has_value() && !fake.last(QStringLiteral("settings")).isEmpty(); });
    }
    bool says(const char* text) const {
        for (const QLabel* label : window.findChildren<QLabel*>())
            if (label->text().contains(QLatin1String(text)))
                return true;
        return false;
    }
    QAbstractButton* button(const char* text) const {
        for (QAbstractButton* each : window.findChildren<QAbstractButton*>())
            if (each->text().contains(QLatin1String(text)))
                return each;
        return nullptr;
    }

    SystemClock clock;
    FakeAgent fake;
    DeskAgent agent{fake.socketName, [] { return true; }};
    DeskWindow window{agent, clock};
};

TEST_F(DeskWindowTest, ShowsStateAndWhatWasGiven) {
    ASSERT_TRUE(connected());
    EXPECT_TRUE(says("Computing with 2 processors"));
    EXPECT_TRUE(says("A very deep zoom"));
    EXPECT_TRUE(says("4,321 chunks") || says("4321 chunks") || says("4.321 chunks"));
    EXPECT_TRUE(says("Trading floor (https://desk.example:10001): out of reach."));
}

TEST_F(DeskWindowTest, ButtonsReachTheAgent) {
    ASSERT_TRUE(connected());
    button("Snooze for an hour")->click();
    EXPECT_TRUE(
        happens([this] { return fake.last(QStringLiteral("snooze")).value(QStringLiteral("minutes")).toInt() == 60; }));
    button("Compute now")->click();
    EXPECT_TRUE(happens([this] { return !fake.last(QStringLiteral("compute-now")).isEmpty(); }));
}

TEST_F(DeskWindowTest, OpensTheWantedPageAndEscapeCloses) {
    auto* tabs = window.findChild<QTabWidget*>();
    window.present(DeskPage::Settings);
    EXPECT_NE(qobject_cast<SettingsPage*>(tabs->currentWidget()), nullptr);
    QTest::keyClick(&window, Qt::Key_Escape);
    EXPECT_FALSE(window.isVisible());
}

TEST_F(DeskWindowTest, TabReachesEveryControlOfEveryPage) {
    ASSERT_TRUE(connected());
    QApplication::setActiveWindow(&window);
    auto* tabs = window.findChild<QTabWidget*>();
    for (int page = 0; page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        tabs->setFocus();
        QSet<QWidget*> reached;
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, Qt::Key_Tab);
            reached.insert(QApplication::focusWidget());
        }
        for (QAbstractButton* each : tabs->currentWidget()->findChildren<QAbstractButton*>()) {
            if (each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus)) {
                EXPECT_TRUE(reached.contains(each)) << "page " << page << ": " << each->text().toStdString();
            }
        }
    }
}

TEST_F(DeskWindowTest, EveryControlHasANameForAScreenReader) {
    ASSERT_TRUE(connected());
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith(QStringLiteral("qt_")) ||
            widget->inherits("QScrollArea") || widget->inherits("QTabBar") || widget->inherits("QHeaderView") ||
            widget->inherits("QLabel"))
            continue;
        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(widget);
        ASSERT_NE(access, nullptr) << widget->metaObject()->className();
        EXPECT_FALSE(access->text(QAccessible::Name).isEmpty())
            << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
    }
}

TEST_F(DeskWindowTest, ComplaintsOfTheAgentAreShown) {
    Q_EMIT agent.complained(QStringLiteral("The agent says no."));
    EXPECT_TRUE(says("The agent says no."));
}

} // namespace
} // namespace gleaner
