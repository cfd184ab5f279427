// The languages that the window speaks, compiled in. Thread: GUI.
#pragma once

#include <QLocale>
#include <QTranslator>

#include <memory>
#include <vector>

namespace gleaner {

/// What speaks as long as it lives: the window's texts, and those of Qt's own dialogs.
using Voice = std::vector<std::unique_ptr<QTranslator>>;

/// Speaks `language` where there is a translation, else English, for as long as what is returned lives. Windows that
/// are there already stay as they are.
[[nodiscard]] Voice speak(const QLocale& language);

} // namespace gleaner
