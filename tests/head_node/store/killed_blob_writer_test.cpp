// A process that is killed while it puts blobs: what it has reported is there, whole, and no file is left over.
#include "head_node/store/durable_blob_account.h"

#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

namespace gleaner {
namespace {

/// Lets the writer report some blobs, kills it at once and returns the number it reported last.
qulonglong runAndKill(const QString& folder, qulonglong first, std::uint64_t reports) {
    QProcess writer;
    writer.start(QCoreApplication::applicationDirPath() + QStringLiteral("/put_blobs"),
                 {folder, QString::number(first)});
    QByteArray output;
    while (static_cast<std::uint64_t>(output.count('\n')) < reports && writer.waitForReadyRead(10'000))
        output += writer.readAllStandardOutput();
    writer.kill();
    writer.waitForFinished();
    output += writer.readAllStandardOutput();
    EXPECT_EQ(writer.exitStatus(), QProcess::CrashExit) << "it is to be killed, not to end: " << output.constData();
    const QList<QByteArray> lines = output.trimmed().split('\n');
    return std::max(first, lines.back().toULongLong());
}

TEST(KilledBlobWriter, WhatItReportedIsThereWholeAndNothingIsLeftOver) {
    const QTemporaryDir folder;
    SeededRandom random(20'260'101);
    const auto files = makeSystemFileSystem();
    const SystemClock clock;
    qulonglong reported = 0;
    for (int life = 0; life < 6; ++life) {
        reported = runAndKill(folder.path(), reported, 1 + random.next() % 10);
        const auto account = DurableBlobAccount::open(*files, folder.path(), clock);
        ASSERT_TRUE(account) << account.error().message.toStdString();
        for (qulonglong number = 0; number < reported; ++number) {
            const auto piece = (*account)->get({QStringLiteral("box"), QString::number(number)}, {}, {});
            ASSERT_TRUE(piece) << number;
            ASSERT_EQ(piece->bytes, QByteArray::number(number).repeated(1'000));
        }
        const auto blobs = (*account)->list(QStringLiteral("box"), {});
        ASSERT_TRUE(blobs);
        const auto left = QDir(folder.path()).entryList({QStringLiteral("*.blob")}, QDir::Files);
        EXPECT_EQ(static_cast<std::size_t>(left.size()), blobs->entries.size());
        EXPECT_LE(blobs->entries.size(), reported + 1);
    }
    EXPECT_GT(reported, 0U);
}

} // namespace
} // namespace gleaner
