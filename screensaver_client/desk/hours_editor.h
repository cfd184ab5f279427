// The hours of the week: a grid to paint with the mouse or walk with the arrow keys (space chooses), and the same as
// text, which can also say half hours. Thread: the one with the windows.
#pragma once

#include "screensaver_client/desk/hour_grid.h"

#include <QWidget>

class QLineEdit;

namespace gleaner {

/// The grid alone.
class HourGridView : public QWidget {
    Q_OBJECT

public:
    explicit HourGridView(QWidget* parent = nullptr);
    [[nodiscard]] const HourGrid& grid() const { return m_grid; }
    void setGrid(const HourGrid& grid);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A person has changed it.
    void edited();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] QRect cell(int day, int hour) const;
    [[nodiscard]] std::optional<QPoint> cellAt(QPoint position) const; ///< x: hour, y: day
    void choose(QPoint hourAndDay, bool chosen);
    void describeCell();

    HourGrid m_grid;
    QPoint m_current;    ///< where the keyboard is
    bool m_brush = true; ///< what dragging paints
};

class HoursEditor : public QWidget {
    Q_OBJECT

public:
    explicit HoursEditor(QWidget* parent = nullptr);
    /// As the settings hold them; empty: always.
    [[nodiscard]] QStringList ranges() const;
    void setRanges(const QStringList& ranges);

Q_SIGNALS:
    void edited();

private:
    void showText();
    QLineEdit* m_text;
    HourGridView* m_view;
};

} // namespace gleaner
