// Settings as a TOML file holds them: reading with line numbers, and writing back so that comments, order and
// everything unknown stay as they were. Pure; any thread. For people: resources/docs/settings.md.
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QVariant>

namespace gleaner {

/// What a file says, unchecked.
struct SettingsText {
    QVariantMap values;       ///< bool, qlonglong, double, QString, QVariantList or QVariantMap
    QMap<QString, int> lines; ///< of each value, 1-based
};

inline constexpr qsizetype kMaxSettingsBytes = 1 << 20;

/// Errors: Malformed (with the line and what stands there), TooLarge (over kMaxSettingsBytes).
[[nodiscard]] Result<SettingsText> readSettingsText(const QByteArray& toml);

/// `toml` with these values in place of its own, each as checkSetting() made it; `head` replaces all heads, but keeps
/// what else is written in those that stay. The rest stays byte for byte. Errors: Malformed (also: written so oddly
/// that this cannot be done), TooLarge.
[[nodiscard]] Result<QByteArray> changeSettingsText(const QByteArray& toml, const QVariantMap& values);

} // namespace gleaner
