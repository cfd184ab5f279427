// A worker's cells: a dot in the colour of its state, and names that nobody proved in the colour of a warning.
// Thread: GUI.
#pragma once

#include <QStyledItemDelegate>

namespace gleaner {

class FleetDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace gleaner
