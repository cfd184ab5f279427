#include "tests/architecture/architecture_document.h"

#include <algorithm>
#include <sstream>

namespace gleaner::architecture {
namespace {

using Row = std::vector<std::string>;

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t`");
    return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(" \t`") - first + 1);
}

std::vector<std::string> words(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> result;
    for (std::string word; stream >> word;) {
        word.erase(std::remove(word.begin(), word.end(), '`'), word.end());
        result.push_back(word);
    }
    return result;
}

Row cells(const std::string& line) {
    std::istringstream stream(line.substr(1));
    Row result;
    for (std::string cell; std::getline(stream, cell, '|');)
        result.push_back(trimmed(cell));
    return result;
}

/// The rows of the table whose first column is headed `heading`, without heading and rule.
std::vector<Row> table(const std::string& markdown, const std::string& heading) {
    std::istringstream stream(markdown);
    std::vector<Row> rows;
    bool inside = false;
    for (std::string line; std::getline(stream, line);) {
        const bool isRow = !line.empty() && line.front() == '|';
        if (!isRow) {
            inside = false;
            continue;
        }
        const Row row = cells(line);
        if (inside && row.front().find("---") == std::string::npos)
            rows.push_back(row);
        inside = inside || row.front() == heading;
    }
    return rows;
}

/// "queue" means common/queue; a name that only one folder ends in. Empty when there is none or more than one.
std::string resolveFolder(const Document& document, const std::string& name) {
    if (document.folders.contains(name))
        return name;
    std::string found;
    for (const auto& [folder, rule] : document.folders) {
        if (!folder.ends_with('/' + name))
            continue;
        if (!found.empty())
            return {};
        found = folder;
    }
    return found;
}

/// One cell of `may include`: folder names, each perhaps followed by the only headers it gives in parentheses.
void readPermissions(Document& document, const std::string& folder, const std::string& cell) {
    FolderRule& rule = document.folders[folder];
    bool inHeaders = false;
    for (std::string word : words(cell)) {
        if (word == "all") {
            rule.everything = true;
            continue;
        }
        const bool opens = word.front() == '(';
        const bool closes = word.back() == ')';
        std::erase_if(word, [](char c) { return c == '(' || c == ')' || c == ','; });
        inHeaders = inHeaders || opens;
        if (inHeaders && !rule.permissions.empty())
            rule.permissions.back().onlyHeaders.insert(word);
        else if (const std::string resolved = resolveFolder(document, word); !resolved.empty())
            rule.permissions.push_back({resolved, {}});
        else
            document.mistakes.push_back("The row of " + folder + " names \"" + word +
                                        "\", which is no folder of the table.");
        inHeaders = inHeaders && !closes;
    }
}

} // namespace

Document readDocument(const std::string& markdown) {
    Document document;
    const std::vector<Row> folders = table(markdown, "folder");
    if (folders.empty())
        document.mistakes.emplace_back("There is no table whose first column is headed \"folder\".");
    for (const Row& row : folders)
        document.folders[row.front()] = {};
    for (const Row& row : folders) {
        if (row.size() == 3)
            readPermissions(document, row[0], row[2]);
        else
            document.mistakes.push_back("The row of " + row.front() + " has not three columns.");
    }
    for (const Row& row : table(markdown, "library")) {
        if (row.size() == 3)
            document.libraries.push_back({row[0], words(row[1]), words(row[2])});
        else
            document.mistakes.push_back("The row of " + row.front() + " has not three columns.");
    }
    return document;
}

} // namespace gleaner::architecture
