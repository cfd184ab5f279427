#include "tests/common/kernels/small_jobs.h"

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

TEST(Echo, AnAnswerInAnotherOnesPlaceIsNoticed) {
    const OpenJob job = openJob(u"echo"_s, {{u"chunks"_s, 10}});
    const std::vector<QByteArray> answers = serialAnswers(job);
    QBuffer out;
    const std::unique_ptr<Assembler> assembler = job.split->makeAssembler(out);
    EXPECT_TRUE(assembler->add(0, answers[0]));
    EXPECT_EQ(assembler->add(1, answers[2]).error().code, ErrorCode::Malformed);
}

TEST(Echo, ChecksumTellsOneSetOfAnswersFromAnother) {
    const OpenJob job = openJob(u"echo"_s, {{u"chunks"_s, 10}});
    std::vector<QByteArray> answers = serialAnswers(job);
    const QJsonObject whole = assembled(job, answers).summary;
    answers[4] = QByteArray();
    EXPECT_EQ(whole.value(u"answers"), 10);
    EXPECT_NE(assembled(job, answers).summary.value(u"checksum"), whole.value(u"checksum"));
}

TEST(Echo, AHundredMillionChunksNeedNoMemory) {
    const OpenJob job = openJob(u"echo"_s, {{u"chunks"_s, u"1e8"_s}});
    EXPECT_EQ(job.split->chunkCount(), 100'000'000U);
    EXPECT_EQ(job.split->chunk(99'999'999), QByteArray::fromHex("ffe0f5050000000000000000"));
}

TEST(Echo, AChunkThatWouldSpinForHoursIsMalformed) {
    CountingContext context;
    const OpenJob job = openJob(u"echo"_s, {});
    const Result<QByteArray> answer = job.computation->makeKernel()->compute(QByteArray(12, '\xFF'), context);
    EXPECT_EQ(answer.error().code, ErrorCode::Malformed);
    EXPECT_EQ(context.calls(), 0U);
}

} // namespace
} // namespace gleaner
