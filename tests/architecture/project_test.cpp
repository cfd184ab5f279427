// Holds this very tree to ARCHITECTURE.md and to the house's size of a file.
#include "tests/architecture/include_rules.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <iostream>

namespace gleaner::architecture {
namespace {

using ::testing::IsEmpty;

const std::string kRoot = GLEANER_SOURCE_DIR;
constexpr int kLongFile = 300;
constexpr std::size_t kShortFilesPercent = 90;

TEST(Project, ArchitectureDocumentCanBeUnderstood) {
    EXPECT_THAT(readDocument(readText(kRoot + "/ARCHITECTURE.md")).mistakes, IsEmpty());
}

TEST(Project, IncludesAreWhatTheDocumentAllows) {
    const Document document = readDocument(readText(kRoot + "/ARCHITECTURE.md"));
    const auto files = readSources(kRoot, {"common", "head_node", "screensaver_client"});
    ASSERT_FALSE(files.empty());
    for (const std::string& violation : violations(document, files, qtModulesIn(GLEANER_QT_HEADERS)))
        ADD_FAILURE() << violation;
}

TEST(Project, NineFilesInTenHaveAtMost300Lines) {
    auto files = readSources(kRoot, {"common", "head_node", "screensaver_client", "tests"});
    ASSERT_FALSE(files.empty());
    std::ranges::sort(files, std::ranges::greater{}, &SourceFile::lines);
    const auto isLong = [](const SourceFile& file) { return file.lines > kLongFile; };
    const auto longFiles = static_cast<std::size_t>(std::ranges::count_if(files, isLong));
    std::cout << files.size() << " files, " << longFiles << " of more than " << kLongFile << " lines; the longest:\n";
    for (std::size_t i = 0; i < std::min<std::size_t>(5, files.size()); ++i)
        std::cout << "  " << files[i].lines << ' ' << files[i].path << '\n';
    EXPECT_GE((files.size() - longFiles) * 100, files.size() * kShortFilesPercent) << "Split the longest files.";
}

} // namespace
} // namespace gleaner::architecture
