// Says of each #include whether ARCHITECTURE.md allows it. Pure but for Qt's header folder, which tells a header's
// module.
#pragma once

#include "tests/architecture/architecture_document.h"
#include "tests/architecture/source_tree.h"

#include <functional>
#include <string>
#include <vector>

namespace gleaner::architecture {

/// The Qt module that a header as written belongs to, e.g. "QtSql" for "QSqlQuery"; empty: it is not one of Qt's.
using QtModuleOf = std::function<std::string(const std::string& header)>;

/// Looks the header up in the folder that holds QtCore/, QtSql/ and so on.
[[nodiscard]] QtModuleOf qtModulesIn(const std::string& headerFolder);

/// One sentence for each thing that the document does not allow, beginning with "PATH:LINE: "; empty when all is well.
/// - A folder with sources needs a row of its own in the table.
/// - Project headers are included in quotes, by their path from the root, and only as the folder's row allows.
/// - Qt Core and the C++ standard library are for everyone; other libraries where their row says.
/// - Any other header is a system's own: only in files named for it: …_posix, …_windows, …_x11, …_wayland, …_dbus, …_macos.
[[nodiscard]] std::vector<std::string> violations(const Document& document, const std::vector<SourceFile>& files,
                                                  const QtModuleOf& qtModuleOf);

} // namespace gleaner::architecture
