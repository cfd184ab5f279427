// Paints a number behind an item of the list of views: how many things there wait for a person. Thread: GUI.
#pragma once

#include <QStyledItemDelegate>

namespace gleaner {

class BadgeDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// An int; 0 or none: no badge.
    enum Role { CountRole = Qt::UserRole + 1 };

    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace gleaner
