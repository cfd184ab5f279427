// Who computes for this head: every worker that was heard of, and every enrolment, used or not. Asks who is enrolled
// while somebody looks. Thread: GUI.
#pragma once

#include "head_node/gui/enrol_dialog.h"
#include "head_node/models/fleet_filter.h"

#include <QTimer>

#include <memory>

class QComboBox;
class QKeySequence;
class QLineEdit;
class QTableView;

namespace gleaner {

class FleetView : public View {
    Q_OBJECT
public:
    explicit FleetView(WindowServices& services);

    [[nodiscard]] QString title() const override { return tr("Fleet"); }
    [[nodiscard]] Glyph glyph() const override { return Glyph::Fleet; }
    void showSnapshot(const SnapshotPtr& snapshot) override;
    void entered() override;
    void left() override;

    /// Widths and order of the columns, sorting.
    [[nodiscard]] QByteArray saveState() const;
    void restoreState(const QByteArray& state);

private:
    [[nodiscard]] QWidget* makeBar();
    void makeActions();
    void makeTable();
    [[nodiscard]] QAction* add(Glyph glyph, const QString& text, const QKeySequence& shortcut, const QString& tip,
                               void (FleetView::*then)());
    void askWhoIsEnrolled();
    void refresh();
    void choose();
    /// The one row that is selected; nullptr: none, or several.
    [[nodiscard]] const FleetRow* chosen() const;
    /// Of all rows that are selected, those that are enrolled.
    [[nodiscard]] QStringList chosenEnrolled() const;
    void showMenu(const QPoint& at);
    void enrol();
    void renew();
    void openEnrolDialog(EnrolDialog::Purpose purpose, const QString& name);
    void rename();
    void revoke();
    struct Revoking;
    void confirmRevoking(const QString& question, const QString& explanation, const QStringList& names);
    void revokeNext(const std::shared_ptr<Revoking>& batch);
    void perform(const QJsonObject& request, const QString& done);

    FleetTableModel m_fleet;
    FleetFilter m_filter;
    std::vector<EnrolmentInfo> m_enrolments;
    QTableView* m_table;
    QLineEdit* m_words;
    QComboBox* m_which;
    QLabel* m_totals;
    QLabel* m_notice;
    QAction* m_enrol = nullptr;
    QAction* m_renew = nullptr;
    QAction* m_rename = nullptr;
    QAction* m_revoke = nullptr;
    QTimer m_again;
    bool m_isWatched = false;
};

} // namespace gleaner
