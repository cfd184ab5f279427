// What holds for every page in the list of views, whoever wrote it: names for screen readers, the keyboard reaches
// everything, and it fits into the smallest window that people use, in both languages.
#include "head_node/gui/translation.h"
#include "tests/head_node/gui/window_bed.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTranslator>

namespace gleaner {
namespace {

constexpr QSize kSmallest(1'024, 640);

std::string called(const QWidget* widget) {
    QStringList path;
    for (; widget != nullptr && !widget->isWindow(); widget = widget->parentWidget())
        path.prepend(QString::fromLatin1(widget->metaObject()->className()) + u'#' + widget->objectName());
    return path.join(QStringLiteral(" > ")).toStdString();
}

/// Parts of Qt's own widgets, which speak for them.
bool isPart(const QWidget* widget) {
    return widget->objectName().startsWith(QStringLiteral("qt_")) || widget->focusProxy() != nullptr ||
           qobject_cast<const QComboBox*>(widget->parentWidget()) != nullptr;
}

class EveryView : public WindowBed {
protected:
    void openWithJobs() {
        open();
        m_window->resize(kSmallest);
        handIn("primes", {{QStringLiteral("to"), 1'000}}, "primes.txt", "All primes below one thousand");
        ASSERT_TRUE(waitUntil([this] { return isDone("primes.txt"); }));
        handIn("echo", {{QStringLiteral("chunks"), 2'000}, {QStringLiteral("spin-ms"), 20}}, "echo.txt");
        ASSERT_TRUE(waitUntil([this] {
            const auto& jobs = m_watch->snapshot()->jobs;
            return jobs.size() == 2 && jobs[1].answered > 0;
        }));
    }
    /// Turns to one page after another.
    void onEachView(const std::function<void(View&)>& look) {
        auto* list = find<QListWidget>("views");
        for (int i = 0; i < list->count(); ++i) {
            SCOPED_TRACE(list->item(i)->text().toStdString());
            list->setCurrentRow(i);
            QTest::qWait(300); // what it fetches only while somebody looks
            look(*m_window->currentView());
        }
    }
    /// Those that Tab has to lead to.
    static QList<QWidget*> inputsOf(QWidget& view) {
        QList<QWidget*> inputs;
        for (QWidget* widget : view.findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->isEnabled() && !isPart(widget) &&
                (widget->focusPolicy() & Qt::TabFocus) != 0)
                inputs += widget;
        }
        return inputs;
    }
    static void expectNothingIsCut(const QWidget& view) {
        for (const QScrollArea* area : view.findChildren<QScrollArea*>()) {
            if (area->isVisible()) { // what is scrolled is scrolled downwards only
                EXPECT_LE(area->widget()->width(), area->viewport()->width()) << called(area);
            }
        }
        for (const QLabel* label : view.findChildren<QLabel*>()) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            const QSize wanted =
                label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
            EXPECT_LE(wanted.width(), label->width()) << label->text().toStdString() << " in " << called(label);
            EXPECT_LE(wanted.height(), label->height()) << label->text().toStdString() << " in " << called(label);
        }
        for (const QAbstractButton* button : view.findChildren<QAbstractButton*>()) {
            if (button->isVisible() && !button->text().isEmpty() && !isPart(button)) {
                EXPECT_LE(button->sizeHint().width(), button->width())
                    << button->text().toStdString() << " in " << called(button);
            }
        }
    }
};

TEST_F(EveryView, TellsAScreenReaderTheNameOfEverythingThatTakesInput) {
    openWithJobs();
    onEachView([](View& view) {
        for (QWidget* widget : inputsOf(view)) {
            QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
            ASSERT_NE(spoken, nullptr) << called(widget);
            EXPECT_FALSE(spoken->text(QAccessible::Name).isEmpty()) << called(widget);
        }
    });
}

TEST_F(EveryView, IsReachedByTheKeyboardAlone) {
    openWithJobs();
    onEachView([this](View& view) {
        QList<QWidget*> missing = inputsOf(view);
        for (int presses = 0; presses < 150 && !missing.isEmpty(); ++presses) {
            missing.removeAll(QApplication::focusWidget());
            press(Qt::Key_Tab);
        }
        for (const QWidget* widget : missing)
            ADD_FAILURE() << "Tab does not lead to " << called(widget);
    });
}

TEST_F(EveryView, FitsIntoASmallWindow) {
    openWithJobs();
    EXPECT_EQ(m_window->size(), kSmallest);
    onEachView([this](View& view) {
        EXPECT_EQ(m_window->size(), kSmallest);
        expectNothingIsCut(view);
    });
}

TEST_F(EveryView, FitsIntoASmallWindowInGermanToo) {
    const auto german = speak(QLocale(QLocale::German));
    openWithJobs();
    onEachView([this](View& view) {
        EXPECT_EQ(m_window->size(), kSmallest);
        expectNothingIsCut(view);
    });
}

TEST_F(EveryView, HasAShortcutAndIsLeftByIt) {
    openWithJobs();
    auto* list = find<QListWidget>("views");
    for (int i = 0; i < list->count(); ++i) {
        press(static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
        EXPECT_EQ(list->currentRow(), i) << list->item(i)->text().toStdString();
    }
}

} // namespace
} // namespace gleaner
