#include "screensaver_client/desk/overview_page.h"

#include "screensaver_client/desk/desk_style.h"
#include "screensaver_client/desk/state_text.h"
#include "screensaver_client/desktop/amount_text.h"
#include "screensaver_client/desktop/emblem.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace gleaner {

namespace {

QLabel* largeLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setWeight(QFont::Light);
    label->setFont(font);
    return label;
}

} // namespace

OverviewPage::OverviewPage(QWidget* parent)
    : QWidget(parent), m_picture(new QLabel(this)), m_state(headingLabel({}, this)), m_detail(quietLabel({}, this)),
      m_work(new QLabel(this)), m_heads(new QLabel(this)),
      m_now(new QPushButton(tr("&Compute now, for an hour"), this)),
      m_snooze(new QPushButton(tr("&Snooze for an hour"), this)), m_back(new QPushButton(tr("&Back to normal"), this)),
      m_start(new QPushButton(tr("Start the &agent"), this)) {
    for (QLabel* label : {m_state, m_detail, m_work, m_heads}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText); // other people's words are in it
    }
    auto* top = new QHBoxLayout;
    auto* words = new QVBoxLayout;
    words->addWidget(m_state);
    words->addWidget(m_detail);
    words->addWidget(m_work);
    top->addWidget(m_picture, 0, Qt::AlignTop);
    top->addSpacing(14);
    top->addLayout(words, 1);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_now, m_snooze, m_back, m_start})
        buttons->addWidget(button);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addSpacing(8);
    layout->addLayout(buttons);
    layout->addSpacing(18);
    layout->addWidget(headingLabel(tr("What this PC has given"), this));
    layout->addWidget(makeTotals());
    layout->addSpacing(12);
    layout->addWidget(headingLabel(tr("For whom"), this));
    layout->addWidget(m_heads);
    layout->addStretch();

    connect(m_now, &QPushButton::clicked, this, [this] { Q_EMIT computeNow(std::chrono::hours(1)); });
    connect(m_snooze, &QPushButton::clicked, this, [this] { Q_EMIT snooze(std::chrono::hours(1)); });
    connect(m_back, &QPushButton::clicked, this, &OverviewPage::unsnooze);
    connect(m_start, &QPushButton::clicked, this, &OverviewPage::startAgent);
    setSnapshot(std::nullopt, {});
}

QWidget* OverviewPage::makeTotals() {
    auto* totals = new QWidget(this);
    auto* grid = new QGridLayout(totals);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(36);
    const auto add = [&](int column, const QString& title) {
        grid->addWidget(quietLabel(title, totals), 0, column);
        auto* chunks = largeLabel(totals);
        auto* time = new QLabel(totals);
        chunks->setAccessibleName(title);
        grid->addWidget(chunks, 1, column);
        grid->addWidget(time, 2, column);
        return std::pair(chunks, time);
    };
    std::tie(m_chunksToday, m_timeToday) = add(0, tr("Today"));
    std::tie(m_chunks, m_time) = add(1, tr("Altogether"));
    grid->setColumnStretch(2, 1);
    return totals;
}

void OverviewPage::setSnapshot(const std::optional<AgentSnapshot>& snapshot, TimePoint now) {
    m_picture->setPixmap(programIcon(iconStateOf(snapshot)).pixmap(QSize(64, 64), devicePixelRatio()));
    m_state->setText(stateTitle(snapshot));
    m_detail->setText(stateDetail(snapshot, now));
    m_work->setText(workText(snapshot));
    m_work->setVisible(!m_work->text().isEmpty());
    const bool there = snapshot.has_value();
    const bool special = there && (snapshot->snoozedUntil || snapshot->computeNowUntil);
    m_now->setVisible(there);
    m_now->setEnabled(there && !snapshot->computeNowUntil);
    m_snooze->setVisible(there);
    m_snooze->setEnabled(there && !snapshot->snoozedUntil);
    m_back->setVisible(special);
    m_start->setVisible(!there);
    const AgentTotals own = there ? snapshot->own : AgentTotals{};
    m_chunks->setText(chunksText(own.chunks, QLocale()));
    m_time->setText(cpuTimeText(own.computeTime, QLocale()));
    m_chunksToday->setText(chunksText(own.chunksToday, QLocale()));
    m_timeToday->setText(cpuTimeText(own.computeTimeToday, QLocale()));
    showHeads(there ? snapshot->heads : std::vector<AgentHead>{});
}

void OverviewPage::showHeads(const std::vector<AgentHead>& heads) {
    QStringList lines;
    for (const AgentHead& head : heads)
        lines.append(headText(head));
    m_heads->setText(lines.isEmpty() ? tr("For nobody yet: add an enrolment file in the settings, under Offices.")
                                     : lines.join(QLatin1Char('\n')));
}

} // namespace gleaner
