// A window over a head of which a job's chunks are really set aside: their computation fails until the test heals it.
#pragma once

#include "head_node/gui/badge_delegate.h"
#include "head_node/gui/poison_view.h"
#include "tests/head_node/gui/fickle_computation.h"
#include "tests/head_node/gui/window_bed.h"

#include <QAbstractButton>
#include <QFile>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTableView>
#include <QToolButton>

namespace gleaner {

class PoisonBed : public WindowBed {
protected:
    void SetUp() override {
        WindowBed::SetUp();
        m_computations.add(std::make_unique<FickleComputation>(m_healthy));
        open();
        m_table = find<QTableView>("poison");
    }
    /// Goes to the view with its key when so many chunks of a new job are set aside.
    void poison(int bad) {
        handIn("fickle", {{QStringLiteral("chunks"), 12}, {QStringLiteral("bad"), bad}}, "pages.txt", "Printed pages");
        ASSERT_TRUE(waitUntil([&] { return m_table->model()->rowCount() == bad; }));
        ASSERT_TRUE(waitUntil([this] { return onlyJob()->answered > 0; }));
        press(Qt::Key_6, Qt::ControlModifier);
        ASSERT_EQ(m_window->currentView()->title(), QStringLiteral("Poison"));
    }
    /// Not selectRow(), which toggles while the application believes Ctrl, of Ctrl+6, to be held.
    void select(int row) {
        m_table->setFocus();
        m_table->selectionModel()->setCurrentIndex(m_table->model()->index(row, 0),
                                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    int badge() {
        const auto* views = find<QListWidget>("views");
        for (int i = 0; i < views->count(); ++i) {
            if (views->item(i)->text() == QStringLiteral("Poison"))
                return views->item(i)->data(BadgeDelegate::CountRole).toInt();
        }
        return -1;
    }
    /// nullptr: there is none of that text.
    QToolButton* actionButton(const QString& text) {
        for (auto* button : m_window->currentView()->findChildren<QToolButton*>()) {
            if (button->text().remove(u'&') == text)
                return button;
        }
        return nullptr;
    }
    void clickAction(const QString& text) { click(actionButton(text)); }
    /// In the question that the window asks.
    void answer(QMessageBox::ButtonRole role) {
        auto* box = m_window->findChild<QMessageBox*>();
        ASSERT_NE(box, nullptr);
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == role)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        m_window->activateWindow(); // where there is no window manager that does
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
    }
    QStringList pages() {
        QFile file(path("pages.txt"));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    }
    bool waitForCount(int count) {
        return waitUntil([this, count] { return m_table->model()->rowCount() == count && badge() == count; });
    }

    std::atomic<bool> m_healthy = false; // outlives the head, which TearDown() ends
    QTableView* m_table = nullptr;
};

} // namespace gleaner
