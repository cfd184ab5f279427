// What every built-in computation promises.
#include "common/base/bytes.h"
#include "tests/common/kernels/small_jobs.h"
#include "tests/support/checkpoint_context.h"
#include "tests/support/seeded_random.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostInlineBytes = 6'000;

class EveryComputation : public testing::TestWithParam<SmallJob> {
protected:
    OpenJob m_job = openJob(GetParam());
};

TEST_P(EveryComputation, WhoComputesAndInWhichOrderDoesNotShow) {
    const std::vector<QByteArray> serial = serialAnswers(m_job);
    std::vector<SequenceNumber> order(serial.size());
    std::iota(order.begin(), order.end(), SequenceNumber{0});
    SeededRandom random(7);
    std::shuffle(order.begin(), order.end(), std::mt19937(static_cast<unsigned>(random.next())));

    const std::unique_ptr<Kernel> kernels[] = {m_job.computation->makeKernel(), m_job.computation->makeKernel()};
    std::vector<QByteArray> scattered(serial.size());
    CountingContext context;
    for (const SequenceNumber sequence : order) {
        const auto answer = kernels[random.next() % 2]->compute(m_job.split->chunk(sequence), context);
        ASSERT_TRUE(answer);
        scattered[sequence] = *answer;
    }
    EXPECT_EQ(scattered, serial);
    EXPECT_EQ(assembled(m_job, scattered).bytes, assembled(m_job, serial).bytes);
    EXPECT_EQ(assembled(m_job, scattered).summary, assembled(m_job, serial).summary);
}

/// SHA-256 over every answer and its length, in sequence order.
QByteArray hashOf(const std::vector<QByteArray>& answers) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray& answer : answers) {
        ByteWriter size;
        size.u32(static_cast<std::uint32_t>(answer.size()));
        hash.addData(size.bytes());
        hash.addData(answer);
    }
    return hash.result().toHex();
}

/// A line of tests/golden/kernels/answers.sha256 is as sha256sum writes it: hash, two spaces, "name-vVERSION".
TEST_P(EveryComputation, AnswersNeverChangeWithoutANewVersion) {
    QFile golden(QStringLiteral(GLEANER_GOLDEN_DIR "/answers.sha256"));
    ASSERT_TRUE(golden.open(QIODevice::ReadOnly));
    const QByteArray name =
        m_job.computation->name().toUtf8() + "-v" + QByteArray::number(m_job.computation->version());
    const QByteArray line = hashOf(serialAnswers(m_job)) + "  " + name;
    EXPECT_TRUE(golden.readAll().split('\n').contains(line)) << "not in answers.sha256: " << line.toStdString();
}

TEST_P(EveryComputation, ChunksAndAnswersFitIntoAMessage) {
    const std::vector<QByteArray> answers = serialAnswers(m_job);
    ASSERT_GE(answers.size(), 4U) << "the small job is to have several chunks";
    for (SequenceNumber sequence = 0; sequence < answers.size(); ++sequence) {
        EXPECT_LE(m_job.split->chunk(sequence).size(), kMostInlineBytes);
        EXPECT_LE(answers[sequence].size(), kMostInlineBytes);
        EXPECT_TRUE(m_job.split->checkAnswer(sequence, answers[sequence]));
        EXPECT_EQ(m_job.split->chunk(sequence), m_job.split->chunk(sequence));
    }
}

TEST_P(EveryComputation, TellsWhatAChunkAsksForInLinesOfNameAndValue) {
    const QStringList lines = m_job.computation->describeChunk(m_job.split->chunk(1));
    EXPECT_GE(lines.size(), 2);
    for (const QString& line : lines) {
        EXPECT_TRUE(line.contains(u": "_s)) << line.toStdString();
        EXPECT_FALSE(line.contains(u'%')) << line.toStdString();
    }
    EXPECT_NE(lines, m_job.computation->describeChunk(m_job.split->chunk(2)));
    EXPECT_TRUE(m_job.computation->describeChunk("no chunk").isEmpty());
}

