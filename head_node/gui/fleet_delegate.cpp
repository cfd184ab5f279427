#include "head_node/gui/fleet_delegate.h"

#include "head_node/gui/theme.h"
#include "head_node/models/fleet_table_model.h"

#include <QApplication>
#include <QPainter>

namespace gleaner {

namespace {

constexpr int kTextIndent = 24;

QColor stateColour(FleetState state, const QPalette& palette) {
    switch (state) {
    case FleetState::Computing:
        return goodColour(palette);
    case FleetState::Waiting:
    case FleetState::Here:
        return palette.color(QPalette::Highlight);
    case FleetState::Paused:
    case FleetState::Ended:
    case FleetState::NeverSeen:
        return quietColour(palette);
    case FleetState::Silent:
        return warningColour(palette);
    }
    Q_UNREACHABLE();
}

bool isState(const QModelIndex& index) {
    return index.column() == static_cast<int>(FleetColumn::State);
}

} // namespace

void FleetDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == static_cast<int>(FleetColumn::Name) && !index.data(FleetTableModel::ProvenRole).toBool())
        option->palette.setColor(QPalette::Text, warningColour(option->palette));
}

void FleetDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    if (!isState(index)) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, cell.rect.width() - kTextIndent - 4);
    cell.text.clear();
    const QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    const QColor ink = cell.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    const auto state = static_cast<FleetState>(index.data(FleetTableModel::StateRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(isSelected ? ink : stateColour(state, cell.palette));
    painter->drawEllipse(QPointF(cell.rect.left() + 12, cell.rect.center().y() + 1), 4, 4);
    painter->setPen(ink);
    painter->setFont(cell.font);
    painter->drawText(cell.rect.adjusted(kTextIndent, 0, -4, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
    painter->restore();
}

} // namespace gleaner
