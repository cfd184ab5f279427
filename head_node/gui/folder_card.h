// The data folder: which, how much room it has, and whether another head has it. Thread: GUI; the disk is asked away
// from it.
#pragma once

#include "head_node/gui/settings_card.h"
#include "head_node/headlink/head_setup.h"
#include "head_node/settings/folder_check.h"

#include <QFuture>
#include <QTimer>

namespace gleaner {

class FolderCard : public SettingsCard {
    Q_OBJECT
public:
    /// `setup` outlives this.
    explicit FolderCard(HeadSetup& setup);
    void show(const HeadSettings& settings) override;
    void read(HeadSettings& settings) const override;

    /// Asks the disk anew; checked() comes later.
    void check();
    /// Of the folder that is shown; empty: nothing, or not known yet.
    [[nodiscard]] const QString& complaint() const { return m_report.complaint; }
    [[nodiscard]] bool isChecking() const { return m_isChecking; }

Q_SIGNALS:
    void checked();

private:
    void took(const FolderReport& report);

    HeadSetup& m_setup;
    PathEdit* m_path;
    QLabel* m_room;
    QTimer m_pause; ///< while somebody types
    int m_leastFreeMib = 0;
    int m_round = 0;
    bool m_isChecking = false;
    FolderReport m_report;
};

} // namespace gleaner
