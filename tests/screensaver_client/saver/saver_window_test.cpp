// Whatever somebody does at the screen ends a saver that fills it, and no preview.
#include "screensaver_client/saver/saver_window.h"

#include "tests/support/gui_environment.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPointingDevice>
#include <QTabletEvent>
#include <QTouchEvent>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include <functional>

namespace gleaner {
namespace {

std::vector<std::unique_ptr<QEvent>> whatPeopleDo() {
    const QPointingDevice* const device = QPointingDevice::primaryPointingDevice();
    const QPointF here(5, 5);
    std::vector<std::unique_ptr<QEvent>> events;
    events.push_back(
        std::make_unique<QTouchEvent>(QEvent::TouchBegin, device, Qt::NoModifier,
                                      QList<QEventPoint>{QEventPoint(1, QEventPoint::State::Pressed, here, here)}));
    events.push_back(std::make_unique<QMouseEvent>(QEvent::MouseButtonPress, here, here, Qt::LeftButton, Qt::LeftButton,
                                                   Qt::NoModifier));
    events.push_back(std::make_unique<QKeyEvent>(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier));
    events.push_back(std::make_unique<QWheelEvent>(here, here, QPoint(), QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                                                   Qt::NoScrollPhase, false));
    events.push_back(std::make_unique<QTabletEvent>(QEvent::TabletPress, device, here, here, 1, 0, 0, 0, 0, 0,
                                                    Qt::NoModifier, Qt::LeftButton, Qt::LeftButton));
    return events;
}

int endsOf(bool endsOnInput, QEvent& event) {
    SaverWindow window(1, endsOnInput);
    int ends = 0;
    QObject::connect(&window, &SaverWindow::personIsBack, &window, [&ends] { ++ends; });
    QCoreApplication::sendEvent(&window, &event);
    return ends;
}

TEST(SaverWindowInput, ATouchAClickAKeyAWheelAndAPenEndIt) {
    for (const auto& event : whatPeopleDo())
        EXPECT_EQ(endsOf(true, *event), 1) << event->type();
}

TEST(SaverWindowInput, NothingEndsAPreview) {
    for (const auto& event : whatPeopleDo())
        EXPECT_EQ(endsOf(false, *event), 0) << event->type();
}

} // namespace
} // namespace gleaner
