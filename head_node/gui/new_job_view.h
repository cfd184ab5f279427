// A new job: which computation, its form, and what it will be. Thread: GUI.
#pragma once

#include "head_node/gui/view.h"
#include "head_node/models/job_draft.h"

class QLabel;
class QListWidget;
class QPushButton;
class QScrollArea;

namespace gleaner {

class ComplaintLabel;
class JobFormPanel;
class PlanCard;

class NewJobView : public View {
    Q_OBJECT
public:
    explicit NewJobView(WindowServices& services);

    [[nodiscard]] QString title() const override { return tr("New job"); }
    [[nodiscard]] Glyph glyph() const override { return Glyph::NewJob; }
    void showSnapshot(const SnapshotPtr& snapshot) override;
    void entered() override;

    /// Fills the form in; unknown computations are said.
    void startFrom(const JobRequest& values);
    void loadFile(const QString& path);
    void saveFile(const QString& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    [[nodiscard]] QWidget* makeList();
    [[nodiscard]] QWidget* makeSide();
    void chooseComputation();
    void showForm(const Computation& computation);
    void check();
    void start();
    void askWhereToLoad();
    void askWhereToSave();
    void showRefusal(const Error& error);
    [[nodiscard]] const Computation* chosen() const;

    QListWidget* m_list;
    QScrollArea* m_scroll;
    JobFormPanel* m_form = nullptr; ///< owned by m_scroll
    PlanCard* m_plan;
    ComplaintLabel* m_complaint;
    QPushButton* m_start;
    bool m_sending = false;
    bool m_good = false;
};

/// A file that neither exists nor is promised to a job: NAME.SUFFIX or NAME-2.SUFFIX … in the user's documents.
[[nodiscard]] QString freshOutputPath(const Computation& computation, const HeadSnapshot& snapshot);
[[nodiscard]] bool isTaken(const QString& outputPath, const HeadSnapshot& snapshot);

} // namespace gleaner
