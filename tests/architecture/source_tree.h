// The sources as the checks see them: paths, lines and includes. Reads files; no state.
#pragma once

#include <string>
#include <vector>

namespace gleaner::architecture {

struct Include {
    std::string header; ///< as written between the quotes or brackets
    bool quoted = false;
    int line = 0; ///< 1-based
};

struct SourceFile {
    std::string path; ///< from the root, with '/', e.g. "common/base/error.h"
    int lines = 0;
    std::vector<Include> includes;
};

/// Takes a file's text apart.
[[nodiscard]] SourceFile readSource(const std::string& path, const std::string& text);

/// Every .h and .cpp below `root`/FOLDER for each of `folders`; a folder that is not there has none.
[[nodiscard]] std::vector<SourceFile> readSources(const std::string& root, const std::vector<std::string>& folders);

/// The whole text of a file; empty when it cannot be read.
[[nodiscard]] std::string readText(const std::string& path);

} // namespace gleaner::architecture
