// Every setting in a person's words: what it is called in the dialog and what it does. What it is (kind, unit, bounds)
// is policy/setting_fields.h's to say; a setting without words of its own here is still shown, with that table's. Pure;
// thread: any.
#pragma once

#include "screensaver_client/policy/setting_fields.h"

#include <QJsonValue>
#include <QString>

#include <vector>

namespace gleaner {

enum class SettingGroup { When, HowMuch, HoldingBack, Offices };

struct SettingSpec {
    const SettingField* field = nullptr; ///< static
    SettingGroup group = SettingGroup::Offices;
    QString label;
    QString help;        ///< one or two sentences
    QString lowest = {}; ///< of a number: what its minimum means where that is something else, e.g. "no limit"

    [[nodiscard]] QString name() const { return QString::fromLatin1(field->name); }
    [[nodiscard]] QString unit() const { return QString::fromUtf8(field->unit); }
};

/// In the order in which they are shown; one for each setting there is.
[[nodiscard]] std::vector<SettingSpec> settingSpecs();

/// Whether what a person has entered may be stored. Errors: InvalidArgument, a sentence that says what would be right.
[[nodiscard]] Status checkEntered(const SettingSpec& spec, const QJsonValue& value);

inline constexpr int kMaxHeadWeight = 1000;

} // namespace gleaner
