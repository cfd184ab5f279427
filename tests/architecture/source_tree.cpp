#include "tests/architecture/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace gleaner::architecture {

SourceFile readSource(const std::string& path, const std::string& text) {
    static const std::regex pattern(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)re");
    SourceFile file{path, 0, {}};
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        ++file.lines;
        std::smatch match;
        if (line.find("include") != std::string::npos && std::regex_match(line, match, pattern))
            file.includes.push_back({match[2], match[1] == "\"", file.lines});
    }
    return file;
}

std::vector<SourceFile> readSources(const std::string& root, const std::vector<std::string>& folders) {
    namespace fs = std::filesystem;
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        const fs::path top = fs::path(root) / folder;
        if (!fs::is_directory(top))
            continue;
        for (const auto& entry : fs::recursive_directory_iterator(top)) {
            const std::string extension = entry.path().extension().string();
            if (entry.is_regular_file() && (extension == ".h" || extension == ".cpp"))
                files.push_back(
                    readSource(fs::relative(entry.path(), root).generic_string(), readText(entry.path().string())));
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

std::string readText(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

} // namespace gleaner::architecture