TEST_P(EveryComputation, MissingChunksAreSaidInTheSummary) {
    std::vector<QByteArray> answers = serialAnswers(m_job);
    EXPECT_FALSE(assembled(m_job, answers).summary.contains(u"missing_chunks"));
    answers.front() = QByteArray();
    answers[2] = QByteArray();
    answers.back() = QByteArray();
    const Assembled result = assembled(m_job, answers);
    EXPECT_FALSE(result.bytes.isEmpty());
    EXPECT_EQ(result.summary.value(u"missing_chunks").toInt(), 3);
    EXPECT_EQ(result.summary.value(u"missing").toArray().at(0), u"0"_s);
    EXPECT_EQ(result.summary.value(u"missing").toArray().at(1), u"2"_s);
}

TEST_P(EveryComputation, GivesUpAtOnceWhenToldTo) {
    const std::unique_ptr<Kernel> kernel = m_job.computation->makeKernel();
    const QByteArray chunk = m_job.split->chunk(1);
    for (const std::uint64_t allowedCalls : {0U, 1U, 4U}) {
        CountingContext context(allowedCalls);
        const Result<QByteArray> answer = kernel->compute(chunk, context);
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().code, ErrorCode::Cancelled);
        EXPECT_EQ(context.calls(), allowedCalls + 1);
    }
    CountingContext patient;
    EXPECT_EQ(kernel->compute(chunk, patient), serialAnswers(m_job)[1]) << "a chunk given up leaves something behind";
}

TEST_P(EveryComputation, ResumedAtAnyCheckpointItAnswersTheSame) {
    const std::vector<QByteArray> serial = serialAnswers(m_job);
    for (const SequenceNumber sequence : {SequenceNumber{0}, SequenceNumber{1}, SequenceNumber(serial.size() - 1)}) {
        const QByteArray chunk = m_job.split->chunk(sequence);
        CheckpointContext first;
        ASSERT_EQ(m_job.computation->makeKernel()->compute(chunk, first), serial[sequence]);
        const std::vector<QByteArray>& checkpoints = first.checkpoints();
        ASSERT_FALSE(checkpoints.empty());
        const std::size_t step = checkpoints.size() / 50 + 1; // thousands of them, for mandelbrot
        for (std::size_t i = 0; i < checkpoints.size(); i += i + step < checkpoints.size() ? step : 1) {
            EXPECT_LE(checkpoints[i].size(), kMostInlineBytes);
            CheckpointContext again(checkpoints[i]);
            ASSERT_EQ(m_job.computation->makeKernel()->compute(chunk, again), serial[sequence]) << i;
            EXPECT_LE(again.calls(), first.calls()) << "what was done is done again";
        }
    }
}

TEST_P(EveryComputation, PassedFromPcToPcItGetsDone) {
    const QByteArray chunk = m_job.split->chunk(1);
    CheckpointContext alone;
    ASSERT_TRUE(m_job.computation->makeKernel()->compute(chunk, alone));
    QByteArray checkpoint;
    Result<QByteArray> answer = failure(ErrorCode::Cancelled, {});
    std::uint64_t calls = 0, pcs = 0;
    for (; !answer && pcs < 10 * alone.calls(); ++pcs) {
        CheckpointContext context(checkpoint, alone.calls() / 5 + 30);
        answer = m_job.computation->makeKernel()->compute(chunk, context);
        checkpoint = context.latest().isEmpty() ? checkpoint : context.latest();
        calls += context.calls();
    }
    EXPECT_EQ(answer, serialAnswers(m_job)[1]) << "after " << pcs << " PCs";
    EXPECT_LE(calls, 20 * alone.calls());
}

TEST_P(EveryComputation, AHostileCheckpointIsDropped) {
    const QByteArray chunk = m_job.split->chunk(1);
    const QByteArray answer = serialAnswers(m_job)[1];
    for (const QByteArray& hostile : {QByteArray("?"), QByteArray(4, '\xFF'), QByteArray(7, '\0'),
                                      QByteArray(16, '\xFF'), QByteArray(40, '\xFF'), QByteArray(5'000'000, '\xFF')}) {
        CheckpointContext context(hostile);
        EXPECT_EQ(m_job.computation->makeKernel()->compute(chunk, context), answer) << hostile.size();
    }
}

