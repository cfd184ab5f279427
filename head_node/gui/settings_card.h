// A group of settings in a panel of its own. Thread: GUI.
#pragma once

#include "head_node/gui/card.h"
#include "head_node/gui/setting_row.h"
#include "head_node/settings/head_settings.h"

#include <vector>

class QBoxLayout;
class QComboBox;
class QSpinBox;

namespace gleaner {

class SettingsCard : public Card {
    Q_OBJECT
public:
    explicit SettingsCard(const QString& title);

    virtual void show(const HeadSettings& settings) = 0;
    /// Writes what its editors say into `settings`, and nothing else.
    virtual void read(HeadSettings& settings) const = 0;
    [[nodiscard]] const std::vector<SettingRow*>& rows() const { return m_rows; }

Q_SIGNALS:
    void edited();

protected:
    SettingRow* addRow(SettingRow* row, QBoxLayout* to = nullptr);
    /// A row that stands elsewhere in the card.
    void adopt(SettingRow* row) { m_rows.push_back(row); }
    [[nodiscard]] QVBoxLayout* column() { return m_column; }
    /// Emits edited() when a person changes it.
    void watch(QSpinBox* editor);
    void watch(QComboBox* editor);
    void watch(QAbstractButton* editor);

private:
    QVBoxLayout* m_column;
    std::vector<SettingRow*> m_rows;
};

/// Does this PC compute, too?
class ComputingCard : public SettingsCard {
    Q_OBJECT
public:
    ComputingCard();
    void show(const HeadSettings& settings) override;
    void read(HeadSettings& settings) const override;

private:
    void adapt();

    QComboBox* m_mode;
    QSpinBox* m_threads;
    QSpinBox* m_away;
    SettingRow* m_awayRow;
};

class LimitsCard : public SettingsCard {
    Q_OBJECT
public:
    LimitsCard();
    void show(const HeadSettings& settings) override;
    void read(HeadSettings& settings) const override;

private:
    QSpinBox* m_messageLimit;
    QSpinBox* m_visibility;
    QSpinBox* m_timeToLive;
    QSpinBox* m_poison;
    QSpinBox* m_leastFree;
};

class NotificationsCard : public SettingsCard {
    Q_OBJECT
public:
    NotificationsCard();
    void show(const HeadSettings& settings) override;
    void read(HeadSettings& settings) const override;

private:
    QCheckBox* m_done;
    QCheckBox* m_failed;
    QCheckBox* m_needed;
    QCheckBox* m_inTray;
};

} // namespace gleaner
