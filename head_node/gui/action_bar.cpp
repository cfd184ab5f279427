#include "head_node/gui/action_bar.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace gleaner {

namespace {

/// What a button asks for in either shape, whatever it shows at present.
QSize shapeOf(const QToolButton& button, Qt::ToolButtonStyle style) {
    QToolButton shape;
    shape.setFont(button.font());
    shape.setIconSize(button.iconSize());
    shape.setIcon(button.icon());
    shape.setText(button.text());
    shape.setAutoRaise(true);
    shape.setToolButtonStyle(style);
    return shape.sizeHint() + QSize(1, 0); // a shown button rounds up
}

} // namespace

ActionBar::ActionBar(const QList<QAction*>& actions, Qt::AlignmentFlag side) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSizeConstraint(QLayout::SetNoConstraint);
    if (side == Qt::AlignRight)
        row->addStretch(1);
    for (QAction* action : actions) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
        m_buttons += button;
    }
    if (side == Qt::AlignLeft)
        row->addStretch(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ActionBar::room(Qt::ToolButtonStyle style) const {
    QSize all;
    for (const QToolButton* button : m_buttons) {
        const QSize one = shapeOf(*button, style);
        all = {all.width() + one.width(), std::max(all.height(), one.height())};
    }
    const auto gaps = static_cast<int>(m_buttons.size()); // one beside the stretch
    return all + QSize(gaps * layout()->spacing(), 0);
}

QSize ActionBar::sizeHint() const {
    return room(Qt::ToolButtonTextBesideIcon);
}

QSize ActionBar::minimumSizeHint() const {
    return room(Qt::ToolButtonIconOnly);
}

void ActionBar::resizeEvent(QResizeEvent* event) {
    choose();
    QWidget::resizeEvent(event);
}

void ActionBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        choose();
    }
    QWidget::changeEvent(event);
}

void ActionBar::choose() {
    const bool hasRoom = width() >= sizeHint().width();
    for (QToolButton* button : m_buttons)
        button->setToolButtonStyle(hasRoom ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

} // namespace gleaner
