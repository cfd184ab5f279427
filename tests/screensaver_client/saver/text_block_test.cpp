// Texts are broken at words and end in an ellipsis where they do not fit.
#include "screensaver_client/saver/text_block.h"

#include "screensaver_client/saver/saver_theme.h"

#include <QFontMetricsF>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

const QString kText =
    QStringLiteral("The wall in the entrance hall gets a picture that this office has computed itself.");

TEST(TextBlock, LinesAreNoWiderThanAskedAndHoldTheWholeText) {
    const QFont font = saverFont(20, QFont::Normal);
    const TextBlock block(kText, font, Qt::white, 240, 20);
    EXPECT_GT(block.lines().size(), 2);
    EXPECT_EQ(block.lines().join(QLatin1Char(' ')), kText);
    for (const QString& line : block.lines())
        EXPECT_LE(QFontMetricsF(font).horizontalAdvance(line), 241);
    EXPECT_FALSE(block.isCut());
}

TEST(TextBlock, WhatDoesNotFitEndsInAnEllipsis) {
    const TextBlock block(kText, saverFont(20, QFont::Normal), Qt::white, 240, 2);
    ASSERT_EQ(block.lines().size(), 2);
    EXPECT_TRUE(block.isCut());
    EXPECT_TRUE(block.lines().last().endsWith(QChar(0x2026)));
    EXPECT_GT(block.height(), 40);
}

TEST(TextBlock, AnEmptyTextTakesNoRoom) {
    EXPECT_EQ(TextBlock(QString(), saverFont(20, QFont::Normal), Qt::white, 240, 2).height(), 0);
}

} // namespace
} // namespace gleaner
