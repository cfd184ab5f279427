#include "screensaver_client/desk/day_bar.h"

#include "screensaver_client/desk/desk_style.h"
#include "screensaver_client/desk/why_model.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace gleaner {

namespace {

qint64 midnight(QDate day) {
    return day.startOfDay().toMSecsSinceEpoch();
}

double shareOfDay(qint64 at, QDate day) {
    const qint64 begin = midnight(day);
    return double(at - begin) / double(midnight(day.addDays(1)) - begin);
}

} // namespace

std::vector<DaySegment> daySegments(const std::vector<AgentWhyEntry>& entries, QDate day, TimePoint now) {
    std::vector<DaySegment> result;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const AgentWhyEntry& entry = entries[i];
        const qint64 until = std::min(entry.until.value_or(now), now).time_since_epoch().count();
        const double from = std::clamp(shareOfDay(entry.from.time_since_epoch().count(), day), 0.0, 1.0);
        const double end = std::clamp(shareOfDay(until, day), 0.0, 1.0);
        if (end > from)
            result.push_back({from, end, entry.run, i});
    }
    std::ranges::sort(result, {}, &DaySegment::from);
    return result;
}

Milliseconds computedOn(const std::vector<DaySegment>& segments, QDate day) {
    double share = 0;
    for (const DaySegment& segment : segments)
        share += segment.run ? segment.until - segment.from : 0;
    return Milliseconds(static_cast<qint64>(share * double(midnight(day.addDays(1)) - midnight(day))));
}

DayBar::DayBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("The day as a bar"));
}

void DayBar::setDay(const std::vector<AgentWhyEntry>& entries, QDate day, TimePoint now) {
    m_entries = entries;
    m_day = day;
    m_segments = daySegments(entries, day, now);
    m_now = shareOfDay(now.time_since_epoch().count(), day);
    setAccessibleDescription(
        tr("On %1 this PC could compute for %2.")
            .arg(QLocale().toString(day, QLocale::LongFormat), durationText(computedOn(m_segments, day))));
    update();
}

QSize DayBar::minimumSizeHint() const {
    return {fontMetrics().horizontalAdvance(QStringLiteral("00:00")) * 9, fontMetrics().height() * 3};
}

QSize DayBar::sizeHint() const {
    return minimumSizeHint() + QSize(120, 0);
}

QRectF DayBar::bar() const {
    const double edge = fontMetrics().horizontalAdvance(QStringLiteral("00:00")) / 2.0 + 1;
    return {edge, 1, width() - 2 * edge, height() - fontMetrics().height() - 8.0};
}

void DayBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = bar();
    QPainterPath outline;
    outline.addRoundedRect(box, 5, 5);
    painter.setClipPath(outline);
    painter.fillRect(box, palette().color(QPalette::Base));
    for (const DaySegment& segment : m_segments) {
        const double left = box.left() + segment.from * box.width(), right = box.left() + segment.until * box.width();
        painter.fillRect(QRectF(left, box.top(), std::max(1.0, right - left), box.height()),
                         segment.run ? computingColour(palette()) : pausedColour(palette()));
    }
    painter.setClipping(false);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawPath(outline);
    const QColor text = palette().color(QPalette::WindowText);
    for (int hour = 0; hour <= 24; hour += 3) {
        const double x = box.left() + box.width() * hour / 24;
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x, box.bottom() + 3));
        painter.setPen(text);
        const QString label = QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0'));
        painter.drawText(QRectF(x - 40, box.bottom() + 4, 80, fontMetrics().height()), Qt::AlignHCenter | Qt::AlignTop,
                         label);
    }
    if (m_now >= 0 && m_now <= 1) {
        painter.setPen(QPen(text, 2));
        const double x = box.left() + box.width() * m_now;
        painter.drawLine(QPointF(x, box.top() - 1), QPointF(x, box.bottom() + 1));
    }
}

bool DayBar::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const double at = (help->pos().x() - bar().left()) / bar().width();
        const auto here = std::ranges::find_if(
            m_segments, [at](const DaySegment& segment) { return at >= segment.from && at < segment.until; });
        if (here != m_segments.end())
            QToolTip::showText(help->globalPos(), m_entries[here->entry].sentence.toHtmlEscaped(), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace gleaner
