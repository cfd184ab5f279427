// A person's first job, from an empty window to the result: with the mouse, and with the keyboard alone.
#include "head_node/gui/job_view.h"
#include "head_node/gui/new_job_view.h"
#include "head_node/gui/result_pane.h"
#include "tests/head_node/gui/window_bed.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace gleaner {
namespace {

class FirstJob : public WindowBed {
protected:
    void fill(const char* field, const QString& text) {
        auto* line = find<QWidget>(field)->findChild<QLineEdit*>();
        ASSERT_NE(line, nullptr);
        click(line);
        line->selectAll();
        type(text);
    }
};

TEST_F(FirstJob, IsHandedInAndWatchedWithTheMouse) {
    open();
    click(find<QPushButton>("choose-mandelbrot"));
    fill("field-width", QStringLiteral("352"));
    fill("field-height", QStringLiteral("176"));
    fill("output", path("picture.png"));
    ASSERT_TRUE(waitUntil([this] { return find<QLabel>("planChunks")->text() == QStringLiteral("32"); }));
    click(find<QPushButton>("start"));
    ASSERT_TRUE(waitUntil([this] { return isDone("picture.png"); }));
    EXPECT_EQ(QImage(path("picture.png")).size(), QSize(352, 176));
    auto* view = qobject_cast<JobView*>(m_window->currentView());
    ASSERT_NE(view, nullptr) << "the job's own page is shown";
    EXPECT_TRUE(waitUntil([&] { return find<QLabel>("jobState")->text().startsWith(QStringLiteral("Done")); }));
    EXPECT_TRUE(waitUntil([view] { return view->result().pictureDone() == 1.0; })) << "every tile is painted";
}

TEST_F(FirstJob, IsHandedInWithTheKeyboardAlone) {
    open();
    press(Qt::Key_N, Qt::ControlModifier);
    ASSERT_EQ(m_window->currentView()->title(), QStringLiteral("New job"));
    find<QWidget>("computations")->setFocus(); // where Tab leads to before the form
    for (int i = 0; i < 2; ++i)
        press(Qt::Key_Down); // to the third, primes
    QLineEdit* to = find<QWidget>("field-to")->findChild<QLineEdit*>();
    for (int i = 0; i < 10 && QApplication::focusWidget() != to; ++i)
        press(Qt::Key_Tab);
    ASSERT_EQ(QApplication::focusWidget(), to) << "Tab leads to the form's first field";
    type(QStringLiteral("1e6"));
    auto* output = find<QWidget>("output")->findChild<QLineEdit*>();
    for (int i = 0; i < 20 && QApplication::focusWidget() != output; ++i)
        press(Qt::Key_Tab);
    ASSERT_EQ(QApplication::focusWidget(), output);
    press(Qt::Key_A, Qt::ControlModifier);
    type(path("primes.txt"));
    ASSERT_TRUE(waitUntil([this] { return find<QLabel>("planChunks")->text() == QStringLiteral("1"); }));
    press(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(waitUntil([this] { return isDone("primes.txt"); }));
    QFile result(path("primes.txt"));
    ASSERT_TRUE(result.open(QIODevice::ReadOnly));
    EXPECT_EQ(result.readAll(), "78498\n");
    EXPECT_TRUE(waitUntil([this] { return find<QLabel>("convergingValue")->text() == QStringLiteral("78,498"); }));
}

} // namespace
} // namespace gleaner
