// One day as a bar: when this PC computed and when it paused. Thread: the one with the windows.
#pragma once

#include "screensaver_client/link/agent_snapshot.h"

#include <QDate>
#include <QWidget>

#include <vector>

namespace gleaner {

/// A part of a day, as shares of it: 0 is its midnight, 1 the next one.
struct DaySegment {
    double from = 0, until = 0;
    bool run = false;
    std::size_t entry = 0; ///< which of the entries it is of

    friend bool operator==(const DaySegment&, const DaySegment&) = default;
};

/// What of `entries` (in any order) falls on the local `day` until `now`, in order of time. Pure.
[[nodiscard]] std::vector<DaySegment> daySegments(const std::vector<AgentWhyEntry>& entries, QDate day, TimePoint now);
/// How long computing was allowed on that day, of what `segments` tell.
[[nodiscard]] Milliseconds computedOn(const std::vector<DaySegment>& segments, QDate day);

class DayBar : public QWidget {
    Q_OBJECT

public:
    explicit DayBar(QWidget* parent = nullptr);
    void setDay(const std::vector<AgentWhyEntry>& entries, QDate day, TimePoint now);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF bar() const;
    std::vector<AgentWhyEntry> m_entries;
    std::vector<DaySegment> m_segments;
    QDate m_day;
    double m_now = 2; ///< as a share of the day; more than 1: another day
};

} // namespace gleaner
