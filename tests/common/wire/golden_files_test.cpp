// Messages as Gleaner wrote them once. They have to be read for ever: never change a file, add new ones.
#include "common/wire/envelope_codec.h"

#include "tests/common/wire/sample_envelopes.h"

#include <QFile>

#include <gtest/gtest.h>

namespace gleaner {
namespace {

QByteArray contentOf(const QString& path) {
    QFile file(QStringLiteral(GLEANER_SOURCE_DIR "/") + path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

QByteArray golden(const char* name) {
    return contentOf(QStringLiteral("tests/golden/wire/%1.txt").arg(QString::fromUtf8(name))).trimmed();
}

struct GoldenMessage {
    const char* file;
    Envelope says;
};

void PrintTo(const GoldenMessage& message, std::ostream* out) {
    *out << message.file;
}

class GoldenFile : public testing::TestWithParam<GoldenMessage> {};

TEST_P(GoldenFile, IsReadAsItWasMeant) {
    const auto envelope = decodeEnvelope(golden(GetParam().file));
    ASSERT_TRUE(envelope) << envelope.error().message.toStdString();
    EXPECT_TRUE(*envelope == GetParam().says);
}

INSTANTIATE_TEST_SUITE_P(Version1, GoldenFile,
                         testing::Values(GoldenMessage{"chunk_v1", samples::chunk()},
                                         GoldenMessage{"deflated_chunk_v1", samples::deflatedChunk()},
                                         GoldenMessage{"kernel_blob_chunk_v1", samples::kernelBlobChunk()},
                                         GoldenMessage{"result_v1", samples::result()},
                                         GoldenMessage{"blob_result_v1", samples::blobResult()},
                                         GoldenMessage{"failure_v1", samples::failure()},
                                         GoldenMessage{"heartbeat_v1", samples::heartbeat()}));

INSTANTIATE_TEST_SUITE_P(Version2, GoldenFile,
                         testing::Values(GoldenMessage{"checkpoint_chunk_v2", samples::checkpointChunk()},
                                         GoldenMessage{"heartbeat_v2", samples::presentHeartbeat()}));

TEST(GoldenFiles, WhatIsNotDeflatedIsWrittenTheSameToday) {
    EXPECT_EQ(encodeEnvelope(samples::chunk()), golden("chunk_v1"));
    EXPECT_EQ(encodeEnvelope(samples::kernelBlobChunk()), golden("kernel_blob_chunk_v1"));
    EXPECT_EQ(encodeEnvelope(samples::checkpointChunk()), golden("checkpoint_chunk_v2"));
    EXPECT_EQ(encodeEnvelope(samples::result()), golden("result_v1"));
    EXPECT_EQ(encodeEnvelope(samples::blobResult()), golden("blob_result_v1"));
    EXPECT_EQ(encodeEnvelope(samples::failure()), golden("failure_v1"));
    EXPECT_EQ(encodeEnvelope(samples::heartbeat()), golden("heartbeat_v1"));
    EXPECT_EQ(encodeEnvelope(samples::presentHeartbeat()), golden("heartbeat_v2"));
}

TEST(GoldenFiles, TheProtocolsWorkedExamplesAreTheGoldenChunks) {
    const QByteArray protocol = contentOf(QStringLiteral("common/wire/PROTOCOL.md"));
    EXPECT_TRUE(protocol.contains(golden("chunk_v1")));
    EXPECT_TRUE(protocol.contains(golden("checkpoint_chunk_v2")));
}

} // namespace
} // namespace gleaner
