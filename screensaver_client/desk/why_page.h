// "Why am I (not) computing": the day as a bar, with a way to the days before, and every stretch with its reason.
// Thread: the one with the windows.
#pragma once

#include "screensaver_client/link/agent_snapshot.h"

#include <QDate>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;
class QTableView;

namespace gleaner {

class DayBar;
class WhyModel;

class WhyPage : public QWidget {
    Q_OBJECT

public:
    explicit WhyPage(QWidget* parent = nullptr);
    /// What the agent remembers, newest first.
    void setEntries(const std::vector<AgentWhyEntry>& entries, TimePoint now);

private:
    void showDay();

    WhyModel* m_model;
    DayBar* m_bar;
    QTableView* m_table;
    QLabel *m_day, *m_sum;
    QPushButton *m_before, *m_after;
    int m_daysBack = 0;
    TimePoint m_now{};
};

} // namespace gleaner
