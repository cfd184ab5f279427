// The monitor of the queues: how full each is, now and over time, and what is at the front of one. It only peeks: it
// sends the requests "queues" and "peek" of CONTROL.md and nothing else. Asks as often as the person chose while
// somebody looks, every half a minute otherwise, so that the line over time has no gaps, and never twice at a time.
// Thread: GUI.
#pragma once

#include "head_node/gui/view.h"
#include "head_node/models/message_table_model.h"
#include "head_node/models/queue_table_model.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace gleaner {

class Plot;

class PeekView : public View {
    Q_OBJECT
public:
    explicit PeekView(WindowServices& services);

    [[nodiscard]] QString title() const override { return tr("Peek"); }
    [[nodiscard]] Glyph glyph() const override { return Glyph::Peek; }
    void showSnapshot(const SnapshotPtr& snapshot) override;
    void entered() override;
    void left() override;

    /// 0: paused. The nearest of those that can be chosen.
    void setInterval(Milliseconds interval);
    [[nodiscard]] Milliseconds interval() const;

private:
    [[nodiscard]] QWidget* makeBar();
    [[nodiscard]] QWidget* makeQueues();
    void makeMessages();
    [[nodiscard]] const QueueRow* chosen() const;
    void choose();
    void schedule();
    void look();
    void askFront();
    void tookQueues(const Answer& answer);
    void tookFront(const QString& queue, const Answer& answer);
    void showPoisonFront();
    void showHistory();
    void say(const QString& trouble);

    QueueTableModel m_queues;
    MessageTableModel m_messages;
    QComboBox* m_interval;
    QPushButton* m_now;
    QLabel* m_when;
    QLabel* m_trouble;
    QTableView* m_queueTable;
    Plot* m_plot;
    QLabel* m_frontTitle;
    QLabel* m_frontNote;
    QTableView* m_messageTable;
    QTimer m_timer;
    TimePoint m_lookedAt; ///< the head's time of the last look that worked
    QString m_silence;    ///< why the last look did not
    bool m_watched = false;
    bool m_asking = false;
    bool m_again = false; ///< another queue was chosen while an answer was on its way
};

} // namespace gleaner
