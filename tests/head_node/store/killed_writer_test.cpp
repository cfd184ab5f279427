// A process that is killed while it writes: what it has reported as stored is there, once, and nothing by halves.
#include "tests/head_node/store/job_store_bench.h"

#include "tests/contract/journal_samples.h"
#include "tests/support/seeded_random.h"

#include <QCoreApplication>
#include <QProcess>

namespace gleaner {
namespace {

/// Lets the writer report some batches, kills it at once and returns the number it reported last.
SequenceNumber runAndKill(const JobStoreBench& bench, SequenceNumber first, std::uint64_t reports) {
    QProcess writer;
    writer.start(QCoreApplication::applicationDirPath() + QStringLiteral("/append_answers"),
                 {bench.databasePath(), bench.jobPath(QString()), QString::number(first)});
    QByteArray output;
    while (static_cast<std::uint64_t>(output.count('\n')) < reports && writer.waitForReadyRead(10'000))
        output += writer.readAllStandardOutput();
    writer.kill();
    writer.waitForFinished();
    output += writer.readAllStandardOutput();
    EXPECT_EQ(writer.exitStatus(), QProcess::CrashExit) << "it is to be killed, not to end: " << output.constData();
    const qsizetype end = output.lastIndexOf('\n');
    const qsizetype begin = end > 0 ? output.lastIndexOf('\n', end - 1) + 1 : 0;
    return output.mid(begin, end - begin).toULongLong();
}

TEST(KilledWriter, WhatItReportedIsThereExactlyOnceAndNothingByHalves) {
    JobStoreBench bench;
    bench.stop();
    SeededRandom random(20'260'101);
    SequenceNumber reported = 0;
    for (int life = 0; life < 8; ++life) {
        reported = runAndKill(bench, reported, 1 + random.next() % 20);
        bench.restart();
        const auto answers = bench.journal().openAnswers(samples::jobId(1)).value_or(nullptr);
        const auto sequences = samples::sequencesIn(*answers);
        ASSERT_GE(sequences.size(), reported);
        EXPECT_EQ(sequences.size() % 7, 0U) << "part of a batch";
        const auto stored = samples::answersIn(*answers);
        ASSERT_EQ(stored.size(), sequences.size());
        for (SequenceNumber i = 0; i < stored.size(); ++i) {
            ASSERT_EQ(sequences[i], i);
            ASSERT_EQ(stored[i].sequence, i);
            ASSERT_EQ(stored[i].payload, QByteArray::number(static_cast<qulonglong>(i)));
        }
        EXPECT_GE(bench.journal().loadScatterMarks(samples::jobId(1))->size() * 7, reported);
        bench.stop();
    }
}

} // namespace
} // namespace gleaner
