// What this PC does now and what it has given, with the buttons that an owner needs. Thread: the one with the windows.
#pragma once

#include "screensaver_client/link/agent_snapshot.h"

#include <QWidget>

#include <chrono>
#include <optional>

class QGridLayout;
class QLabel;
class QPushButton;

namespace gleaner {

class OverviewPage : public QWidget {
    Q_OBJECT

public:
    explicit OverviewPage(QWidget* parent = nullptr);
    /// nullopt: no agent answers.
    void setSnapshot(const std::optional<AgentSnapshot>& snapshot, TimePoint now);

Q_SIGNALS:
    void computeNow(std::chrono::minutes duration);
    void snooze(std::chrono::minutes duration);
    void unsnooze();
    void startAgent();

private:
    QWidget* makeTotals();
    void showHeads(const std::vector<AgentHead>& heads);

    QLabel *m_picture, *m_state, *m_detail, *m_work;
    QLabel *m_chunks, *m_time, *m_chunksToday, *m_timeToday;
    QLabel* m_heads;
    QPushButton *m_now, *m_snooze, *m_back, *m_start;
};

} // namespace gleaner
