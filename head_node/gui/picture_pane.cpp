#include "head_node/gui/picture_pane.h"

#include "head_node/gui/theme.h"

#include <QImage>
#include <QPainter>

namespace gleaner {

PicturePane::PicturePane() {
    setAccessibleName(tr("The picture as far as it is computed"));
    setMinimumSize(200, 130);
}

void PicturePane::show(const GrowingPicture* picture) {
    m_picture = picture;
    update();
}

void PicturePane::paintEvent(QPaintEvent*) {
    if (m_picture == nullptr || m_picture->size().isEmpty())
        return;
    QPainter painter(this);
    const QSize size = m_picture->size();
    const QImage image(reinterpret_cast<const uchar*>(m_picture->pixels().constData()), size.width(), size.height(),
                       size.width() * 4, QImage::Format_ARGB32);
    // Small pictures are not blown up beyond what they are.
    const QSize fits = size.scaled(this->size(), Qt::KeepAspectRatio);
    const QSize shown = fits.width() > size.width() * 2 ? size * 2 : fits;
    const QRect place(QPoint((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown);
    painter.fillRect(place, lineColour(palette()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(palette().color(QPalette::Base), Qt::BDiagPattern));
    painter.drawRect(place);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, image);
}

} // namespace gleaner
