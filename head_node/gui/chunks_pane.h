// Which chunks of a job are out, and what happened to any one of them. Asks the head only while somebody looks.
// Thread: GUI.
#pragma once

#include "head_node/gui/view.h"
#include "head_node/models/out_table_model.h"

#include <QTimer>

class QListWidget;
class QSpinBox;
class QTableView;

namespace gleaner {

class ChunksPane : public QWidget {
    Q_OBJECT
public:
    explicit ChunksPane(WindowServices& services);

    void show(const std::optional<JobId>& job);
    void update(const JobSnapshot& job);
    void setWatched(bool watched);

private:
    [[nodiscard]] QWidget* makeOut();
    [[nodiscard]] QWidget* makeLog();
    void askOut();
    void askChunk();

    WindowServices& m_services;
    OutTableModel m_out;
    QTableView* m_table;
    QSpinBox* m_number;
    QListWidget* m_lines;
    std::optional<JobId> m_job;
    QTimer m_again;
    bool m_watched = false;
};

} // namespace gleaner
