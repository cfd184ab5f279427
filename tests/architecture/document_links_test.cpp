// A link in a page leads to a file that is there. Links to other sites (with a colon) and to headings are not followed.
#include "tests/architecture/source_tree.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <regex>

namespace gleaner::architecture {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Where the links of a page lead, as written, without those to other sites and to headings of the page itself.
std::vector<std::string> localLinks(const std::string& markdown) {
    static const std::regex pattern(R"re(\]\(([^)#:\s]+)(#[^)]*)?\))re");
    std::vector<std::string> links;
    for (std::sregex_iterator it(markdown.begin(), markdown.end(), pattern), end; it != end; ++it)
        links.push_back((*it)[1]);
    return links;
}

std::vector<fs::path> pages(const fs::path& root) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(root)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_directory() && name != "build" && name.front() != '.') {
            for (const auto& below : fs::recursive_directory_iterator(entry.path()))
                if (below.path().extension() == ".md")
                    found.push_back(below.path());
        } else if (entry.path().extension() == ".md") {
            found.push_back(entry.path());
        }
    }
    return found;
}

TEST(DocumentLinks, OnlyLinksToFilesAreFollowed) {
    EXPECT_THAT(localLinks("[a](x/y.md) [b](https://example.org) [c](#here) ![d](z.png) [e](w.md#there)"),
                ElementsAre("x/y.md", "z.png", "w.md"));
}

TEST(DocumentLinks, EveryLinkLeadsToAFile) {
    const auto all = pages(GLEANER_SOURCE_DIR);
    ASSERT_THAT(all, testing::Not(IsEmpty()));
    for (const fs::path& page : all)
        for (const std::string& link : localLinks(readText(page.string())))
            EXPECT_TRUE(fs::exists(page.parent_path() / link)) << page.string() << " links to " << link;
}

} // namespace
} // namespace gleaner::architecture
