// Messages with a right checksum whose fields are wrong: what a buggy, newer or hostile sender may put on the queue.
#include "common/base/bytes.h"
#include "common/wire/deflate.h"
#include "common/wire/envelope_codec.h"
#include "common/wire/message_seal.h"
#include "tests/common/wire/sample_envelopes.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

QByteArray bodyOf(const Envelope& envelope) {
    return *unsealMessage(*encodeEnvelope(envelope), kDefaultMessageLimit);
}

void expectError(const QByteArray& body, ErrorCode code, const char* words) {
    const auto envelope = decodeEnvelope(*sealMessage(body, kMaxMessageLimit), kMaxMessageLimit);
    ASSERT_FALSE(envelope) << words;
    EXPECT_EQ(envelope.error().code, code);
    EXPECT_TRUE(envelope.error().message.contains(QString::fromUtf8(words))) << envelope.error().message.toStdString();
}

void expectMalformed(const QByteArray& body, const char* words) {
    expectError(body, ErrorCode::Malformed, words);
}

QByteArray withKind(QByteArray body, std::uint8_t kindAndFlags) {
    body[0] = static_cast<char>(kindAndFlags);
    return body;
}

/// A chunk whose fields up to the payload are the sample's.
QByteArray chunkBody(std::uint8_t flags, const QByteArray& payload) {
    ChunkMessage empty = samples::chunk();
    empty.payload = InlinePayload{};
    return withKind(bodyOf(empty), static_cast<std::uint8_t>(1 | flags)) + payload;
}

QByteArray varint(std::uint64_t value) {
    ByteWriter writer;
    writer.varint(value);
    return writer.take();
}

TEST(EnvelopeReader, AnUnknownKindAsksForAnUpdate) {
    for (const int kind : {0, 5, 15})
        expectMalformed(withKind(bodyOf(samples::heartbeat()), static_cast<std::uint8_t>(kind)),
                        "is unknown: it was written by a newer Gleaner: update this one");
}

TEST(EnvelopeReader, OnlyAChunkOrAHeartbeatHasTheFlagOfVersion2) {
    for (const int kind : {0x82, 0x83, 0xF2})
        expectMalformed(withKind(bodyOf(samples::result()), static_cast<std::uint8_t>(kind)), "cannot have");
}

TEST(EnvelopeReader, ACheckpointHasBytesButNotTooMany) {
    const auto withCheckpoint = [](const QByteArray& field) { return chunkBody(0x80, QByteArray(8, 'h') + field); };
    expectMalformed(withCheckpoint(varint(0) + "payload"), "checkpoint is empty");
    expectMalformed(withCheckpoint(varint(5) + "four"), "checkpoint is cut off");
    expectMalformed(withCheckpoint(varint(32'769) + QByteArray(32'769, 's')), "has 32769 bytes, the most is 32768");
    const auto largest = withCheckpoint(varint(32'768) + QByteArray(32'768, 's'));
    EXPECT_TRUE(decodeEnvelope(*sealMessage(largest, kMaxMessageLimit), kMaxMessageLimit));
}

TEST(EnvelopeReader, FlagsThatAKindCannotHaveAreRefused) {
    for (const int kind : {0x12, 0x52, 0x13, 0x23, 0x43, 0x14, 0x24, 0x44})
        expectMalformed(withKind(bodyOf(samples::failure()), static_cast<std::uint8_t>(kind)), "cannot have");
    expectMalformed(chunkBody(0x60, QByteArray(40, 'k')), "both deflated and a blob");
}

class Truncation : public testing::TestWithParam<Envelope> {};

TEST_P(Truncation, OfAnythingButAPlainPayloadIsNoticed) {
    const QByteArray body = bodyOf(GetParam());
    for (qsizetype size = 1; size < body.size(); ++size)
        expectMalformed(body.first(size), "cut off");
}

INSTANTIATE_TEST_SUITE_P(Samples, Truncation,
                         testing::Values(Envelope(samples::kernelBlobChunk()), Envelope(samples::blobResult()),
                                         Envelope(samples::failure()), Envelope(samples::heartbeat()),
                                         Envelope(samples::presentHeartbeat())));

TEST(EnvelopeReader, BytesAfterTheLastFieldAreRefused) {
    for (const Envelope& envelope :
         {Envelope(samples::kernelBlobChunk()), Envelope(samples::blobResult()), Envelope(samples::failure()),
          Envelope(samples::heartbeat()), Envelope(samples::presentHeartbeat())})
        expectMalformed(bodyOf(envelope) + "xy", "goes on for 2 bytes");
}

TEST(EnvelopeReader, ASequenceNumberOver48BitsIsRefused) {
    const QByteArray job = samples::kJob.value().toRfc4122();
    expectMalformed("\x01" + job + varint(kMaxSequenceNumber + 1) + QByteArray(60, '\0'), "sequence number");
}

TEST(EnvelopeReader, NumbersLongerThanNeededAreRefused) {
    const QByteArray job = samples::kJob.value().toRfc4122();
    expectMalformed("\x01" + job + QByteArray("\x85\x00", 2) + QByteArray(60, '\0'), "sequence number");
}

