// A process that is killed while it puts blobs: what it has reported is there, whole, and no file is left over.
#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

namespace gleaner {
namespace {

QString writerProgram() {
    return QCoreApplication::applicationDirPath() + QStringLiteral("/put_blobs");
}

/// Lets the writer report some blobs, kills it at once and returns the number it reported last.
qulonglong runAndKill(const QString& folder, qulonglong first, std::uint64_t reports) {
    QProcess writer;
    writer.start(writerProgram(), {folder, QString::number(first)});
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
    qulonglong reported = 0;
    for (int life = 0; life < 6; ++life) {
        reported = runAndKill(folder.path(), reported, 1 + random.next() % 10);
        // Another process looks: after starting one, ThreadSanitizer no longer sees what this one locks.
        QProcess witness;
        witness.start(writerProgram(), {folder.path(), QStringLiteral("check"), QString::number(reported)});
        ASSERT_TRUE(witness.waitForFinished());
        EXPECT_EQ(witness.exitCode(), 0) << witness.readAllStandardOutput().constData();
    }
    EXPECT_GT(reported, 0U);
}

} // namespace
} // namespace gleaner
