// The mouse and the keyboard of the X server itself, for tests of the window: nothing of it is made by the test's own
// process, so that focus, shortcuts and the way of a key through the window manager are what people have.
#pragma once

#include "tests/head_node/gui/window_bed.h"
#include "tests/integration/desktop/desktop_process.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QScrollArea>

namespace gleaner {

/// Bed: a WindowBed.
template<typename Bed>
class XInput : public Bed {
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
            const bool isAbove = widget->mapTo(viewport, QPoint()).y() < 0;
            mouse(viewport->mapToGlobal(QPoint(4, viewport->height() / 2)), isAbove ? "4" : "5");
            QTest::qWait(30);
        }
        EXPECT_TRUE(isInSight());
    }
    static void clickOn(const QWidget* widget) {
        ASSERT_NE(widget, nullptr);
        QCoreApplication::sendPostedEvents(nullptr,
                                           QEvent::LayoutRequest); // what was just shown or hidden moves others
        scrollTo(widget);
        mouse(widget->mapToGlobal(widget->rect().center()), "1");
    }
    bool showsView(const char* title) {
        return waitUntil([&] { return this->m_window->currentView()->title() == QString::fromLatin1(title); });
    }
    QLineEdit* lineOf(const char* field) {
        return this->template find<QWidget>(field)->template findChild<QLineEdit*>();
    }
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
    /// The first cell of a row, once it is in sight.
    static void clickOnRow(const QAbstractItemView* view, int row) {
        const QRect cell = view->visualRect(view->model()->index(row, 0));
        ASSERT_TRUE(view->viewport()->rect().contains(cell.center())) << row;
        mouse(view->viewport()->mapToGlobal(QPoint(cell.left() + 12, cell.center().y())), "1");
        ASSERT_TRUE(waitUntil([=] { return view->currentIndex().row() == row; })) << row;
    }
};

} // namespace gleaner
