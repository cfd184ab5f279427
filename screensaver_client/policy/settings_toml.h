// TOML as toml++ holds it: for what reads settings and what changes them, nobody else. Pure; any thread.
#pragma once

#include "common/base/result.h"

#include <QByteArray>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace gleaner {

[[nodiscard]] QString tomlText(std::string_view text);

/// Errors: as readSettingsText().
[[nodiscard]] Result<toml::table> parseToml(const QByteArray& text);

} // namespace gleaner
