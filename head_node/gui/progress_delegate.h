// A progress bar in a table's cell, with its text beside it. Thread: GUI.
#pragma once

#include <QStyledItemDelegate>

namespace gleaner {

/// Draws the fraction that the index has under `fractionRole` (0..1) in the colour of the phase under `phaseRole`.
class ProgressDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    ProgressDelegate(int fractionRole, int phaseRole, QObject* parent)
        : QStyledItemDelegate(parent), m_fractionRole(fractionRole), m_phaseRole(phaseRole) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_fractionRole;
    int m_phaseRole;
};

/// A dot in the colour of the phase before its name.
class PhaseDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    PhaseDelegate(int phaseRole, QObject* parent) : QStyledItemDelegate(parent), m_phaseRole(phaseRole) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    int m_phaseRole;
};

} // namespace gleaner
