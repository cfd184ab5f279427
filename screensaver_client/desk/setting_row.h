// One setting in the dialog: its label, what edits it, what it does, and what is wrong with it, one below the other.
// Thread: the one with the windows.
#pragma once

#include "screensaver_client/desk/setting_specs.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace gleaner {

class HeadsEditor;
class HoursEditor;

class SettingRow : public QWidget {
    Q_OBJECT

public:
    explicit SettingRow(SettingSpec spec, QWidget* parent = nullptr);

    [[nodiscard]] const SettingSpec& spec() const { return m_spec; }
    [[nodiscard]] QJsonValue value() const;
    void setValue(const QJsonValue& value);
    /// Locked: shown, but not to be changed, with the sentence that the administrator has decided it.
    void setLocked(bool locked);
    [[nodiscard]] bool isLocked() const { return m_locked; }
    /// Shows beside the field what is wrong with it, or that nothing is; true when nothing is.
    bool check();

Q_SIGNALS:
    /// A person has changed it.
    void edited();

private:
    QWidget* makeEditor();
    QWidget* makeNumber();

    SettingSpec m_spec;
    bool m_locked = false;
    QCheckBox* m_switch = nullptr;
    QLineEdit* m_number = nullptr;
    HoursEditor* m_hours = nullptr;
    HeadsEditor* m_heads = nullptr;
    QWidget* m_editor = nullptr;
    QLabel *m_error = nullptr, *m_lock = nullptr;
};

} // namespace gleaner
