// What the job will be, beside its form: chunks, their size, and how long it may take. Finds it out off the window's
// thread and starts over when the form changes. Thread: GUI.
#pragma once

#include "head_node/gui/card.h"
#include "head_node/models/job_draft.h"
#include "head_node/models/job_plan.h"

#include <QFuture>
#include <QTimer>

class QLabel;

namespace gleaner {

class PlanCard : public Card {
    Q_OBJECT
public:
    PlanCard();
    /// Blocks: until the trial on the other thread has noticed; milliseconds.
    ~PlanCard() override;

    /// Looks at this job soon. `computation` outlives the card; the request's parameters are checked.
    void plan(const Computation& computation, const JobRequest& request);
    /// There is nothing to plan yet.
    void clear(const QString& why);
    /// Processors that would compute it at present.
    void setProcessors(int processors);

Q_SIGNALS:
    /// The computation cut the job.
    void planned();
    /// The computation does not take these values.
    void refused(const gleaner::Error& error);

private:
    using Planned = Result<JobPlan>;
    using Tried = Result<ChunkTime>;

    void start();
    void tookPlan(const Planned& plan);
    void showTime();

    QLabel* m_chunks;
    QLabel* m_size;
    QLabel* m_time;
    QLabel* m_basis;
    QTimer m_pause;
    const Computation* m_computation = nullptr;
    Parameters m_parameters;
    QFuture<Planned> m_planning;
    QFuture<Tried> m_trying;
    std::optional<JobPlan> m_plan;
    std::optional<ChunkTime> m_tried;
    int m_processors = 0;
    quint64 m_turn = 0; ///< answers to an older one are dropped
};

} // namespace gleaner
