#include "head_node/models/job_draft.h"

#include "common/kernels/built_in.h"

#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class Draft : public testing::Test {
protected:
    void SetUp() override { addBuiltInComputations(m_registry); }
    const Computation& computation(const char* name) { return *m_registry.findNewest(QString::fromLatin1(name)); }
    JobDraft draft(const char* name, QMap<QString, QString> texts) {
        return {QString::fromLatin1(name), std::move(texts), {}, {}, m_folder.filePath(QStringLiteral("result")), 0};
    }

    ComputationRegistry m_registry;
    QTemporaryDir m_folder;
};

TEST_F(Draft, DefaultsAreFineAsTheyAre) {
    const DraftCheck check = checkDraft(computation("mandelbrot"), draft("mandelbrot", {}));
    EXPECT_TRUE(check.isGood());
    EXPECT_EQ(check.request.parameters.value(QStringLiteral("width")).toInt(), 1'920);
}

TEST_F(Draft, AWrongValueIsExplainedForItsOwnField) {
    const DraftCheck check = checkDraft(computation("mandelbrot"),
                                        draft("mandelbrot", {{QStringLiteral("width"), QStringLiteral("0")},
                                                             {QStringLiteral("view-width"), QStringLiteral("wide")}}));
    EXPECT_EQ(check.complaints.size(), 2);
    EXPECT_EQ(check.complaints.value(QStringLiteral("width")),
              QStringLiteral("Give a whole number, 1 to 100,000 pixels."));
    EXPECT_EQ(check.complaints.value(QStringLiteral("view-width")), QStringLiteral("Give a number, 1e-11 to 16."));
}

TEST_F(Draft, NumbersMayBeWrittenAsPowers) {
    const DraftCheck check =
        checkDraft(computation("primes"), draft("primes", {{QStringLiteral("to"), QStringLiteral("1e10")}}));
    ASSERT_TRUE(check.isGood());
    EXPECT_EQ(check.request.parameters.value(QStringLiteral("to")).toInteger(), 10'000'000'000);
}

TEST_F(Draft, WhatIsRequiredIsAskedFor) {
    EXPECT_EQ(checkDraft(computation("primes"), draft("primes", {})).complaints.keys(),
              QStringList(QStringLiteral("to")));
    EXPECT_EQ(checkDraft(computation("option-pricing"), draft("option-pricing", {}))
                  .complaints.value(QStringLiteral("positions")),
              QStringLiteral("Choose a file, or drop one here."));
}

TEST_F(Draft, AFileThatIsNotThereIsSaid) {
    const DraftCheck check =
        checkDraft(computation("option-pricing"),
                   draft("option-pricing", {{QStringLiteral("positions"), QStringLiteral("/nowhere/book.csv")}}));
    EXPECT_EQ(check.complaints.value(QStringLiteral("positions")),
              QStringLiteral("There is no such file; choose another."));
}

TEST_F(Draft, AResultNeedsAFolderThatIsThere) {
    JobDraft somewhere = draft("mandelbrot", {});
    somewhere.outputPath = QStringLiteral("/nowhere/picture.png");
    EXPECT_TRUE(checkDraft(computation("mandelbrot"), somewhere)
                    .complaints.value(kOutputField)
                    .contains(QStringLiteral("does not exist")));
}

TEST_F(Draft, WhatASplitSaysGoesToTheFieldItIsAbout) {
    const auto split = computation("primes").split(
        {{QStringLiteral("from"), 10}, {QStringLiteral("to"), 5}, {QStringLiteral("chunk-size"), 100}});
    ASSERT_FALSE(split);
    EXPECT_EQ(fieldOf(split.error(), computation("primes")), QStringLiteral("to"));
    EXPECT_EQ(fieldOf({ErrorCode::InvalidArgument, QStringLiteral("line 17, column 'strike': must be > 0")},
                      computation("option-pricing")),
              QStringLiteral("positions"));
}

TEST_F(Draft, ARequestComesBackAsTheDraftItWasMadeFrom) {
    const JobDraft first = draft("mandelbrot", {{QStringLiteral("width"), QStringLiteral("640")}});
    const DraftCheck check = checkDraft(computation("mandelbrot"), first);
    const JobDraft again = draftOf(check.request, computation("mandelbrot"));
    EXPECT_EQ(again.texts, first.texts);
    EXPECT_EQ(again.outputPath, first.outputPath);
}

} // namespace
} // namespace gleaner
