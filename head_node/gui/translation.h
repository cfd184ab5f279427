// The languages that the window speaks, compiled in. Thread: GUI.
#pragma once

#include <QLocale>
#include <QTranslator>

#include <memory>

namespace gleaner {

/// Speaks `language` where there is a translation, else English, for as long as what is returned lives. Windows that
/// are there already stay as they are.
[[nodiscard]] std::unique_ptr<QTranslator> speak(const QLocale& language);

} // namespace gleaner
