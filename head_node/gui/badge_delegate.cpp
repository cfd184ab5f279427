#include "head_node/gui/badge_delegate.h"

#include "head_node/gui/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace gleaner {

namespace {
constexpr int kMostShown = 999, kHeight = 18, kMargin = 8;
}

void BadgeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    const int count = index.data(CountRole).toInt();
    if (count <= 0)
        return;
    const QString text = count > kMostShown ? QLocale().toString(kMostShown) + u'+' : QLocale().toString(count);
    const int width = std::max(kHeight, option.fontMetrics.horizontalAdvance(text) + 10);
    const QRectF pill(option.rect.right() - kMargin - width, option.rect.center().y() - kHeight / 2.0 + 0.5, width,
                      kHeight);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(warningColour(option.palette));
    painter->drawRoundedRect(pill, kHeight / 2.0, kHeight / 2.0);
    painter->setPen(isDark(option.palette) ? Qt::black : Qt::white);
    painter->drawText(pill, Qt::AlignCenter, text);
    painter->restore();
}

} // namespace gleaner
