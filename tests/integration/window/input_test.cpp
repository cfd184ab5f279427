// A person's first job with the mouse and the keyboard of the X server itself: nothing of it is made by the test's own
// process, so that focus, shortcuts and the way of a key through the window manager are what people have.
#include "tests/head_node/gui/window_bed.h"
#include "tests/integration/desktop/desktop_process.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

namespace gleaner {
namespace {

class Input : public WindowBed {
protected:
    static void xdotool(const QStringList& words) { EXPECT_TRUE(run(QStringLiteral("xdotool"), words)); }
    static void key(const char* name) { xdotool({QStringLiteral("key"), QString::fromLatin1(name)}); }
    static void typeText(const QString& text) {
        xdotool({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("2"), text});
    }
    static void mouse(QPoint to, const char* button) {
        xdotool({QStringLiteral("mousemove"), QString::number(to.x()), QString::number(to.y()), QStringLiteral("click"),
                 QString::fromLatin1(button)});
    }
    /// Turns the wheel beside what takes it for itself until the widget is in sight.
    static void scrollTo(const QWidget* widget) {
        const QWidget* parent = widget;
        while (parent != nullptr && qobject_cast<const QScrollArea*>(parent) == nullptr)
            parent = parent->parentWidget();
        if (parent == nullptr)
            return;
        const QWidget* viewport = qobject_cast<const QScrollArea*>(parent)->viewport();
        const auto isInSight = [=] {
            return viewport->rect().contains(QRect(widget->mapTo(viewport, QPoint()), widget->size()));
        };
        for (int turns = 0; turns < 60 && !isInSight(); ++turns) {
            mouse(viewport->mapToGlobal(QPoint(4, viewport->height() / 2)), "5");
            QTest::qWait(30);
        }
        EXPECT_TRUE(isInSight());
    }
    static void clickOn(const QWidget* widget) {
        ASSERT_NE(widget, nullptr);
        scrollTo(widget);
        mouse(widget->mapToGlobal(widget->rect().center()), "1");
    }
    bool showsView(const char* title) {
        return waitUntil([&] { return m_window->currentView()->title() == QString::fromLatin1(title); });
    }
    QLineEdit* lineOf(const char* field) { return find<QWidget>(field)->findChild<QLineEdit*>(); }
    /// Clicks into a field and replaces what is in it.
    void fill(const char* field, const QString& text) {
        QLineEdit* line = lineOf(field);
        clickOn(line);
        ASSERT_TRUE(waitUntil([line] { return line->hasFocus(); }));
        key("ctrl+a");
        typeText(text);
        ASSERT_TRUE(waitUntil([&] { return line->text() == text; })) << line->text().toStdString();
    }
    bool tabTo(const QWidget* wanted) {
        for (int presses = 0; presses < 40; ++presses) {
            const QWidget* before = QApplication::focusWidget();
            if (before == wanted)
                return true;
            key("Tab");
            (void)waitUntil([before] { return QApplication::focusWidget() != before; });
        }
        return false;
    }
};

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
