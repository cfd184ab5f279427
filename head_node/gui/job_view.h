// One job: its result as it forms, how far and how fast it is, and what happens to its chunks. Thread: GUI.
#pragma once

#include "head_node/gui/job_actions.h"
#include "head_node/models/job_history.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QStackedWidget;

namespace gleaner {

class ChunksPane;
class Plot;
class ResultPane;

class JobView : public View {
    Q_OBJECT
public:
    explicit JobView(WindowServices& services);

    [[nodiscard]] QString title() const override { return tr("Job"); }
    [[nodiscard]] Glyph glyph() const override { return Glyph::Job; }
    void showSnapshot(const SnapshotPtr& snapshot) override;
    void entered() override;
    void left() override;

    /// Shows this job, now or as soon as the head has it.
    void open(const JobId& id);
    [[nodiscard]] const std::optional<JobId>& job() const { return m_job; }
    [[nodiscard]] ResultPane& result() { return *m_result; }

private:
    [[nodiscard]] QWidget* makeTop();
    [[nodiscard]] QWidget* makeSide();
    void fillPicker(const HeadSnapshot& snapshot);
    void showJob(const JobSnapshot& job);
    [[nodiscard]] QString factsOf(const JobSnapshot& job);

    JobActions* m_actions;
    JobHistory m_history;
    QStackedWidget* m_pages;
    QComboBox* m_picker;
    QLabel* m_state;
    QLabel* m_remark;
    QProgressBar* m_bar;
    QLabel* m_facts;
    Plot* m_rate;
    Plot* m_fleet;
    ResultPane* m_result;
    ChunksPane* m_chunks;
    std::optional<JobId> m_job;
};

} // namespace gleaner
