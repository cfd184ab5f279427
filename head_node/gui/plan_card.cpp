#include "head_node/gui/plan_card.h"

#include "head_node/headlink/head_link.h"

#include <QFormLayout>
#include <QtConcurrent>

namespace gleaner {

namespace {
constexpr int kPause_ms = 300; // after the last key
constexpr Milliseconds kBudget{1'500};
} // namespace

PlanCard::PlanCard() : m_chunks(new QLabel), m_size(new QLabel), m_time(new QLabel), m_basis(quietText({})) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 16);
    column->setSpacing(2);
    column->addWidget(heading(tr("Before you start"), 2));
    column->addSpacing(6);
    const auto add = [column](const QString& name, QLabel* value, const QString& objectName) {
        value->setObjectName(objectName);
        value->setWordWrap(true);
        QFont font = value->font();
        font.setPointSizeF(font.pointSizeF() * 1.15);
        value->setFont(font);
        value->setAccessibleName(name);
        column->addWidget(quietText(name));
        column->addWidget(value);
        column->addSpacing(8);
    };
    add(tr("Chunks"), m_chunks, QStringLiteral("planChunks"));
    add(tr("Size of a chunk"), m_size, QStringLiteral("planSize"));
    add(tr("Time on the present fleet"), m_time, QStringLiteral("planTime"));
    column->addWidget(m_basis);
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause_ms);
    connect(&m_pause, &QTimer::timeout, this, &PlanCard::start);
}

PlanCard::~PlanCard() {
    m_planning.cancel();
    m_trying.cancel();
    m_trying.waitForFinished();
    m_planning.waitForFinished();
}

void PlanCard::plan(const Computation& computation, const JobRequest& request) {
    if (m_computation == &computation && m_parameters == request.parameters && m_plan)
        return; // only the title or the like is another
    ++m_turn;
    m_trying.cancel();
    m_plan.reset();
    m_tried.reset();
    m_computation = &computation;
    m_parameters = request.parameters;
    m_pause.start();
}

void PlanCard::clear(const QString& why) {
    ++m_turn;
    m_pause.stop();
    m_trying.cancel();
    m_plan.reset();
    m_tried.reset();
    m_chunks->setText(QStringLiteral("–"));
    m_size->setText(QStringLiteral("–"));
    m_time->setText(QStringLiteral("–"));
    m_basis->setText(why);
}

void PlanCard::setProcessors(int processors) {
    if (processors == m_processors)
        return;
    m_processors = processors;
    showTime();
}

void PlanCard::start() {
    m_planning = QtConcurrent::run(
        [computation = m_computation, parameters = m_parameters] { return planJob(*computation, parameters); });
    whenDone(m_planning, this, [this, turn = m_turn](const Planned& plan) {
        if (turn == m_turn)
            tookPlan(plan);
    });
}

void PlanCard::tookPlan(const Planned& plan) {
    if (!plan) {
        clear({});
        Q_EMIT refused(plan.error());
        return;
    }
    m_plan = *plan;
    m_chunks->setText(countText(plan->chunks));
    m_size->setText(plan->smallestChunk == plan->largestChunk
                        ? bytesWords(static_cast<double>(plan->largestChunk))
                        : tr("%1 to %2")
                              .arg(bytesWords(static_cast<double>(plan->smallestChunk)),
                                   bytesWords(static_cast<double>(plan->largestChunk))));
    m_time->setText(tr("trying a few chunks …"));
    m_basis->clear();
    Q_EMIT planned();
    m_trying = QtConcurrent::run([computation = m_computation, shape = *plan](QPromise<Tried>& promise) {
        promise.addResult(
            tryChunks(*computation, shape, kBudget, SystemClock(), [&promise] { return promise.isCanceled(); }));
    });
    whenDone(m_trying, this, [this, turn = m_turn](const Tried& tried) {
        if (turn != m_turn)
            return;
        if (tried)
            m_tried = *tried;
        else
            m_time->setText(tried.error().message);
        showTime();
    });
}

void PlanCard::showTime() {
    if (!m_plan || !m_tried)
        return;
    const auto left = expectedTime(*m_plan, *m_tried, m_processors);
    m_time->setText(left ? timeLeftWords(*left) : tr("It waits until a PC computes."));
    const Seconds whole(static_cast<Seconds::rep>(m_tried->seconds + 0.5));
    const QString one = m_tried->seconds < 1 ? tr("%1 ms").arg(QString::number(m_tried->seconds * 1'000, 'g', 2))
                                             : durationWords(whole);
    m_basis->setText(tr("%n chunk(s) tried on this PC took %1 each", nullptr, m_tried->chunks).arg(one) +
                     QLatin1String("; ") + tr("%n processor(s) compute at present.", nullptr, m_processors));
}

} // namespace gleaner
