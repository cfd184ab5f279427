// Jobs and answers to write into a journal, and what to compare when they come back.
#pragma once

#include "head_node/engine/job_journal.h"

#include <gtest/gtest.h>

namespace gleaner::samples {

inline TimePoint at(std::int64_t ms) {
    return TimePoint(Milliseconds(ms));
}

inline JobId jobId(int number) {
    return JobId(QUuid::fromString(QStringLiteral("00000000-0000-4000-8000-%1").arg(number, 12, 10, QLatin1Char('0'))));
}

/// Every field set, with texts and numbers that a careless format would change.
inline JobRecord job(int number) {
    JobRecord job;
    job.id = jobId(number);
    job.title = QStringLiteral("Größe %1 'quoted' \U0001F600").arg(number);
    job.purpose = QStringLiteral("Because it's \"needed\" \U0001F600");
    job.computation = {QStringLiteral("primes"), 3};
    job.parameters = QJsonObject{{QStringLiteral("to"), qint64{9'007'199'254'740'993}},
                                 {QStringLiteral("ratio"), 0.1},
                                 {QStringLiteral("file"), QStringLiteral("a;\nb")}};
    job.outputPath = QStringLiteral("/results/primes.csv");
    job.priority = -number;
    job.chunkCount = kMaxSequenceNumber + 1;
    job.created = at(1'767'225'600'000 + number);
    return job;
}

inline void expectSame(const JobRecord& one, const JobRecord& other) {
    EXPECT_EQ(one.id, other.id);
    EXPECT_EQ(one.title, other.title);
    EXPECT_EQ(one.purpose, other.purpose);
    EXPECT_EQ(one.computation, other.computation);
    EXPECT_EQ(one.parameters, other.parameters);
    EXPECT_EQ(one.outputPath, other.outputPath);
    EXPECT_EQ(one.priority, other.priority);
    EXPECT_EQ(one.state, other.state);
    EXPECT_EQ(one.stateReason, other.stateReason);
    EXPECT_EQ(one.chunkCount, other.chunkCount);
    EXPECT_EQ(one.created, other.created);
    EXPECT_EQ(one.finished, other.finished);
    EXPECT_EQ(one.summary, other.summary);
    EXPECT_EQ(one.statistics, other.statistics);
}

inline AnswerRecord answer(SequenceNumber sequence, const QByteArray& payload = "answer") {
    return {sequence, payload, WorkerId(QStringLiteral("pc-%1/3f2a9c01/0").arg(sequence % 5)),
            std::chrono::microseconds(1'000 + sequence % 7)};
}

inline std::vector<SequenceNumber> sequencesIn(AnswerStore& store) {
    std::vector<SequenceNumber> sequences;
    EXPECT_TRUE(store.forEachSequence([&](SequenceNumber sequence) { sequences.push_back(sequence); }));
    return sequences;
}

inline std::vector<AnswerRecord> answersIn(AnswerStore& store) {
    std::vector<AnswerRecord> answers;
    EXPECT_TRUE(store.forEachAnswer([&](const AnswerRecord& answer) -> Status {
        answers.push_back(answer);
        return {};
    }));
    return answers;
}

} // namespace gleaner::samples
