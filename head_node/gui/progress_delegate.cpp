#include "head_node/gui/progress_delegate.h"

#include "head_node/gui/theme.h"
#include "head_node/models/job_phase.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace gleaner {

namespace {

QColor phaseColour(JobPhase phase, const QPalette& palette) {
    switch (phase) {
    case JobPhase::NeedsPerson:
        return warningColour(palette);
    case JobPhase::Failed:
        return badColour(palette);
    case JobPhase::Running:
    case JobPhase::WritingResult:
        return palette.color(QPalette::Highlight);
    case JobPhase::Done:
        return goodColour(palette);
    case JobPhase::Paused:
    case JobPhase::Cancelled:
        return quietColour(palette);
    }
    Q_UNREACHABLE();
}

/// The cell's background and selection, without its text.
QStyleOptionViewItem paintBackground(QPainter& painter, QStyleOptionViewItem option) {
    option.text.clear();
    option.icon = QIcon();
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, &painter, option.widget);
    return option;
}

QColor textColour(const QStyleOptionViewItem& option) {
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    return option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
}

} // namespace

void ProgressDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell = paintBackground(*painter, cell);
    const double fraction = std::clamp(index.data(m_fractionRole).toDouble(), 0.0, 1.0);
    const auto phase = static_cast<JobPhase>(index.data(m_phaseRole).toInt());
    const int textWidth = cell.fontMetrics.horizontalAdvance(QStringLiteral("100 %")) + 8;
    const QRectF box(cell.rect.adjusted(8, 0, -8, 0));
    const QRectF bar(box.left(), box.center().y() - 3.5, std::max(0.0, box.width() - textWidth), 7);
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor track = isSelected ? textColour(cell) : lineColour(cell.palette);
    if (isSelected)
        track.setAlphaF(0.3F);
    painter->setBrush(track);
    painter->drawRoundedRect(bar, 3.5, 3.5);
    painter->setBrush(isSelected ? textColour(cell) : phaseColour(phase, cell.palette));
    if (fraction > 0)
        painter->drawRoundedRect(QRectF(bar.topLeft(), QSizeF(std::max(7.0, bar.width() * fraction), bar.height())),
                                 3.5, 3.5);
    painter->setPen(textColour(cell));
    painter->setFont(cell.font);
    painter->drawText(QRectF(bar.right(), box.top(), textWidth, box.height()), Qt::AlignRight | Qt::AlignVCenter, text);
    painter->restore();
}

void PhaseDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell = paintBackground(*painter, cell);
    const auto phase = static_cast<JobPhase>(index.data(m_phaseRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    painter->setBrush(isSelected ? textColour(cell) : phaseColour(phase, cell.palette));
    painter->drawEllipse(QPointF(cell.rect.left() + 12, cell.rect.center().y() + 1), 4, 4);
    painter->setPen(textColour(cell));
    painter->setFont(cell.font);
    painter->drawText(cell.rect.adjusted(24, 0, -4, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
    painter->restore();
}

} // namespace gleaner
