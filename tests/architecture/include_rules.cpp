#include "tests/architecture/include_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <optional>

namespace gleaner::architecture {
namespace {

constexpr std::array<const char*, 6> kPlatforms{"_posix", "_windows", "_x11", "_wayland", "_dbus", "_macos"};
constexpr std::array<const char*, 3> kProducts{"common", "head_node", "screensaver_client"};

/// "common/queue/x/y.h" -> the longest folder of the table that holds it; empty when none does.
std::string folderOf(const Document& document, const std::string& path) {
    std::string best;
    for (const auto& [folder, rule] : document.folders) {
        if (path.starts_with(folder + '/') && folder.size() > best.size())
            best = folder;
    }
    return best;
}

bool isProjectHeader(const std::string& header) {
    return std::ranges::any_of(kProducts, [&](const std::string& top) { return header.starts_with(top + '/'); });
}

std::string fileName(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

bool mayInclude(const Document& document, const std::string& from, const std::string& header) {
    const std::string to = folderOf(document, header);
    const FolderRule& rule = document.folders.at(from);
    if (to == from || to == "common/base" || (rule.everything && !to.empty()))
        return true;
    return std::ranges::any_of(rule.permissions, [&](const Permission& permission) {
        return permission.folder == to &&
               (permission.onlyHeaders.empty() || permission.onlyHeaders.contains(fileName(header)));
    });
}

bool isStandardHeader(const std::string& header) {
    return std::ranges::all_of(header, [](unsigned char c) { return std::islower(c) || std::isdigit(c) || c == '_'; });
}

bool isPlatformFile(const std::string& path) {
    const std::string name = fileName(path);
    const std::string stem = name.substr(0, name.find('.'));
    return std::ranges::any_of(kPlatforms, [&](const std::string& platform) { return stem.ends_with(platform); });
}

bool matches(const std::string& header, const std::string& qtModule, const std::string& pattern) {
    return pattern.ends_with('/') ? header.starts_with(pattern) : header == pattern || qtModule == pattern;
}

bool allowedBy(const LibraryRule& library, const std::string& path) {
    return std::ranges::any_of(
        library.onlyIn, [&](const std::string& place) { return path == place || path.starts_with(place + '/'); });
}

/// Why a header in brackets may not be included here; nullopt when it may.
std::optional<std::string> checkLibrary(const Document& document, const std::string& path, const std::string& header,
                                        const std::string& qtModule) {
    if (isStandardHeader(header) || qtModule == "QtCore")
        return std::nullopt;
    for (const LibraryRule& library : document.libraries) {
        const auto isMeant = [&](const std::string& pattern) { return matches(header, qtModule, pattern); };
        if (std::ranges::any_of(library.headers, isMeant))
            return allowedBy(library, path) ? std::nullopt
                                            : std::optional("its row does not give " + library.name + " to this file");
    }
    if (qtModule.empty() && isPlatformFile(path))
        return std::nullopt;
    return qtModule.empty() ? "no row names it, and a system's own header belongs in a file named for it: …_posix, …_windows"
                            : "no row names " + qtModule;
}

std::optional<std::string> check(const Document& document, const std::string& path, const Include& include,
                                 const QtModuleOf& qtModuleOf) {
    const std::string folder = folderOf(document, path);
    if (!include.quoted && !isProjectHeader(include.header))
        return checkLibrary(document, path, include.header, qtModuleOf(include.header));
    if (include.header.ends_with(".moc"))
        return std::nullopt;
    if (!include.quoted || !isProjectHeader(include.header))
        return "a project header is included in quotes and by its path from the root";
    if (folder.empty() || mayInclude(document, folder, include.header))
        return std::nullopt;
    return "the row of " + folder + " does not allow it";
}

} // namespace

QtModuleOf qtModulesIn(const std::string& headerFolder) {
    namespace fs = std::filesystem;
    std::vector<std::string> modules;
    for (const auto& entry : fs::directory_iterator(headerFolder)) {
        if (entry.is_directory() && entry.path().filename().string().starts_with("Qt"))
            modules.push_back(entry.path().filename().string());
    }
    std::ranges::sort(modules);
    return [headerFolder, modules](const std::string& header) -> std::string {
        const auto isIn = [&](const std::string& module) {
            return header.starts_with(module + '/') || fs::exists(fs::path(headerFolder) / module / header);
        };
        const auto found = std::ranges::find_if(modules, isIn);
        return found == modules.end() ? std::string() : *found;
    };
}

std::vector<std::string> violations(const Document& document, const std::vector<SourceFile>& files,
                                    const QtModuleOf& qtModuleOf) {
    std::vector<std::string> result;
    for (const SourceFile& file : files) {
        if (folderOf(document, file.path).empty())
            result.push_back(file.path + ":1: its folder has no row in ARCHITECTURE.md's table.");
        for (const Include& include : file.includes) {
            if (const auto reason = check(document, file.path, include, qtModuleOf))
                result.push_back(file.path + ':' + std::to_string(include.line) + ": may not include " +
                                 include.header + ": " + *reason + '.');
        }
    }
    return result;
}

} // namespace gleaner::architecture
