// Buttons for what can be done to what a view shows: sign and words, or the sign alone where there is no room for words
// (a small window, a language with long words). Thread: GUI.
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QToolButton;

namespace gleaner {

class ActionBar : public QWidget {
    Q_OBJECT
public:
    /// The actions outlive the bar. Every button is reached with Tab and speaks its action's text. `side`: where the
    /// buttons stand, Qt::AlignLeft or Qt::AlignRight.
    explicit ActionBar(const QList<QAction*>& actions, Qt::AlignmentFlag side = Qt::AlignLeft);

    [[nodiscard]] QSize sizeHint() const override;        ///< with words
    [[nodiscard]] QSize minimumSizeHint() const override; ///< without

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QSize room(Qt::ToolButtonStyle style) const;
    void choose();

    QList<QToolButton*> m_buttons;
};

} // namespace gleaner
