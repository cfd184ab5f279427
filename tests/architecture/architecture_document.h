// Reads who may include whom out of ARCHITECTURE.md, section 4, so that the document and the check cannot differ.
// Values; safe on any thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace gleaner::architecture {

/// What one folder may include of another: everything, or only the named headers.
struct Permission {
    std::string folder;
    std::set<std::string> onlyHeaders; ///< empty: all of the folder
};

struct FolderRule {
    bool everything = false; ///< "all": the folder that wires the program together
    std::vector<Permission> permissions;
};

/// Headers of a third party and the folders or files that may include them.
struct LibraryRule {
    std::string name;
    std::vector<std::string> headers; ///< path prefixes ("boost/beast/"), file names ("zlib.h") or Qt modules ("QtSql")
    std::vector<std::string> onlyIn;  ///< folders or files, as paths from the root
};

struct Document {
    std::map<std::string, FolderRule> folders;
    std::vector<LibraryRule> libraries;
    std::vector<std::string> mistakes; ///< what the tables say that cannot be understood, a sentence each
};

/// Reads the tables whose first column is headed `folder` and `library`. Never fails: see Document::mistakes.
[[nodiscard]] Document readDocument(const std::string& markdown);

} // namespace gleaner::architecture
