#include "head_node/gui/notice_bar.h"

#include "head_node/gui/glyph.h"
#include "head_node/gui/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace gleaner {

namespace {
constexpr int kShown_ms = 8'000;
}

NoticeBar::NoticeBar(QWidget* parent) : QFrame(parent), m_text(new QLabel), m_close(new QToolButton) {
    setObjectName(QStringLiteral("noticeBar"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_close->setIcon(glyphIcon(Glyph::Cancel));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close this message"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(44, 6, 8, 6);
    row->addWidget(m_text, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kShown_ms);
    connect(&m_timer, &QTimer::timeout, this, &NoticeBar::clear);
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::clear);
    hide();
}

void NoticeBar::say(const QString& sentence) {
    if (m_isBad && isVisible())
        return;
    show(sentence, false);
    m_timer.start();
}

void NoticeBar::complain(const Error& error) {
    m_timer.stop();
    show(error.message, true);
}

void NoticeBar::clear() {
    m_timer.stop();
    m_isBad = false;
    hide();
}

QString NoticeBar::text() const {
    return m_text->text();
}

void NoticeBar::show(const QString& sentence, bool isBad) {
    m_isBad = isBad;
    m_text->setText(sentence);
    setAccessibleName(sentence);
    setVisible(true);
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = m_isBad ? badColour(palette()) : palette().color(QPalette::Highlight);
    QColor fill = colour;
    fill.setAlphaF(0.12F);
    painter.setPen(colour);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    paintGlyph(painter, m_isBad ? Glyph::Warning : Glyph::Information, QRectF(14, height() / 2.0 - 10, 20, 20), colour);
}

} // namespace gleaner