TEST_P(EveryComputation, ACheckpointOfAnotherLengthIsDropped) {
    const QByteArray chunk = m_job.split->chunk(1);
    CheckpointContext first;
    ASSERT_TRUE(m_job.computation->makeKernel()->compute(chunk, first));
    for (const QByteArray& other : {QByteArray(first.latest() + 'x'), first.latest().chopped(1)}) {
        CheckpointContext context(other);
        EXPECT_EQ(m_job.computation->makeKernel()->compute(chunk, context), serialAnswers(m_job)[1]);
    }
}

TEST_P(EveryComputation, ReportsItsProgress) {
    CountingContext context;
    ASSERT_TRUE(m_job.computation->makeKernel()->compute(m_job.split->chunk(1), context));
    EXPECT_GT(context.progressReports(), 0U);
    EXPECT_TRUE(context.progressStaysInRange());
}

TEST_P(EveryComputation, AChunkOfAnotherLengthIsMalformed) {
    const std::unique_ptr<Kernel> kernel = m_job.computation->makeKernel();
    const QByteArray chunk = m_job.split->chunk(0);
    CountingContext context;
    for (const qsizetype size : {qsizetype{0}, qsizetype{1}, qsizetype{11}}) {
        EXPECT_EQ(kernel->compute(chunk.left(size), context).error().code, ErrorCode::Malformed) << size;
    }
    EXPECT_EQ(kernel->compute(chunk + QByteArray(5'000'000, '\0'), context).error().code, ErrorCode::Malformed);
}

TEST_P(EveryComputation, AnAnswerOfAnotherComputationIsMalformed) {
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const std::unique_ptr<Assembler> assembler = m_job.split->makeAssembler(out);
    for (const QByteArray& answer : {QByteArray(), QByteArray("?"), QByteArray(8, '\xFF'), QByteArray(7'000, '\xFF')}) {
        const Status added = assembler->add(0, answer);
        ASSERT_FALSE(added) << answer.size();
        EXPECT_EQ(added.error().code, ErrorCode::Malformed);
        EXPECT_FALSE(m_job.split->checkAnswer(0, answer));
    }
}

TEST_P(EveryComputation, SaysWhenTheResultCannotBeWritten) {
    QBuffer closed;
    closed.open(QIODevice::ReadOnly);
    const std::unique_ptr<Assembler> assembler = m_job.split->makeAssembler(closed);
    const Status finished = assembler->finish();
    ASSERT_FALSE(finished);
    EXPECT_EQ(finished.error().code, ErrorCode::DiskFull);
}

TEST_P(EveryComputation, DescribesItself) {
    const Computation& computation = *m_job.computation;
    EXPECT_TRUE(QRegularExpression(u"^[a-z0-9-]{1,24}$"_s).match(computation.name()).hasMatch());
    EXPECT_TRUE(computation.summary().endsWith(u'.'));
    EXPECT_FALSE(computation.resultSuffix().isEmpty());
    std::set<QString> names;
    for (const ParameterSpec& spec : computation.parameters()) {
        EXPECT_TRUE(QRegularExpression(u"^[a-z0-9-]+$"_s).match(spec.name).hasMatch()) << spec.name.toStdString();
        EXPECT_TRUE(spec.help.endsWith(u'.')) << spec.name.toStdString();
        EXPECT_TRUE(names.insert(spec.name).second) << spec.name.toStdString();
        if (!spec.defaultValue.isUndefined()) {
            EXPECT_TRUE(checkParameters({spec}, {})) << spec.name.toStdString();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(BuiltIn, EveryComputation, testing::ValuesIn(smallJobs()),
                         [](const auto& job) { return QString(job.param.computation).remove(u'-').toStdString(); });

TEST(BuiltInComputations, EachHasASmallJobHere) {
    ComputationRegistry registry;
    addBuiltInComputations(registry);
    QStringList known;
    for (const Computation* computation : registry.all()) {
        known << computation->name();
    }
    QStringList tested;
    for (const SmallJob& job : smallJobs()) {
        tested << job.computation;
    }
    EXPECT_EQ(tested, known);
}

} // namespace
} // namespace gleaner
