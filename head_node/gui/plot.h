// A line over time, with error bars where there are some: a few strokes of our own instead of a plotting library.
// Thread: GUI.
#pragma once

#include "head_node/models/job_history.h"

#include <QWidget>

namespace gleaner {

class Plot : public QWidget {
    Q_OBJECT
public:
    /// `unit` stands behind the numbers of the scale, e.g. "/s".
    explicit Plot(const QString& caption, const QString& unit = {});

    /// `fromZero`: the scale begins at 0, and the area below the line is filled.
    void show(const std::vector<HistoryPoint>& points, bool fromZero = true);
    [[nodiscard]] QSize sizeHint() const override { return {280, 130}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 76}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Scale {
        double low = 0, high = 1;
    };
    [[nodiscard]] Scale scale() const;
    void paintScale(QPainter& painter, const QRectF& area, const Scale& scale) const;
    void paintLine(QPainter& painter, const QRectF& area, const Scale& scale) const;

    QString m_caption, m_unit;
    std::vector<HistoryPoint> m_points;
    bool m_fromZero = true;
};

/// The next larger 1, 2 or 5 times a power of ten.
[[nodiscard]] double roundUp(double value);

} // namespace gleaner
