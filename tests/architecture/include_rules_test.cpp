// The check itself is checked: each rule is shown to refuse what breaks it and to pass what does not.
#include "tests/architecture/include_rules.h"

#include <gmock/gmock.h>

namespace gleaner::architecture {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

const char* const kDocument = R"(
| folder | holds | may include |
| --- | --- | --- |
| common/base | errors | |
| common/queue | queues | |
| head_node/engine | scatterer | queue |
| head_node/store | files | engine (job_journal.h) |
| head_node/cli | the program | all |

| library | headers | only in |
| --- | --- | --- |
| zlib | `zlib.h` | common/queue/deflate.cpp |
| Boost.Beast | `boost/beast/` | head_node/store |
| Qt Sql | `QtSql` | head_node/store |
)";

std::string fakeModule(const std::string& header) {
    if (header == "QWidget")
        return "QtWidgets";
    if (header.starts_with("QSql"))
        return "QtSql";
    return header.front() == 'Q' ? "QtCore" : "";
}

std::vector<std::string> check(const std::string& path, const std::string& text) {
    return violations(readDocument(kDocument), {readSource(path, text)}, fakeModule);
}

TEST(IncludeRules, AFolderMayIncludeItselfTheBaseAndWhatItsRowNames) {
    EXPECT_THAT(check("head_node/engine/a.cpp",
                      "#include \"head_node/engine/a.h\"\n#include \"common/base/error.h\"\n"
                      "#include \"common/queue/q.h\"\n#include <vector>\n#include <QString>\n"),
                IsEmpty());
}

TEST(IncludeRules, AnythingElseIsNamedWithFileAndLine) {
    EXPECT_THAT(check("common/queue/a.cpp", "// a\n#include \"head_node/engine/b.h\"\n"),
                ElementsAre(AllOf(StartsWith("common/queue/a.cpp:2: "), HasSubstr("common/queue does not allow"))));
}

TEST(IncludeRules, HeadersInParenthesesAreTheOnlyOnesOfTheirFolder) {
    EXPECT_THAT(check("head_node/store/a.h", "#include \"head_node/engine/job_journal.h\"\n"), IsEmpty());
    EXPECT_THAT(check("head_node/store/a.h", "#include \"head_node/engine/head_engine.h\"\n").size(), 1U);
}

TEST(IncludeRules, AllMeansEveryFolderOfTheTable) {
    EXPECT_THAT(check("head_node/cli/main.cpp", "#include \"head_node/store/a.h\"\n"), IsEmpty());
    EXPECT_THAT(check("head_node/cli/main.cpp", "#include \"head_node/elsewhere/a.h\"\n").size(), 1U);
}

TEST(IncludeRules, AFolderWithoutARowIsRefused) {
    EXPECT_THAT(check("common/secret/a.cpp", ""), ElementsAre(HasSubstr("no row")));
}

TEST(IncludeRules, AProjectHeaderIsIncludedByItsWholePathInQuotes) {
    EXPECT_THAT(check("common/queue/a.cpp", "#include \"a.h\"\n"), ElementsAre(HasSubstr("path from the root")));
    EXPECT_THAT(check("common/queue/a.cpp", "#include <common/queue/a.h>\n"), ElementsAre(HasSubstr("in quotes")));
    EXPECT_THAT(check("common/queue/a.cpp", "#include \"a.moc\"\n"), IsEmpty());
}

TEST(IncludeRules, ALibraryIsOnlyForThePlacesOfItsRow) {
    EXPECT_THAT(check("common/queue/deflate.cpp", "#include <zlib.h>\n"), IsEmpty());
    EXPECT_THAT(check("common/queue/other.cpp", "#include <zlib.h>\n"), ElementsAre(HasSubstr("zlib")));
    EXPECT_THAT(check("head_node/store/a.h", "#include <boost/beast/http.hpp>\n#include <QSqlQuery>\n"), IsEmpty());
    EXPECT_THAT(check("head_node/engine/a.h", "#include <boost/beast/http.hpp>\n#include <QSqlQuery>\n").size(), 2U);
}

TEST(IncludeRules, AQtModuleWithoutARowIsForNobody) {
    EXPECT_THAT(check("head_node/cli/a.cpp", "#include <QWidget>\n"), ElementsAre(HasSubstr("QtWidgets")));
}

TEST(IncludeRules, ASystemsOwnHeaderIsOnlyForFilesOfThatSystem) {
    EXPECT_THAT(check("common/queue/lock_posix.cpp", "#include <sys/file.h>\n"), IsEmpty());
    EXPECT_THAT(check("common/queue/lock_windows.cpp", "#include <windows.h>\n"), IsEmpty());
    EXPECT_THAT(check("common/queue/lock_x11.cpp", "#include <xcb/xcb.h>\n"), IsEmpty());
    EXPECT_THAT(check("common/queue/lock.cpp", "#include <unistd.h>\n"), ElementsAre(HasSubstr("_posix")));
}

} // namespace
} // namespace gleaner::architecture
