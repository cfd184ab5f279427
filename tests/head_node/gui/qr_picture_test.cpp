#include "head_node/gui/qr_picture.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(QrPicture, HasALightBorderOfFourModulesInAnyTheme) {
    const QImage picture = qrPicture("gleaner1:abc", 3);
    EXPECT_EQ(picture.width(), (21 + 2 * 4) * 3) << "version 1";
    EXPECT_EQ(picture.width(), picture.height());
    for (int i = 0; i < picture.width(); ++i) {
        EXPECT_EQ(picture.pixelColor(i, 4 * 3 - 1), QColor(Qt::white));
        EXPECT_EQ(picture.pixelColor(4 * 3 - 1, i), QColor(Qt::white));
    }
    EXPECT_EQ(picture.pixelColor(4 * 3, 4 * 3), QColor(Qt::black)) << "the finder's corner";
}

TEST(QrPicture, WhatIsTooLongHasNone) {
    EXPECT_FALSE(qrPicture(QByteArray(kMaxQrBytes, 'x'), 1).isNull());
    EXPECT_TRUE(qrPicture(QByteArray(kMaxQrBytes + 1, 'x'), 1).isNull());
    EXPECT_TRUE(qrPicture({}, 1).isNull());
}

} // namespace
} // namespace gleaner
