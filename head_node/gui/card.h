// Small things that every view is made of. Thread: GUI.
#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace gleaner {

/// A panel with round corners on the base colour.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// A heading of a view (level 1) or of a part of it (level 2).
[[nodiscard]] QLabel* heading(const QString& text, int level);
/// Text that matters less; wraps.
[[nodiscard]] QLabel* quietText(const QString& text);
/// The one button of a view that goes on; filled with the accent colour.
[[nodiscard]] QPushButton* primaryButton(const QString& text);

} // namespace gleaner
