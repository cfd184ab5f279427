// Chunks that are set aside, of all jobs, with why and by whom, as a table that stays put. Thread: that of the views.
#pragma once

#include "head_node/engine/snapshots.h"
#include "head_node/models/row_table.h"

#include <QStringList>

namespace gleaner {

enum class PoisonColumn { Job, Chunk, Why, Reason, Failures, Workers, When };
inline constexpr int kPoisonColumns = 7;

struct PoisonRow {
    JobId job;
    QString jobName;
    SetAsideChunk chunk;

    [[nodiscard]] std::pair<QUuid, SequenceNumber> key() const { return {job.value(), chunk.sequence}; }
    [[nodiscard]] QString text(PoisonColumn column, TimePoint now) const;
    [[nodiscard]] QVariant sortKey(PoisonColumn column) const;
    /// Everything about it in one sentence.
    [[nodiscard]] QString sentence() const;
    friend bool operator==(const PoisonRow& a, const PoisonRow& b);
};

class PoisonTableModel : public RowTable<PoisonRow> {
    Q_OBJECT
public:
    enum Role { SortRole = Qt::UserRole + 1 };
    using RowTable::RowTable;

    /// At most JobSnapshot::kMaxSetAsideShown of each job.
    void show(const HeadSnapshot& snapshot);

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    TimePoint m_now;
};

/// "its computation failed", "taken too often" …: why a chunk was set aside.
[[nodiscard]] QString failureWords(FailureKind kind);

} // namespace gleaner
