// What can be ticked or typed into can be made out on a dark window.
#include "screensaver_client/desk/edged_style.h"

#include "screensaver_client/desk/desk_style.h"

#include <QCheckBox>
#include <QImage>
#include <QLineEdit>
#include <QSpinBox>

#include <gtest/gtest.h>

#include <memory>

namespace gleaner {
namespace {

/// The greatest difference in lightness of a pixel from its surroundings, in the field's left eight columns: a text
/// does not begin there.
int edgeOf(QWidget& field) {
    EdgedStyle style;
    field.setStyle(&style);
    field.setPalette(darkPalette());
    field.resize(120, 30);
    const QImage picture = field.grab().toImage();
    field.setStyle(nullptr);
    const int around = darkPalette().color(QPalette::Window).lightness();
    int most = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < 8; ++x)
            most = std::max(most, picture.pixelColor(x, y).lightness() - around);
    return most;
}

TEST(EdgedStyle, InTheDarkFieldsThatAreEmptyHaveAnEdge) {
    QCheckBox box;
    QLineEdit line;
    QSpinBox number;
    for (QWidget* const field : std::initializer_list<QWidget*>{&box, &line, &number})
        EXPECT_GT(edgeOf(*field), 60) << field->metaObject()->className();
}

} // namespace
} // namespace gleaner
