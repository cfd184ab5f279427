#include "head_node/gui/card.h"

#include "head_node/gui/theme.h"

#include <QEvent>
#include <QPainter>

namespace gleaner {

namespace {

/// Keeps its colour right when light turns to dark.
class QuietLabel final : public QLabel {
public:
    explicit QuietLabel(const QString& text) : QLabel(text) {
        setWordWrap(true);
        setForegroundRole(QPalette::PlaceholderText);
    }
};

class PrimaryButton final : public QPushButton {
public:
    explicit PrimaryButton(const QString& text) : QPushButton(text) { setMinimumHeight(34); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
        QColor fill = palette().color(group, QPalette::Highlight);
        if (isDown())
            fill = fill.darker(115);
        else if (underMouse() && isEnabled())
            fill = fill.lighter(108);
        if (!isEnabled())
            fill = lineColour(palette());
        painter.setPen(hasFocus() ? QPen(palette().color(QPalette::WindowText), 2) : QPen(Qt::NoPen));
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
        painter.setPen(isEnabled() ? palette().color(QPalette::HighlightedText) : quietColour(palette()));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
    }
    QSize sizeHint() const override { return QPushButton::sizeHint() + QSize(24, 6); }
};

} // namespace

Card::Card(QWidget* parent) : QFrame(parent) {
    setFrameShape(QFrame::NoFrame);
}

void Card::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(lineColour(palette()));
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

QLabel* heading(const QString& text, int level) {
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * (level == 1 ? 1.6 : 1.15));
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

QLabel* quietText(const QString& text) {
    return new QuietLabel(text);
}

QPushButton* primaryButton(const QString& text) {
    return new PrimaryButton(text);
}

} // namespace gleaner
