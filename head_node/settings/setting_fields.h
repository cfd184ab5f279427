// The settings of head_settings.h one by one: name, place in the struct, bounds, JSON both ways. Pure; any thread.
#pragma once

#include "head_node/settings/head_settings.h"

#include <QJsonValue>

#include <functional>
#include <vector>

namespace gleaner {

struct SettingField {
    QString name;
    std::function<QJsonValue(const HeadSettings&)> write;
    /// A sentence when the value is none that is possible; then nothing was changed.
    std::function<QString(HeadSettings&, const QJsonValue&)> read;
    bool holdsAtOnce = false;
};

/// In the order of the file.
[[nodiscard]] const std::vector<SettingField>& settingFields();

struct IntegerBounds {
    int least = 0;
    int most = 0;
};
/// Of the settings that are numbers.
[[nodiscard]] IntegerBounds boundsOf(const QString& name);

} // namespace gleaner
