// Chunks that were set aside because they do harm to whoever takes them: why, what they ask for, and a person's
// decision about them. Thread: GUI.
#pragma once

#include "head_node/gui/poison_actions.h"
#include "head_node/models/poison_table_model.h"

#include <QSortFilterProxyModel>

class QLabel;
class QStackedWidget;
class QTableView;

namespace gleaner {

class PoisonDetail;

class PoisonView : public View {
    Q_OBJECT
public:
    explicit PoisonView(WindowServices& services);

    [[nodiscard]] QString title() const override { return tr("Poison"); }
    [[nodiscard]] Glyph glyph() const override { return Glyph::Poison; }
    void showSnapshot(const SnapshotPtr& snapshot) override;
    void entered() override;
    void left() override;

private:
    [[nodiscard]] QWidget* makeBar();
    [[nodiscard]] QWidget* makeEmpty();
    void makeTable();
    void selectFirst();
    void chooseSelected();
    void showMenu(const QPoint& at);

    PoisonTableModel m_chunks;
    QSortFilterProxyModel m_sorted;
    PoisonActions* m_actions;
    QStackedWidget* m_pages;
    QTableView* m_table;
    QLabel* m_count;
    PoisonDetail* m_detail;
    std::uint64_t m_waiting = 0;
    bool m_watched = false;
};

} // namespace gleaner
