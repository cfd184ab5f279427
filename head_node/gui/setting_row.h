// One setting as a row of a form: name, editor, what it means, and what is wrong with it. Thread: GUI.
#pragma once

#include "head_node/gui/parameter_field.h"

class QCheckBox;
class QSpinBox;

namespace gleaner {

class SettingRow : public QWidget {
    Q_OBJECT
public:
    /// `name`: of the setting in the file. `label` empty: the editor has one of its own, as a check box has.
    SettingRow(const QString& name, const QString& label, QWidget* editor, const QString& help = {});

    [[nodiscard]] const QString& name() const { return m_name; }
    void setComplaint(const QString& sentence);
    [[nodiscard]] QString complaint() const { return m_complaint->text(); }
    /// Shown and not to be changed, because of `why`.
    void lock(const QString& why);

private:
    QString m_name;
    QWidget* m_editor;
    QLabel* m_help;
    QString m_helpText;
    ComplaintLabel* m_complaint;
};

/// A number within the bounds of the setting `name`. `unit` stands behind it.
[[nodiscard]] QSpinBox* settingNumber(const QString& name, const QString& unit);

} // namespace gleaner
