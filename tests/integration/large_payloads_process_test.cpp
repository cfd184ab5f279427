// Chunks and answers that no message carries: over HTTP to workers and back, and nothing is left of them.
#include "common/client/remote_blobs.h"
#include "tests/integration/office.h"
#include "tests/support/application_environment.h"

#include <QFile>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

QStringList words(const char* text) {
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QByteArray contentsOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "(" + path.toUtf8() + " is missing)";
}

class LargePayloadsProcess : public testing::Test {
protected:
    /// The blobs of the office's head in both containers, as a client of the wire sees them.
    [[nodiscard]] std::size_t blobsLeft() {
        const auto connection = ConnectionString::parse(office.connection());
        const auto blobs = connection ? RemoteBlobs::open(*connection, clock, random) : failure(connection.error());
        EXPECT_TRUE(blobs) << blobs.error().message.toStdString();
        std::size_t count = 0;
        for (const char16_t* container : {kInputsContainerName, kAnswersContainerName}) {
            const auto page =
                blobs ? (*blobs)->account().list(QString::fromUtf16(container), {}) : blobFailure(BlobFault::Other);
            EXPECT_TRUE(page) << page.error().error.message.toStdString();
            count += page ? page->entries.size() : 1;
        }
        return count;
    }
    [[nodiscard]] QString submit(const QString& output) {
        return office.submit(m_form + QStringList{QStringLiteral("-o"), office.file(output)});
    }
    [[nodiscard]] QByteArray serially() {
        const QString path = office.file(QStringLiteral("serial"));
        const Ended ended = gleaner(words("run") + m_form + words("--serial -o") + QStringList(path));
        EXPECT_EQ(ended.exitCode, 0) << ended.text();
        return contentsOf(path);
    }

    SystemClock clock;
    SystemRandom random;
    Office office;
    const QStringList m_form = words("echo --chunks 40 --padding 30000");
};

TEST_F(LargePayloadsProcess, GoThroughWorkersWithTheBytesOfASerialRunAndLeaveNothing) {
    ASSERT_TRUE(office.startHead()) << office.logs();
    (void)office.addWorker();
    (void)office.addWorker();
    const QString id = submit(QStringLiteral("result"));
    ASSERT_TRUE(eventually([&] { return office.stateOf(id) == QStringLiteral("done"); })) << office.logs();
    EXPECT_EQ(contentsOf(office.file(QStringLiteral("result"))), serially());
    EXPECT_EQ(blobsLeft(), 0U);
}

TEST_F(LargePayloadsProcess, OutliveTheHeadAndGoWhenTheirJobIsCancelled) {
    ASSERT_TRUE(office.startHead()) << office.logs();
    const QString id = submit(QStringLiteral("result"));
    ASSERT_TRUE(eventually([&] { return blobsLeft() > 0; })) << office.logs();
    office.head().kill();
    ASSERT_TRUE(office.startHead()) << office.logs();
    EXPECT_GT(blobsLeft(), 0U);
    EXPECT_EQ(office.ask({QStringLiteral("cancel"), id}).exitCode, 0);
    EXPECT_TRUE(eventually([&] { return blobsLeft() == 0; })) << office.logs();
}

} // namespace
} // namespace gleaner
