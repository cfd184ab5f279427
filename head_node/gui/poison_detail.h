// One chunk that is set aside: why, what it asks for, and what happened to it. Asks the head when it is shown another
// one. Thread: GUI.
#pragma once

#include "head_node/gui/view.h"
#include "head_node/models/poison_table_model.h"

#include <QPlainTextEdit>

class QLabel;

namespace gleaner {

class PoisonDetail : public QWidget {
    Q_OBJECT
public:
    explicit PoisonDetail(WindowServices& services);

    /// nullptr: none.
    void show(const PoisonRow* row);

private:
    void ask(const PoisonRow& row);
    void tookContent(const Answer& answer);
    void tookEvents(const Answer& answer);

    WindowServices& m_services;
    std::optional<PoisonRow> m_row;
    int m_turn = 0; ///< answers to an earlier chunk's questions do not count
    QLabel* m_title;
    QLabel* m_reason;
    QLabel* m_contentTitle;
    QPlainTextEdit* m_content;
    QPlainTextEdit* m_events;
};

} // namespace gleaner
