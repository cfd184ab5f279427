#include "screensaver_client/desk/why_page.h"

#include "screensaver_client/desk/day_bar.h"
#include "screensaver_client/desk/desk_style.h"
#include "screensaver_client/desk/why_model.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableView>

namespace gleaner {

namespace {

QDate localDay(TimePoint at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()).date();
}

/// A square of a state's colour and its name.
class Legend final : public QLabel {
public:
    Legend(const QString& text, QColor (*colour)(const QPalette&), QWidget* parent)
        : QLabel(parent), m_text(text), m_colour(colour) {
        paint();
    }

protected:
    void changeEvent(QEvent* event) override {
        QLabel::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            paint();
    }

private:
    void paint() {
        setText(QStringLiteral("<span style='color:%1'>\u25A0</span> %2").arg(m_colour(palette()).name(), m_text));
    }
    QString m_text;
    QColor (*m_colour)(const QPalette&);
};

} // namespace

WhyPage::WhyPage(QWidget* parent)
    : QWidget(parent), m_model(new WhyModel(this)), m_bar(new DayBar(this)), m_table(new QTableView(this)),
      m_day(headingLabel({}, this)), m_sum(quietLabel({}, this)), m_before(new QPushButton(tr("◀ Day &before"), this)),
      m_after(new QPushButton(tr("Day &after ▶"), this)) {
    m_before->setAccessibleName(tr("Show the day before"));
    m_after->setAccessibleName(tr("Show the day after"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setAccessibleName(tr("Why this PC computed or paused, newest first"));

    auto* top = new QHBoxLayout;
    top->addWidget(m_day, 1);
    top->addWidget(m_before);
    top->addWidget(m_after);
    auto* legend = new QHBoxLayout;
    legend->addWidget(m_sum, 1);
    legend->addWidget(new Legend(tr("may compute"), &computingColour, this));
    legend->addSpacing(12);
    legend->addWidget(new Legend(tr("pauses"), &pausedColour, this));
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_bar);
    layout->addLayout(legend);
    layout->addSpacing(6);
    layout->addWidget(m_table, 1);

    connect(m_before, &QPushButton::clicked, this, [this] { ++m_daysBack, showDay(); });
    connect(m_after, &QPushButton::clicked, this, [this] { --m_daysBack, showDay(); });
}

void WhyPage::setEntries(const std::vector<AgentWhyEntry>& entries, TimePoint now) {
    const bool first = m_model->entries().empty();
    m_now = now;
    m_model->setEntries(entries, now);
    if (first && !entries.empty()) {
        m_table->resizeColumnsToContents();
        for (const int column : {WhyModel::From, WhyModel::Lasted, WhyModel::State})
            m_table->setColumnWidth(column, m_table->columnWidth(column) + fontMetrics().averageCharWidth() * 3);
    }
    showDay();
}

void WhyPage::showDay() {
    const QDate today = localDay(m_now), day = today.addDays(-m_daysBack);
    const auto& entries = m_model->entries();
    m_bar->setDay(entries, day, m_now);
    m_day->setText(m_daysBack == 0   ? tr("Today")
                   : m_daysBack == 1 ? tr("Yesterday")
                                     : QLocale().toString(day, QLocale::LongFormat));
    const Milliseconds computed = computedOn(daySegments(entries, day, m_now), day);
    m_sum->setText(entries.empty() ? tr("Nothing is recorded yet.")
                                   : tr("This PC could compute for %1 on that day.").arg(durationText(computed)));
    m_after->setEnabled(m_daysBack > 0);
    m_before->setEnabled(!entries.empty() && localDay(entries.back().from) < day);
}

} // namespace gleaner
