// Every setting by its name: how it is read, checked, written and told to people. One table serves the file, the
// administrator's policy, the agent's socket and the dialog. Pure; any thread.
#pragma once

#include "screensaver_client/policy/guest_settings.h"

#include <QVariant>

#include <span>

namespace gleaner {

enum class SettingKind {
    Switch, ///< true or false
    Number, ///< a whole number
    Hours,  ///< a list of texts, as WeekHours takes them
    Heads,  ///< a list of {enrolment, weight}
};

/// Pointers are to static text.
struct SettingField {
    const char* name; ///< as in files, e.g. "idle_minutes"
    SettingKind kind;
    const char* unit; ///< of a number, e.g. "minutes"; may be empty
    int minimum, maximum;
    const char* description; ///< one sentence for the owner
    QVariant (*get)(const AgentSettings&);
    void (*set)(AgentSettings&, const QVariant&); ///< of a value that checkSetting() has made
};

/// In the order in which people want to see them.
[[nodiscard]] std::span<const SettingField> settingFields();
/// Null: there is no such setting.
[[nodiscard]] const SettingField* settingField(const QString& name);

/// The value as the field holds it, from what a file, the registry or JSON gave: bool, int, QStringList, or a
/// QVariantList of QVariantMaps.
/// Errors: InvalidArgument; the text names the field, what is wrong, what is possible.
[[nodiscard]] Result<QVariant> checkSetting(const SettingField& field, const QVariant& value);

/// All values by name, as JSON takes them.
[[nodiscard]] QVariantMap settingValues(const AgentSettings& settings);

inline constexpr int kMaxHeads = 16;

} // namespace gleaner
