// The view Settings: a form over HeadSettings, what of it waits for the head to be started anew, and, with the head of
// another program, what that one was told. Thread: GUI.
#pragma once

#include "head_node/gui/settings_card.h"
#include "head_node/gui/view.h"
#include "head_node/headlink/head_setup.h"

namespace gleaner {

class FolderCard;

class SettingsView : public View {
    Q_OBJECT
public:
    /// Services, setup and clock outlive the view.
    SettingsView(WindowServices& services, HeadSetup& setup, const Clock& clock);

    [[nodiscard]] QString title() const override { return tr("Settings"); }
    [[nodiscard]] Glyph glyph() const override { return Glyph::Settings; }
    void showSnapshot(const SnapshotPtr&) override {}
    void entered() override;
    /// The session has another state: whose head it is decides what may be changed.
    void sessionChanged();

Q_SIGNALS:
    /// Settings were saved that hold at once.
    void applied(const gleaner::HeadSettings& settings);

private:
    void makeForm();
    [[nodiscard]] QLayout* makeButtons();
    void lockGiven();
    void showAll(const HeadSettings& settings);
    void showForeign(const QJsonObject& answer);
    [[nodiscard]] HeadSettings shown() const;
    [[nodiscard]] bool isForeign() const;
    [[nodiscard]] bool complain(const SettingComplaints& complaints);
    void edited();
    void apply();
    void restart();
    void adapt();
    [[nodiscard]] QString labelsOf(const QStringList& names) const;

    HeadSetup& m_setup;
    const Clock& m_clock;
    std::vector<SettingsCard*> m_cards;  ///< all
    std::vector<SettingsCard*> m_ofHead; ///< what only the program that runs the head may change
    FolderCard* m_folder = nullptr;
    QLabel* m_about; ///< what is wrong with the file, or whose head it is
    QLabel* m_state;
    QPushButton* m_apply;
    QPushButton* m_revert;
    QPushButton* m_restart;
    bool m_isShowing = false; ///< editors change, and nobody has edited
    bool m_isEdited = false;
};

} // namespace gleaner
