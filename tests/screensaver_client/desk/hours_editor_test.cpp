// The hours of the week are edited with the mouse, the keyboard alone, or as text.
#include "screensaver_client/desk/hours_editor.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(HoursEditor, ArrowKeysWalkAndSpaceChooses) {
    HourGridView view;
    view.resize(400, 200);
    QSignalSpy edited(&view, &HourGridView::edited);
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Space);
    EXPECT_TRUE(view.grid().isSet(1, 2));
    EXPECT_EQ(edited.count(), 1);
    EXPECT_TRUE(view.accessibleDescription().contains(QStringLiteral("2 to 3 o'clock: compute")));
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(&view, Qt::Key_Up); // the edge holds
    QTest::keyClick(&view, Qt::Key_End);
    QTest::keyClick(&view, Qt::Key_Space);
    EXPECT_TRUE(view.grid().isSet(0, 23));
}

TEST(HoursEditor, DraggingPaintsAndPressingAChosenHourErases) {
    HourGridView view;
    view.resize(800, 240);
    view.show();
    const int row = 240 / 8;
    const auto at = [&](int day, int x) { return QPoint(x, (day + 1) * row + row / 2); };
    QTest::mousePress(&view, Qt::LeftButton, {}, at(2, 100));
    QTest::mouseMove(&view, at(2, 130));
    QMouseEvent move(QEvent::MouseMove, QPointF(at(2, 300)), view.mapToGlobal(at(2, 300)), Qt::NoButton, Qt::LeftButton,
                     {});
    QCoreApplication::sendEvent(&view, &move);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, at(2, 300));
    int chosen = 0;
    for (int hour = 0; hour < HourGrid::kHours; ++hour)
        chosen += view.grid().isSet(2, hour) ? 1 : 0;
    EXPECT_GE(chosen, 2);
    QTest::mouseClick(&view, Qt::LeftButton, {}, at(2, 100));
    int left = 0;
    for (int hour = 0; hour < HourGrid::kHours; ++hour)
        left += view.grid().isSet(2, hour) ? 1 : 0;
    EXPECT_EQ(left, chosen - 1);
}

TEST(HoursEditor, TextAndGridFollowEachOther) {
    HoursEditor editor;
    editor.setRanges({QStringLiteral("Mon-Fri 18:30-08:00"), QStringLiteral("Sat,Sun")});
    auto* view = editor.findChild<HourGridView*>();
    auto* text = editor.findChild<QLineEdit*>();
    EXPECT_EQ(editor.ranges(), (QStringList{QStringLiteral("Mon-Fri 18:30-08:00"), QStringLiteral("Sat,Sun")}))
        << "half hours are kept as long as nobody paints";
    EXPECT_TRUE(view->grid().isSet(0, 19));
    EXPECT_FALSE(view->grid().isSet(0, 12));
    text->selectAll();
    QTest::keyClicks(text, QStringLiteral("Mon 09:00-10:00"));
    EXPECT_TRUE(view->grid().isSet(0, 9));
    EXPECT_FALSE(view->grid().isSet(0, 19));
    QTest::keyClick(view, Qt::Key_Space); // Monday, 0 to 1
    EXPECT_EQ(editor.ranges(), (QStringList{QStringLiteral("Mon 00:00-01:00"), QStringLiteral("Mon 09:00-10:00")}));
}

TEST(HoursEditor, AnEmptyTextMeansAlways) {
    HoursEditor editor;
    editor.setRanges({});
    EXPECT_TRUE(editor.ranges().isEmpty());
    EXPECT_TRUE(editor.findChild<HourGridView*>()->grid().isSet(3, 3));
}

} // namespace
} // namespace gleaner
