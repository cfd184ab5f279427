#include "common/wire/envelope_codec.h"

#include "tests/common/wire/sample_envelopes.h"
#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

#include <functional>

namespace gleaner {
namespace {

QByteArray noise(qsizetype size) {
    SeededRandom random(1);
    QByteArray bytes;
    while (bytes.size() < size)
        bytes.append(static_cast<char>(random.next()));
    return bytes;
}

ChunkMessage chunkWith(Payload payload) {
    ChunkMessage chunk = samples::chunk();
    chunk.payload = std::move(payload);
    return chunk;
}

ErrorCode codeOf(const Result<QByteArray>& text) {
    EXPECT_FALSE(text);
    return text ? ErrorCode{} : text.error().code;
}

class EveryKind : public testing::TestWithParam<Envelope> {};

TEST_P(EveryKind, ComesBackAsItWas) {
    const auto text = encodeEnvelope(GetParam());
    ASSERT_TRUE(text) << text.error().message.toStdString();
    const auto back = decodeEnvelope(*text);
    ASSERT_TRUE(back) << back.error().message.toStdString();
    EXPECT_TRUE(*back == GetParam());
}

TEST_P(EveryKind, IsOverALimitItDoesNotFit) {
    const auto size = encodeEnvelope(GetParam())->size();
    EXPECT_TRUE(encodeEnvelope(GetParam(), size));
    EXPECT_EQ(codeOf(encodeEnvelope(GetParam(), size - 1)), ErrorCode::TooLarge);
    EXPECT_EQ(decodeEnvelope(*encodeEnvelope(GetParam()), size - 1).error().code, ErrorCode::TooLarge);
}

INSTANTIATE_TEST_SUITE_P(Samples, EveryKind,
                         testing::Values(Envelope(samples::chunk()), Envelope(samples::deflatedChunk()),
                                         Envelope(samples::kernelBlobChunk()), Envelope(samples::result()),
                                         Envelope(samples::blobResult()), Envelope(samples::failure()),
                                         Envelope(samples::heartbeat()), Envelope(samples::checkpointChunk()),
                                         Envelope(samples::presentHeartbeat())));

TEST(EnvelopeCodec, AnInlineChunkHasAtMost64BytesOfEnvelope) {
    const ChunkAddress longest{samples::kJob, kMaxSequenceNumber, 255};
    const ComputationRef kernel = KernelHash{QByteArray(32, '\xFF')};
    const ComputationRef named = NamedComputation{QString(24, u'n'), 0xFFFF'FFFFU};
    for (const ComputationRef& computation : {kernel, named}) {
        for (const qsizetype size : {0, 1, 100, 3'000, 6'080}) {
            const ChunkMessage chunk{longest, 255, computation, InlinePayload{noise(size)}};
            const auto text = encodeEnvelope(chunk);
            ASSERT_TRUE(text);
            EXPECT_LE(QByteArray::fromBase64(*text).size() - size, kMaxChunkOverhead) << size;
        }
    }
}

TEST(EnvelopeCodec, ANoisyPayloadOf6080BytesAlwaysFitsTheDefaultLimit) {
    const ChunkMessage chunk{
        {samples::kJob, kMaxSequenceNumber, 255}, 255, KernelHash{QByteArray(32, '\xFF')}, InlinePayload{noise(6'080)}};
    EXPECT_EQ(encodeEnvelope(chunk)->size(), kDefaultMessageLimit);
}

TEST(EnvelopeCodec, DeflatesOnlyWhatGetsSmaller) {
    EXPECT_LT(encodeEnvelope(chunkWith(InlinePayload{QByteArray(5'000, 'x')}))->size(), 150);
    for (qsizetype size = 0; size < 200; ++size) {
        const auto same = encodeEnvelope(chunkWith(InlinePayload{QByteArray(size, 'x')}));
        const auto noisy = encodeEnvelope(chunkWith(InlinePayload{noise(size)}));
        EXPECT_LE(same->size(), noisy->size()) << size;
        EXPECT_TRUE(decodeEnvelope(*same)) << size;
        EXPECT_TRUE(decodeEnvelope(*noisy)) << size;
    }
}

TEST(EnvelopeCodec, APayloadInflatesToOneMebibyteAndNoMore) {
    const auto most = chunkWith(InlinePayload{QByteArray(kMaxInflatedBytes, 'x')});
    const auto text = encodeEnvelope(most);
    ASSERT_TRUE(text);
    EXPECT_TRUE(*decodeEnvelope(*text) == Envelope(most));
    EXPECT_EQ(codeOf(encodeEnvelope(chunkWith(InlinePayload{QByteArray(kMaxInflatedBytes + 1, 'x')}))),
              ErrorCode::TooLarge);
}

TEST(EnvelopeCodec, APayloadThatDoesNotFitSaysThatItHasToTravelAsABlob) {
    const auto text = encodeEnvelope(chunkWith(InlinePayload{noise(7'000)}));
    ASSERT_EQ(codeOf(text), ErrorCode::TooLarge);
    EXPECT_TRUE(text.error().message.contains(u"as a blob"));
    EXPECT_TRUE(encodeEnvelope(chunkWith(InlinePayload{noise(7'000)}), kMaxMessageLimit));
}

/// What `change` does to the sample chunk cannot be sent.
void expectInvalidChunk(const char* why, const std::function<void(ChunkMessage&)>& change) {
    ChunkMessage chunk = samples::chunk();
    change(chunk);
    EXPECT_EQ(codeOf(encodeEnvelope(chunk)), ErrorCode::InvalidArgument) << why;
}

TEST(EnvelopeCodec, ChunkFieldsOutOfTheirBoundsAreNotSent) {
    expectInvalidChunk("sequence", [](auto& chunk) { chunk.address.sequence = kMaxSequenceNumber + 1; });
    for (const char* name : {"", "Primes", "two words", "a234567890123456789012345", "naïve"})
        expectInvalidChunk(name, [name](auto& chunk) {
            chunk.computation = NamedComputation{QString::fromUtf8(name), 1};
        });
    expectInvalidChunk("hash", [](auto& chunk) { chunk.computation = KernelHash{QByteArray(31, 'h')}; });
    expectInvalidChunk("key", [](auto& chunk) { chunk.payload = BlobPayload{QByteArray(33, 'k'), 1}; });
    expectInvalidChunk("size", [](auto& chunk) {
        chunk.payload = BlobPayload{QByteArray(32, 'k'), kMaxWireCount + 1};
    });
}

void expectInvalidFailure(const char* why, const std::function<void(FailureMessage&)>& change) {
    FailureMessage message = samples::failure();
    change(message);
    EXPECT_EQ(codeOf(encodeEnvelope(message)), ErrorCode::InvalidArgument) << why;
}

TEST(EnvelopeCodec, AnswerFieldsOutOfTheirBoundsAreNotSent) {
    const auto worker = [](const QString& id) { return [id](auto& m) { m.head.worker = WorkerId(id); }; };
    expectInvalidFailure("64 bytes", worker(QString(64, u'w')));
    expectInvalidFailure("64 bytes of UTF-8", worker(QString(32, u'ä')));
    expectInvalidFailure("half a surrogate pair", worker(QString(QChar(0xD800))));
    expectInvalidFailure("time < 0", [](auto& m) { m.head.computeTime = std::chrono::microseconds(-1); });
    expectInvalidFailure("kind", [](auto& m) { m.kind = FailureKind{0}; });
    expectInvalidFailure("reason", [](auto& m) { m.reason = QString(1'025, u'r'); });
    FailureMessage longest = samples::failure();
    longest.head.worker = WorkerId(QString(63, u'w'));
    longest.reason = QString(1'024, u'r');
    EXPECT_TRUE(encodeEnvelope(longest));
}

TEST(EnvelopeCodec, HeartbeatFieldsOutOfTheirBoundsAreNotSent) {
    HeartbeatMessage beat = samples::heartbeat();
    beat.platform = QString(65, u'p');
    EXPECT_EQ(codeOf(encodeEnvelope(beat)), ErrorCode::InvalidArgument);
    beat = samples::heartbeat();
    beat.sentAt = TimePoint(Milliseconds(-1));
    EXPECT_EQ(codeOf(encodeEnvelope(beat)), ErrorCode::InvalidArgument);
    beat = samples::heartbeat();
    beat.chunksDone = kMaxWireCount + 1;
    EXPECT_EQ(codeOf(encodeEnvelope(beat)), ErrorCode::InvalidArgument);
}

TEST(EnvelopeCodec, APresenceOutOfItsBoundsIsNotSent) {
    const auto isRefused = [](const std::function<void(WorkerPresence&)>& edit) {
        HeartbeatMessage beat = samples::presentHeartbeat();
        edit(*beat.presence);
        return codeOf(encodeEnvelope(beat)) == ErrorCode::InvalidArgument;
    };
    EXPECT_TRUE(isRefused([](WorkerPresence& p) { p.activity = static_cast<WorkerActivity>(5); }));
    EXPECT_TRUE(isRefused([](WorkerPresence& p) { p.version = QString(33, u'v'); }));
    EXPECT_TRUE(isRefused([](WorkerPresence& p) { p.inHand.resize(kMaxChunksInHand + 1); }));
    EXPECT_TRUE(isRefused([](WorkerPresence& p) { p.inHand.front().takenFor = Milliseconds(-1); }));
}

TEST(EnvelopeCodec, ACheckpointOutOfItsBoundsIsNotSent) {
    ChunkMessage chunk = samples::checkpointChunk();
    chunk.checkpoint->state.clear();
    EXPECT_EQ(codeOf(encodeEnvelope(chunk)), ErrorCode::InvalidArgument);
    chunk.checkpoint->state = QByteArray(kMaxCheckpointBytes + 1, 's');
    EXPECT_EQ(codeOf(encodeEnvelope(chunk, kMaxMessageLimit)), ErrorCode::InvalidArgument);
}

TEST(EnvelopeCodec, ACheckpointIsTiedToItsChunk) {
    const ChunkMessage chunk = samples::checkpointChunk();
    const QByteArray payload = std::get<InlinePayload>(chunk.payload).bytes;
    EXPECT_EQ(checkpointHashOf(chunkHashOf(payload), chunk.checkpoint->state), chunk.checkpoint->hash);
    EXPECT_NE(checkpointHashOf(chunkHashOf("2..101"), chunk.checkpoint->state), chunk.checkpoint->hash);
    EXPECT_NE(checkpointHashOf(chunkHashOf(payload), "38"), chunk.checkpoint->hash);
}

TEST(TextThatFits, EndsBetweenCharacters) {
    EXPECT_EQ(textThatFits(QStringLiteral("short"), 63), QStringLiteral("short"));
    EXPECT_EQ(textThatFits(QStringLiteral("aä€😀"), 10), QStringLiteral("aä€😀"));
    EXPECT_EQ(textThatFits(QStringLiteral("aä€😀"), 9), QStringLiteral("aä€"));
    EXPECT_EQ(textThatFits(QStringLiteral("aä€😀"), 6), QStringLiteral("aä€"));
    EXPECT_EQ(textThatFits(QStringLiteral("aä€😀"), 5), QStringLiteral("aä"));
    EXPECT_EQ(textThatFits(QStringLiteral("ä"), 1), QString());
    EXPECT_EQ(textThatFits(QStringLiteral("ä"), -1), QString());
}

TEST(ChunkHash, IsFnv1aOf64Bits) {
    EXPECT_EQ(chunkHashOf({}), 0xCBF29CE484222325U);
    EXPECT_EQ(chunkHashOf("a"), 0xAF63DC4C8601EC8CU);
    EXPECT_EQ(chunkHashOf("foobar"), 0x85944171F73967E8U);
}

} // namespace
} // namespace gleaner
