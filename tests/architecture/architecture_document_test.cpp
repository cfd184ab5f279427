// What readDocument() understands of a table, and what it calls a mistake.
#include "tests/architecture/architecture_document.h"

#include <gmock/gmock.h>

namespace gleaner::architecture {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const char* const kTables = R"(
| folder | holds | may include |
| --- | --- | --- |
| common/base | errors | |
| common/queue | queues | |
| head_node/engine | scatterer | queue |
| head_node/store | files | engine (job_journal.h snapshots.h) queue |
| head_node/cli | the program | all |

| library | headers | only in |
| --- | --- | --- |
| Boost.Beast | `boost/beast/` `boost/asio/` | head_node/server |
)";

TEST(ArchitectureDocument, ShortNamesMeanTheFolderThatEndsInThem) {
    const Document document = readDocument(kTables);
    EXPECT_THAT(document.mistakes, IsEmpty());
    ASSERT_EQ(document.folders.at("head_node/engine").permissions.size(), 1U);
    EXPECT_EQ(document.folders.at("head_node/engine").permissions[0].folder, "common/queue");
    EXPECT_TRUE(document.folders.at("common/base").permissions.empty());
    EXPECT_TRUE(document.folders.at("head_node/cli").everything);
}

TEST(ArchitectureDocument, HeadersInParenthesesBelongToTheFolderBeforeThem) {
    const Document document = readDocument(kTables);
    const std::vector<Permission>& permissions = document.folders.at("head_node/store").permissions;
    ASSERT_EQ(permissions.size(), 2U);
    EXPECT_THAT(permissions[0].onlyHeaders, ElementsAre("job_journal.h", "snapshots.h"));
    EXPECT_EQ(permissions[1].folder, "common/queue");
    EXPECT_THAT(permissions[1].onlyHeaders, IsEmpty());
}

TEST(ArchitectureDocument, LibrariesLoseTheirBackticks) {
    const Document document = readDocument(kTables);
    ASSERT_EQ(document.libraries.size(), 1U);
    EXPECT_THAT(document.libraries[0].headers, ElementsAre("boost/beast/", "boost/asio/"));
    EXPECT_THAT(document.libraries[0].onlyIn, ElementsAre("head_node/server"));
}

TEST(ArchitectureDocument, AFolderThatTheTableDoesNotHaveIsAMistake) {
    const Document document =
        readDocument("| folder | holds | may include |\n|---|---|---|\n| common/a | x | nowhere |\n");
    EXPECT_THAT(document.mistakes, ElementsAre(HasSubstr("nowhere")));
}

TEST(ArchitectureDocument, ADocumentWithoutTheTableIsAMistake) {
    EXPECT_THAT(readDocument("# Architecture\n").mistakes, ElementsAre(HasSubstr("no table")));
}

} // namespace
} // namespace gleaner::architecture
