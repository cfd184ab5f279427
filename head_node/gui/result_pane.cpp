#include "head_node/gui/result_pane.h"

#include "head_node/gui/card.h"
#include "head_node/gui/picture_pane.h"
#include "head_node/gui/plot.h"
#include "head_node/models/job_phase.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QLocale>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace gleaner {

namespace {
using L = QLatin1String;
constexpr QSize kRoom(1'600, 1'200);
constexpr Milliseconds kPause{500}, kLongestPause{30'000};
} // namespace

ResultPane::ResultPane(WindowServices& services)
    : m_services(services), m_pages(new QStackedWidget), m_nothing(quietText({})), m_pictures(new PicturePane),
      m_numbers(new QWidget), m_value(new QLabel), m_plot(new Plot(tr("How it converges"))), m_table(new QTableView) {
    m_nothing->setAlignment(Qt::AlignCenter);
    QFont large = m_value->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_value->setFont(large);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_value->setObjectName(QStringLiteral("convergingValue"));
    m_table->setModel(&m_rows);
    m_table->setAccessibleName(tr("The result as far as it is computed"));
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    auto* numbers = new QVBoxLayout(m_numbers);
    numbers->setContentsMargins(0, 0, 0, 0);
    numbers->addWidget(m_value);
    numbers->addWidget(m_plot, 1);
    numbers->addWidget(m_table, 2);
    m_pages->addWidget(m_nothing);
    m_pages->addWidget(m_pictures);
    m_pages->addWidget(m_numbers);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &ResultPane::ask);
}

void ResultPane::show(const std::optional<JobId>& job) {
    ++m_turn;
    m_job = job;
    m_asking = false;
    m_paints = true;
    m_answeredAtLastLook = 0;
    m_newest = {};
    m_pictures->show(nullptr);
    m_picture.reset();
    if (job)
        m_picture.emplace(*job, kRoom);
    m_rows.clear();
    m_series = {};
    m_value->clear();
    m_nothing->setText(tr("The first answers are awaited."));
    m_pages->setCurrentWidget(m_nothing);
}

void ResultPane::update(const JobSnapshot& job) {
    m_newest = job;
    if (!m_asking && !m_again.isActive())
        ask();
}

void ResultPane::setWatched(bool watched) {
    m_watched = watched;
    if (watched)
        ask();
    else
        m_again.stop();
}

void ResultPane::ask() {
    if (!m_watched || m_asking || !m_job || m_newest.answered == m_answeredAtLastLook)
        return;
    m_asking = true;
    m_took.start();
    m_answeredAtLastLook = m_newest.answered;
    if (m_paints)
        askPicture();
    else
        askResult();
}

void ResultPane::askPicture() {
    whenDone(m_services.link().ask(m_picture->nextRequest()), this, [this, turn = m_turn](const Answer& answer) {
        if (turn == m_turn)
            tookPicture(answer);
    });
}

void ResultPane::tookPicture(const Answer& answer) {
    m_asking = false;
    const auto more = answer ? m_picture->take(*answer) : Result<bool>(failure(answer.error()));
    if (!more) {
        m_nothing->setText(more.error().message);
        askAgainAfter(kLongestPause);
        return;
    }
    if (m_picture->size().isEmpty()) {
        m_paints = false;
        m_answeredAtLastLook = 0;
        ask();
        return;
    }
    m_pictures->show(&*m_picture);
    m_pages->setCurrentWidget(m_pictures);
    if (*more)
        m_answeredAtLastLook = 0;
    askAgainAfter(*more ? Milliseconds(0) : kPause);
}

void ResultPane::askResult() {
    whenDone(m_services.link().ask({{L("command"), L("partial")}, {L("id"), toString(*m_job)}}), this,
             [this, turn = m_turn](const Answer& answer) {
                 if (turn == m_turn)
                     tookResult(answer);
             });
}

void ResultPane::tookResult(const Answer& answer) {
    m_asking = false;
    const Milliseconds took(m_took.elapsed());
    if (!answer) {
        m_nothing->setText(answer.error().message);
        askAgainAfter(kLongestPause);
        return;
    }
    showSummary(*answer);
    const bool isCsv = QFileInfo(m_newest.record.outputPath).suffix() == L("csv");
    m_rows.show(answer->value(L("beginning")).toString(), isCsv);
    m_pages->setCurrentWidget(m_numbers);
    askAgainAfter(std::clamp(took * 5, kPause, kLongestPause)); // a look must cost the head little
}

/// A sum over all chunks, or else the summary's value that comes with its error ("value" and "value_error").
void ResultPane::showSummary(const QJsonObject& answer) {
    const QLocale locale;
    const QJsonObject summary = answer.value(L("summary")).toObject();
    const QJsonObject sum = answer.value(L("sum")).toObject();
    std::optional<HistoryPoint> point;
    const TimePoint now = m_services.watch().snapshot()->at;
    if (!sum.isEmpty()) {
        point = HistoryPoint{now, sum.value(L("estimate")).toDouble(), sum.value(L("error")).toDouble()};
    } else {
        for (auto it = summary.begin(); it != summary.end() && !point; ++it) {
            const QJsonValue error = summary.value(it.key() + L("_error"));
            if (error.isDouble())
                point = HistoryPoint{now, it->toDouble(), error.toDouble()};
        }
    }
    m_plot->setVisible(point.has_value());
    m_value->setVisible(point.has_value());
    if (!point)
        return;
    // As many digits as the error leaves meaning to.
    const int digits = point->error > 0 ? std::clamp(1 - static_cast<int>(std::floor(std::log10(point->error))), 0, 6)
                       : point->value == std::trunc(point->value) ? 0
                                                                  : 4;
    const auto number = [&locale, digits](double value) { return locale.toString(value, 'f', digits); };
    m_value->setText(point->error > 0 ? tr("%1 ± %2").arg(number(point->value), number(point->error))
                                      : number(point->value));
    m_series.add(*point);
    m_plot->show(m_series.points(), false);
}

void ResultPane::askAgainAfter(Milliseconds pause) {
    m_again.start(static_cast<int>(pause.count()));
}

double ResultPane::pictureDone() const {
    if (!m_picture || m_picture->pixels().isEmpty())
        return 0;
    qsizetype done = 0;
    const QByteArray& pixels = m_picture->pixels();
    for (qsizetype i = 3; i < pixels.size(); i += 4)
        done += pixels[i] != '\0' ? 1 : 0;
    return static_cast<double>(done) * 4 / static_cast<double>(pixels.size());
}

} // namespace gleaner
