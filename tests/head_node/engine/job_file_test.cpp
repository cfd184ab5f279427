#include "head_node/engine/job_file.h"

#include "common/kernels/built_in.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class JobFile : public testing::Test {
protected:
    void SetUp() override { addBuiltInComputations(m_registry); }
    Result<JobRequest> read(const QByteArray& text) {
        QFile file(path("job.json"));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        return readJobFile(file.fileName(), m_registry);
    }
    QString path(const char* name) { return m_folder.filePath(QString::fromLatin1(name)); }

    QTemporaryDir m_folder;
    ComputationRegistry m_registry;
};

TEST_F(JobFile, RelativePathsStartAtTheFile) {
    const auto request = read(R"({"gleaner_job": 1, "computation": "option-pricing", "output": "out/prices.csv",
                                  "parameters": {"positions": "book.csv"}})");
    ASSERT_TRUE(request) << request.error().message.toStdString();
    EXPECT_EQ(request->outputPath, path("out/prices.csv"));
    EXPECT_EQ(request->parameters.value(QStringLiteral("positions")).toString(), path("book.csv"));
}

TEST_F(JobFile, WhatIsWrittenIsReadBackAndMovesWithItsFolder) {
    const JobRequest job{.computation = QStringLiteral("option-pricing"),
                         .parameters = {{QStringLiteral("positions"), path("book.csv")}},
                         .outputPath = path("prices.csv"),
                         .title = QStringLiteral("Month end"),
                         .priority = 3,
                         .purpose = QStringLiteral("The report")};
    ASSERT_TRUE(writeJobFile(path("kept.json"), job, m_registry));
    QFile file(path("kept.json"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains(m_folder.path().toUtf8())) << "no path into this machine's folders";
    const auto again = readJobFile(path("kept.json"), m_registry);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->outputPath, job.outputPath);
    EXPECT_EQ(again->title, job.title);
    EXPECT_EQ(again->purpose, job.purpose);
    EXPECT_EQ(again->priority, 3);
    EXPECT_EQ(again->parameters.value(QStringLiteral("positions")), job.parameters.value(QStringLiteral("positions")));
}

TEST_F(JobFile, WhatIsWrongIsSaid) {
    EXPECT_EQ(read("{").error().code, ErrorCode::Malformed);
    EXPECT_EQ(read("{}").error().code, ErrorCode::Malformed);
    EXPECT_EQ(read(R"({"gleaner_job": 2, "computation": "primes"})").error().code, ErrorCode::Malformed);
    EXPECT_EQ(read(R"({"gleaner_job": 1, "computation": "chess"})").error().code, ErrorCode::NotFound);
    const auto misspelt = read(R"({"gleaner_job": 1, "computation": "primes", "parametres": {}})");
    EXPECT_TRUE(misspelt.error().message.contains(QStringLiteral("parametres")));
    const auto wrong = read(R"({"gleaner_job": 1, "computation": "primes", "parameters": {"to": "many"}})");
    EXPECT_EQ(wrong.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(readJobFile(path("nowhere.json"), m_registry).error().code, ErrorCode::NotFound);
}

} // namespace
} // namespace gleaner
