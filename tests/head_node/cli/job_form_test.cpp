#include "head_node/cli/job_form.h"

#include "common/kernels/built_in.h"
#include "head_node/cli/host_options.h"
#include "head_node/engine/job_file.h"

#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

/// What `gleaner run ARGUMENTS` would ask for.
Result<JobRequest> parsed(const std::string& arguments) {
    ComputationRegistry registry;
    addBuiltInComputations(registry);
    CLI::App app;
    JobForm form;
    form.declare(app, registry);
    app.parse(arguments);
    return form.request();
}

TEST(JobForm, EveryParameterOfAComputationIsAnOption) {
    const auto request =
        parsed("primes --from 10 --to 1e10 -o out/primes.txt --title mine --purpose needed --priority 3");
    ASSERT_TRUE(request) << request.error().message.toStdString();
    EXPECT_EQ(request->computation, QStringLiteral("primes"));
    EXPECT_EQ(request->parameters.value(QStringLiteral("from")).toInteger(), 10);
    EXPECT_EQ(request->parameters.value(QStringLiteral("to")).toInteger(), 10'000'000'000);
    EXPECT_EQ(request->outputPath, QDir::current().absoluteFilePath(QStringLiteral("out/primes.txt")));
    EXPECT_EQ(request->title, QStringLiteral("mine"));
    EXPECT_EQ(request->purpose, QStringLiteral("needed"));
    EXPECT_EQ(request->priority, 3);
}

TEST(JobForm, WithoutAnOutputTheResultIsNamedAfterTheComputation) {
    EXPECT_EQ(parsed("primes --to 10")->outputPath, QDir::current().absoluteFilePath(QStringLiteral("primes.txt")));
}

TEST(JobForm, AJobFileStandsForAComputationAndOptionsGoBeforeIt) {
    QTemporaryDir folder;
    ComputationRegistry registry;
    addBuiltInComputations(registry);
    const QString file = folder.filePath(QStringLiteral("job.json"));
    ASSERT_TRUE(writeJobFile(file,
                             {.computation = QStringLiteral("primes"),
                              .parameters = {{QStringLiteral("to"), 1'000}},
                              .outputPath = folder.filePath(QStringLiteral("primes.txt")),
                              .title = QStringLiteral("kept"),
                              .priority = 2,
                              .purpose = {}},
                             registry));
    CLI::App app;
    JobForm form;
    form.declare(app, registry);
    form.declareFile(app);
    app.parse("--job " + file.toStdString() + " --title mine");
    const auto request = form.request();
    ASSERT_TRUE(request) << request.error().message.toStdString();
    EXPECT_EQ(request->computation, QStringLiteral("primes"));
    EXPECT_EQ(request->parameters.value(QStringLiteral("to")).toInteger(), 1'000);
    EXPECT_EQ(request->outputPath, folder.filePath(QStringLiteral("primes.txt")));
    EXPECT_EQ(request->title, QStringLiteral("mine"));
    EXPECT_EQ(request->priority, 2);
}

TEST(JobForm, NeitherComputationNorFileIsSaid) {
    EXPECT_EQ(parsed("--title mine").error().code, ErrorCode::InvalidArgument);
}

TEST(JobForm, AWrongValueNamesTheOptionAndWhatItTakes) {
    const auto request = parsed("primes --to ten");
    ASSERT_FALSE(request);
    EXPECT_EQ(request.error().message, QStringLiteral("--to takes a whole number, not 'ten'."));
    EXPECT_FALSE(parsed("primes --to 1.5"));
    EXPECT_FALSE(parsed("primes --to 1e300")) << "beyond what a number holds exactly";
}

TEST(JobForm, AnUnknownOptionIsAUsageError) {
    EXPECT_THROW((void)parsed("primes --colour red"), CLI::ParseError);
}

} // namespace
} // namespace gleaner
