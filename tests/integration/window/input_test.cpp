// A person's first job with the mouse and the keyboard of the X server.
#include "tests/integration/window/x_input.h"

#include <QImage>
#include <QLabel>
#include <QPushButton>

namespace gleaner {
namespace {

using Input = XInput<WindowBed>;

TEST_F(Input, AFirstJobWithTheMouse) {
    open();
    clickOn(find<QPushButton>("choose-mandelbrot"));
    ASSERT_TRUE(showsView("New job"));
    fill("field-width", QStringLiteral("352"));
    fill("field-height", QStringLiteral("176"));
    fill("output", path("picture.png"));
    auto* start = find<QPushButton>("start");
    ASSERT_TRUE(waitUntil([start] { return start->isEnabled(); }));
    clickOn(start);
    ASSERT_TRUE(waitUntil([this] { return isDone("picture.png"); }));
    EXPECT_EQ(QImage(path("picture.png")).size(), QSize(352, 176));
    EXPECT_TRUE(showsView("Job"));
}

TEST_F(Input, AFirstJobWithTheKeyboardAlone) {
    open();
    key("ctrl+n");
    ASSERT_TRUE(showsView("New job"));
    ASSERT_TRUE(tabTo(find<QWidget>("computations")));
    key("Down");
    key("Down"); // to the third, primes
    ASSERT_TRUE(waitUntil([this] { return m_window->findChild<QWidget*>(QStringLiteral("field-to")) != nullptr; }));
    ASSERT_TRUE(tabTo(lineOf("field-to")));
    typeText(QStringLiteral("1e6"));
    ASSERT_TRUE(tabTo(lineOf("output")));
    key("ctrl+a");
    typeText(path("primes.txt"));
    auto* start = find<QPushButton>("start");
    ASSERT_TRUE(waitUntil([&] { return lineOf("output")->text() == path("primes.txt") && start->isEnabled(); }));
    key("ctrl+Return");
    ASSERT_TRUE(waitUntil([this] { return isDone("primes.txt"); }));
    EXPECT_TRUE(showsView("Job"));
    EXPECT_TRUE(waitUntil([this] { return find<QLabel>("convergingValue")->text() == QStringLiteral("78,498"); }));
}

TEST_F(Input, AMenuOpensWithAltAndItsLetter) {
    open();
    key("alt+h");
    ASSERT_TRUE(waitUntil([] { return QApplication::activePopupWidget() != nullptr; }));
    key("Escape");
    EXPECT_TRUE(waitUntil([] { return QApplication::activePopupWidget() == nullptr; }));
}

} // namespace
} // namespace gleaner
