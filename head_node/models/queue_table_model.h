// The head's queues and how full they are, now and over time: work, answers, heartbeats, each of their shares where
// there are several, and poison, which is no queue but is looked at like one. Thread: that of the views.
#pragma once

#include "head_node/models/job_history.h"
#include "head_node/models/row_table.h"

#include <QJsonObject>

#include <optional>

namespace gleaner {

struct QueueRow {
    QString name;                          ///< as CONTROL.md, or "poison"
    std::optional<int> share;              ///< its number; nullopt: all of the queue
    QString where;                         ///< an address, or empty: the head's own
    QString fullName;                      ///< of a share
    std::optional<std::uint64_t> messages; ///< nullopt: not known
    std::optional<TimePoint> oldest;       ///< nullopt: none can be seen
    QString trouble;                       ///< a sentence; of a whole queue: of one of its shares

    [[nodiscard]] bool isPoison() const { return name == QLatin1String("poison"); }
    [[nodiscard]] QString key() const { return share ? name + u'/' + QString::number(*share) : name; }
    /// "Work", "Answers" …; of a share its place.
    [[nodiscard]] QString title() const;
    friend bool operator==(const QueueRow&, const QueueRow&) = default;
};

class QueueTableModel : public RowTable<QueueRow> {
    Q_OBJECT
public:
    enum class Column { Queue, Messages, Oldest };
    static constexpr int kColumns = 3;
    /// Shown even before the head has answered.
    QueueTableModel();

    /// The head's answer to "queues".
    void show(const QJsonObject& answer);
    /// Counts what is set aside.
    void showPoison(const HeadSnapshot& snapshot);
    /// Messages over time of a row; good until the next change. Empty: nothing was seen yet.
    [[nodiscard]] const std::vector<HistoryPoint>& historyOf(const QString& key) const;
    /// One sentence about the first queue that cannot be looked at; empty: all can.
    [[nodiscard]] QString trouble() const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void setAll();
    void remember(const QueueRow& row, TimePoint at);

    std::vector<QueueRow> m_queues;
    QueueRow m_poison;
    QHash<QString, HistorySeries> m_history;
    TimePoint m_now;
};

/// So many chunks wait for a person's decision.
[[nodiscard]] std::uint64_t poisonCount(const HeadSnapshot& snapshot);

} // namespace gleaner
