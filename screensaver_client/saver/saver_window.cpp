#include "screensaver_client/saver/saver_window.h"

#include <QEvent>
#include <QExposeEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace gleaner {

SaverWindow::SaverWindow(std::uint32_t seed, bool endsOnInput)
    : m_seed(seed), m_endsOnInput(endsOnInput), m_store(this) {
    setSurfaceType(QSurface::RasterSurface);
    setTitle(QStringLiteral("Gleaner"));
}

SaverWindow::~SaverWindow() = default;

void SaverWindow::show(const SaverScene& scene) {
    m_scene = scene;
    if (m_canvas)
        m_canvas->show(scene);
}

void SaverWindow::fitCanvas() {
    const double ratio = devicePixelRatio();
    const QSize pixels(static_cast<int>(std::lround(width() * ratio)), static_cast<int>(std::lround(height() * ratio)));
    if (m_canvas && m_canvas->size() == pixels.expandedTo(QSize(1, 1)))
        return;
    m_store.resize(size());
    m_canvas = std::make_unique<SaverCanvas>(pixels, m_seed);
    m_canvas->show(m_scene);
}

void SaverWindow::paintAt(Milliseconds elapsed) {
    m_elapsed = elapsed;
    if (!isExposed())
        return;
    fitCanvas();
    flush(m_canvas->advance(elapsed));
}

void SaverWindow::flush(const QRegion& devicePixels) {
    if (devicePixels.isEmpty())
        return;
    const double ratio = devicePixelRatio();
    QRegion area = devicePixels;
    if (ratio != 1.0) {
        // The surface is addressed in Qt's own units; a pixel more on each side does no harm.
        area = QRegion();
        for (const QRect& rect : devicePixels)
            area |=
                QRectF(rect.x() / ratio, rect.y() / ratio, rect.width() / ratio, rect.height() / ratio).toAlignedRect();
        area &= QRect(QPoint(0, 0), size());
    }
    m_store.beginPaint(area);
    {
        QPainter painter(m_store.paintDevice());
        painter.scale(1 / ratio, 1 / ratio);
        m_canvas->paint(painter, devicePixels);
    }
    m_store.endPaint();
    m_store.flush(area);
}

void SaverWindow::exposeEvent(QExposeEvent* event) {
    QWindow::exposeEvent(event);
    if (!isExposed())
        return;
    fitCanvas();
    (void)m_canvas->advance(m_elapsed);
    flush(QRect(QPoint(0, 0), m_canvas->size()));
}

bool SaverWindow::event(QEvent* event) {
    bool back = false;
    switch (event->type()) {
    case QEvent::MouseMove:
        back = m_input.pointerAt(static_cast<QMouseEvent*>(event)->globalPosition().toPoint());
        break;
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
        back = true;
        break;
    default:
        break;
    }
    if (back && m_endsOnInput)
        Q_EMIT personIsBack();
    return QWindow::event(event);
}

} // namespace gleaner
