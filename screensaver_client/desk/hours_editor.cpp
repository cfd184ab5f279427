#include "screensaver_client/desk/hours_editor.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace gleaner {

namespace {
constexpr int kDays = HourGrid::kDays, kHours = HourGrid::kHours;
}

HourGridView::HourGridView(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Hours of the week"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describeCell();
}

void HourGridView::setGrid(const HourGrid& grid) {
    m_grid = grid;
    describeCell();
    update();
}

QSize HourGridView::minimumSizeHint() const {
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(QStringLiteral("Wed ")) + kHours * 12, (kDays + 1) * (metrics.height() + 6)};
}

QSize HourGridView::sizeHint() const {
    return minimumSizeHint() + QSize(kHours * 8, 0);
}

QRect HourGridView::cell(int day, int hour) const {
    const int left = fontMetrics().horizontalAdvance(QStringLiteral("Wed ")) + 4;
    const int row = height() / (kDays + 1);
    const double column = double(width() - left - 1) / kHours;
    const int x = left + static_cast<int>(hour * column), next = left + static_cast<int>((hour + 1) * column);
    return {x, (day + 1) * row, next - x, row};
}

std::optional<QPoint> HourGridView::cellAt(QPoint position) const {
    for (int day = 0; day < kDays; ++day)
        for (int hour = 0; hour < kHours; ++hour)
            if (cell(day, hour).contains(position))
                return QPoint(hour, day);
    return std::nullopt;
}

void HourGridView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor chosen = palette().color(QPalette::Highlight), line = palette().color(QPalette::Mid);
    painter.setPen(palette().color(QPalette::WindowText));
    for (int hour = 0; hour <= kHours; hour += 6) {
        const QRect first = cell(0, std::min(hour, kHours - 1));
        const int x = hour == kHours ? first.right() : first.left();
        const QString text = QString::number(hour);
        const int textWidth = fontMetrics().horizontalAdvance(text);
        painter.drawText(std::min(x - textWidth / 2, width() - textWidth), first.top() - fontMetrics().descent() - 2,
                         text);
    }
    for (int day = 0; day < kDays; ++day) {
        const QRect row = cell(day, 0);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(0, row.top(), row.left() - 4, row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         QLocale().standaloneDayName(day + 1, QLocale::ShortFormat));
        for (int hour = 0; hour < kHours; ++hour) {
            const QRect box = cell(day, hour);
            painter.fillRect(box.adjusted(0, 1, -1, -1),
                             m_grid.isSet(day, hour) ? chosen : palette().color(QPalette::Base));
            painter.setPen(line);
            painter.drawRect(box.adjusted(0, 1, -1, -1));
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::WindowText), 2));
        painter.drawRect(cell(m_current.y(), m_current.x()).adjusted(1, 2, -2, -2));
    }
}

void HourGridView::choose(QPoint at, bool chosen) {
    m_current = at;
    if (m_grid.isSet(at.y(), at.x()) != chosen) {
        m_grid.set(at.y(), at.x(), chosen);
        Q_EMIT edited();
    }
    describeCell();
    update();
}

void HourGridView::describeCell() {
    const QString day = QLocale().standaloneDayName(m_current.y() + 1, QLocale::LongFormat);
    const QString state = m_grid.isSet(m_current.y(), m_current.x()) ? tr("compute") : tr("do not compute");
    setAccessibleDescription(
        tr("%1, %2 to %3 o'clock: %4").arg(day).arg(m_current.x()).arg(m_current.x() + 1).arg(state));
}

void HourGridView::mousePressEvent(QMouseEvent* event) {
    if (const auto at = cellAt(event->position().toPoint())) {
        m_brush = !m_grid.isSet(at->y(), at->x());
        choose(*at, m_brush);
    }
}

void HourGridView::mouseMoveEvent(QMouseEvent* event) {
    const auto at = cellAt(event->position().toPoint());
    if (at && event->buttons().testFlag(Qt::LeftButton))
        choose(*at, m_brush);
}

void HourGridView::keyPressEvent(QKeyEvent* event) {
    QPoint at = m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        at.rx() -= 1;
        break;
    case Qt::Key_Right:
        at.rx() += 1;
        break;
    case Qt::Key_Up:
        at.ry() -= 1;
        break;
    case Qt::Key_Down:
        at.ry() += 1;
        break;
    case Qt::Key_Home:
        at.setX(0);
        break;
    case Qt::Key_End:
        at.setX(kHours - 1);
        break;
    case Qt::Key_Space:
        choose(at, !m_grid.isSet(at.y(), at.x()));
        return;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    m_current = {std::clamp(at.x(), 0, kHours - 1), std::clamp(at.y(), 0, kDays - 1)};
    describeCell();
    update();
}

void HourGridView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

HoursEditor::HoursEditor(QWidget* parent)
    : QWidget(parent), m_text(new QLineEdit(this)), m_view(new HourGridView(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    layout->addWidget(m_text);
    m_text->setPlaceholderText(tr("always"));
    m_text->setAccessibleName(tr("Hours of the week as text"));
    m_text->setClearButtonEnabled(true);
    setFocusProxy(m_view);
    connect(m_view, &HourGridView::edited, this, [this] {
        m_text->setText(m_view->grid().texts().join(QStringLiteral("; ")));
        Q_EMIT edited();
    });
    connect(m_text, &QLineEdit::textEdited, this, [this] {
        showText();
        Q_EMIT edited();
    });
}

QStringList HoursEditor::ranges() const {
    QStringList result;
    for (const QString& range : m_text->text().split(QLatin1Char(';'), Qt::SkipEmptyParts))
        if (!range.trimmed().isEmpty())
            result.append(range.trimmed());
    return result;
}

void HoursEditor::setRanges(const QStringList& ranges) {
    m_text->setText(ranges.join(QStringLiteral("; ")));
    showText();
}

void HoursEditor::showText() {
    const QStringList texts = ranges();
    if (texts.isEmpty())
        m_view->setGrid(HourGrid::of(WeekHours()));
    else if (texts == QStringList(kNoHours))
        m_view->setGrid(HourGrid());
    else if (const auto hours = WeekHours::parse(texts))
        m_view->setGrid(HourGrid::of(*hours));
}

} // namespace gleaner