TEST(EnvelopeReader, ComputationNamesAreOfTheirAlphabet) {
    const QByteArray upToName = bodyOf(samples::chunk()).first(1 + 16 + 2 + 1 + 1);
    expectMalformed(upToName + QByteArray("\x00\x01", 2), "computation name");
    expectMalformed(upToName + QByteArray("\x06PRIMES\x01"), "computation name");
    expectMalformed(upToName + QByteArray("\x19") + QByteArray(25, 'a') + '\x01', "has 25 bytes, the most is 24");
    expectMalformed(upToName +
                        QByteArray("\x01"
                                   "a") +
                        varint(std::uint64_t{1} << 32),
                    "computation version");
}

TEST(EnvelopeReader, TextIsStrictUtf8OfBoundedLength) {
    const QByteArray upToWorker = bodyOf(samples::failure()).first(1 + 16 + 2 + 1);
    expectMalformed(upToWorker + '\x40' + QByteArray(64, 'w') + QByteArray(40, '\0'), "has 64 bytes, the most is 63");
    for (const char* wrong : {"\xC3(", "\xC0\xAF", "\xED\xA0\x80", "\xEF\xBB\xBF", "\xF5\x80\x80\x80"})
        expectMalformed(upToWorker + varint(qstrlen(wrong)) + wrong + QByteArray(40, '\0'), "worker id is not UTF-8");
}

TEST(EnvelopeReader, DurationsFitIntoWhatJsonCanSay) {
    const QByteArray worker = bodyOf(samples::heartbeat()).first(1 + 15);
    expectMalformed(worker + '\0' + varint(kMaxWireCount + 1) + QByteArray(10, '\0'), "compute time");
    expectMalformed(worker + varint(~std::uint64_t{0}) + QByteArray(10, '\0'), "number of chunks done");
}

TEST(EnvelopeReader, UnknownFailureKindsAskForAnUpdate) {
    FailureMessage message = samples::failure();
    message.reason.clear();
    for (const char kind : {'\0', '\x05', '\xFF'})
        expectMalformed(bodyOf(message).chopped(2) + kind + '\0', "failure kind");
}

TEST(EnvelopeReader, APresenceIsOfAKnownKindAndNamesFewChunks) {
    const QByteArray upToPresence = bodyOf(samples::heartbeat()).sliced(1);
    const auto withPresence = [&](const QByteArray& presence) -> QByteArray { return "\x84" + upToPresence + presence; };
    for (const char activity : {'\0', '\x05'})
        expectMalformed(withPresence(activity + QByteArray(4, '\0')), "activity");
    expectMalformed(withPresence("\x01" + varint(33) + QByteArray(33, 'v') + QByteArray(3, '\0')), "program version");
    expectMalformed(withPresence("\x01" + QByteArray(3, '\0') + '\x41' + QByteArray(65 * 18, '\0')),
                    "names 65 chunks in hand");
}

TEST(EnvelopeReader, AnInflateBombStopsAtTheDeclaredSize) {
    const QByteArray bomb = *deflateInto(QByteArray(qsizetype{16} << 20, '\0'), 40'000);
    const auto size = static_cast<std::uint64_t>(bomb.size());
    expectMalformed(chunkBody(0x20, varint(size * 2) + bomb), "inflate to more bytes than they declare");
    expectMalformed(chunkBody(0x20, varint(kMaxInflatedBytes) + bomb), "inflate to more bytes than they declare");
}

TEST(EnvelopeReader, ADeclaredSizeOverTheCapIsTooLarge) {
    const QByteArray stream = *deflateInto(QByteArray(kMaxInflatedBytes + 1, '\0'), 10'000);
    expectError(chunkBody(0x20, varint(kMaxInflatedBytes + 1) + stream), ErrorCode::TooLarge,
                "inflates to 1048577 bytes");
    expectError(chunkBody(0x20, varint(~std::uint64_t{0}) + stream), ErrorCode::TooLarge, "the most is 1048576");
}

TEST(EnvelopeReader, DeflatedPayloadsAreWholeAndWorthIt) {
    const QByteArray bytes(100, 'x');
    const QByteArray stream = *deflateInto(bytes, 100);
    expectMalformed(chunkBody(0x20, varint(100) + stream.chopped(1)), "cut off");
    expectMalformed(chunkBody(0x20, varint(100) + stream + 'x'), "go on after their end");
    expectMalformed(chunkBody(0x20, varint(101) + stream), "fewer bytes than they declare");
    expectMalformed(chunkBody(0x20, varint(100) + QByteArray(50, '\0')), "not a zlib stream");
    const auto enough = static_cast<std::uint64_t>(stream.size()) + 1;
    expectMalformed(chunkBody(0x20, varint(enough) + stream), "though that is not smaller");
    expectMalformed(chunkBody(0x20, varint(0)), "though that is not smaller");
    expectMalformed(chunkBody(0x20, ""), "inflated size");
}

} // namespace
} // namespace gleaner
