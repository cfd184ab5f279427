// A job's result as it forms: a picture that fills in, a table that grows, a sum that converges. Asks the head only
// while somebody looks, one request at a time. Thread: GUI.
#pragma once

#include "head_node/gui/view.h"
#include "head_node/models/growing_picture.h"
#include "head_node/models/job_history.h"
#include "head_node/models/result_table_model.h"

#include <QElapsedTimer>
#include <QTimer>

class QLabel;
class QStackedWidget;
class QTableView;

namespace gleaner {

class Plot;
class PicturePane;

class ResultPane : public QWidget {
    Q_OBJECT
public:
    explicit ResultPane(WindowServices& services);

    /// Another job, or none.
    void show(const std::optional<JobId>& job);
    /// Something new of the present job's.
    void update(const JobSnapshot& job);
    void setWatched(bool watched);
    /// For tests: of the picture, how many pixels have come.
    [[nodiscard]] double pictureDone() const;

private:
    void ask();
    void askPicture();
    void askResult();
    void tookPicture(const Answer& answer);
    void tookResult(const Answer& answer);
    void showSummary(const QJsonObject& answer);
    void askAgainAfter(Milliseconds pause);

    WindowServices& m_services;
    QStackedWidget* m_pages;
    QLabel* m_nothing;
    PicturePane* m_pictures;
    QWidget* m_numbers;
    QLabel* m_value;
    Plot* m_plot;
    QTableView* m_table;
    ResultTableModel m_rows;
    HistorySeries m_series;
    std::optional<JobId> m_job;
    std::optional<GrowingPicture> m_picture;
    JobSnapshot m_newest;
    std::uint64_t m_answeredAtLastLook = 0;
    bool m_paints = true; ///< until the head said there is nothing to be seen
    bool m_asking = false;
    bool m_watched = false;
    bool m_stale = false; ///< what is on its way belongs to another job
    QTimer m_again;
    QElapsedTimer m_took;
    quint64 m_turn = 0;
};

} // namespace gleaner
