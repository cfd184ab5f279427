#include "common/wire/message_seal.h"

#include "common/base/bytes.h"
#include "common/wire/deflate.h"
#include "common/wire/envelope_codec.h"

#include <gtest/gtest.h>

#include <vector>

namespace gleaner {
namespace {

constexpr qsizetype kLimit = kDefaultMessageLimit;
const QByteArray kBody = "\x04hello";

void expectMalformed(QByteArrayView text, const char* words) {
    const auto body = unsealMessage(text, kLimit);
    ASSERT_FALSE(body) << words;
    EXPECT_EQ(body.error().code, ErrorCode::Malformed);
    EXPECT_TRUE(body.error().message.contains(QString::fromUtf8(words))) << body.error().message.toStdString();
}

/// A message with this head and body and the checksum that belongs to them.
QByteArray sealedWith(const QByteArray& head, const QByteArray& body) {
    ByteWriter writer;
    writer.raw(head);
    writer.raw(body);
    writer.u32(crc32Of(writer.bytes()));
    return writer.bytes().toBase64();
}

TEST(MessageSeal, GivesBackItsBody) {
    const auto text = sealMessage(kBody, kLimit);
    ASSERT_TRUE(text);
    EXPECT_EQ(unsealMessage(*text, kLimit), kBody);
}

TEST(MessageSeal, TextAtTheLimitPassesAndOverItDoesNot) {
    const QByteArray atLimit = *sealMessage(QByteArray(6'144 - 6, 'x'), kLimit);
    EXPECT_EQ(atLimit.size(), kLimit);
    EXPECT_TRUE(unsealMessage(atLimit, kLimit));
    EXPECT_EQ(unsealMessage(atLimit, kLimit - 1).error().code, ErrorCode::TooLarge);
    const auto over = sealMessage(QByteArray(6'144 - 5, 'x'), kLimit);
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().code, ErrorCode::TooLarge);
    EXPECT_TRUE(over.error().message.contains(u"8196")) << over.error().message.toStdString();
}

TEST(MessageSeal, NoLimitIsAboveTheGreatestOne) {
    const QByteArray body(49'152 - 6, 'x');
    EXPECT_EQ(sealMessage(body, 1 << 30)->size(), kMaxMessageLimit);
    EXPECT_EQ(sealMessage(QByteArray(body + 'x'), 1 << 30).error().code, ErrorCode::TooLarge);
    EXPECT_EQ(unsealMessage(QByteArray(kMaxMessageLimit + 1, 'A'), 1 << 30).error().code, ErrorCode::TooLarge);
}

TEST(MessageSeal, SizeIsCheckedBeforeAnythingIsDecoded) {
    EXPECT_EQ(unsealMessage(QByteArray(kLimit + 1, '!'), kLimit).error().code, ErrorCode::TooLarge);
}

TEST(MessageSeal, OnlyTheOneBase64OfTheBytesIsAccepted) {
    const QByteArray text = *sealMessage(kBody, kLimit); // 12 bytes: no padding
    const QByteArray padded = *sealMessage(QByteArray(kBody + '1'), kLimit);
    const QByteArray lowBits = QByteArray(padded).replace(padded.size() - 3, 1, "R");
    ASSERT_TRUE(padded.endsWith("=="));
    const QByteArray inside = text.first(4);
    const std::vector<QByteArray> others = {
        padded.chopped(1),
        padded.chopped(2),
        padded + "=",
        padded + "====",
        lowBits,
        text + "=",
        text + "====",
        text.chopped(1),
        text + "\n",
        " " + text,
        inside + "\r\n" + text.sliced(4),
        inside + "=" + text,
        text + '\0',
        QByteArray(text).replace(5, 1, "!"),
        QByteArray(text).replace(5, 1, "\xC3"),
        "-_-_-_-_-_-_",
    };
    for (const QByteArray& wrong : others)
        expectMalformed(wrong, "not Base64");
}

TEST(MessageSeal, ForeignBytesAreNamedAsSuch) {
    expectMalformed("", "no magic byte");
    expectMalformed(sealedWith("X\x01", kBody), "no magic byte");
    expectMalformed(QByteArray("just somebody's text").toBase64(), "no magic byte");
}

TEST(MessageSeal, CutOffMessagesAreNamedAsSuch) {
    expectMalformed(QByteArray("G").toBase64(), "before its format version");
    for (qsizetype size = 2; size < 7; ++size)
        expectMalformed(QByteArray("G\x01\x04\x00\x00\x00", 6).first(std::min<qsizetype>(size, 6)).toBase64(),
                        "before its checksum");
}

TEST(MessageSeal, ANewerVersionAsksForAnUpdateWhateverFollows) {
    expectMalformed(sealedWith("G\x03", kBody), "newer Gleaner: update this one");
    expectMalformed(sealedWith("G\x03", kBody), "versions up to 2");
    expectMalformed(QByteArray("G\xFF").toBase64(), "format version 255");
    expectMalformed(sealedWith(QByteArray("G\0", 2), kBody), "version 0");
}

TEST(MessageSeal, AVersionHasItsOwnFlagsAndNoOthers) {
    const QByteArray checkpointed = "\x81hello";
    EXPECT_EQ(unsealMessage(sealedWith("G\x02", checkpointed), kLimit), checkpointed);
    EXPECT_EQ(sealMessage(checkpointed, kLimit), sealedWith("G\x02", checkpointed));
    expectMalformed(sealedWith("G\x01", checkpointed), "newer Gleaner: update this one");
    expectMalformed(sealedWith("G\x02", kBody), "nothing that version 1 did not have");
}

TEST(MessageSeal, EveryFlippedBitIsNoticed) {
    const QByteArray bytes = QByteArray::fromBase64(*sealMessage(kBody, kLimit));
    for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
        QByteArray flipped = bytes;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_FALSE(unsealMessage(flipped.toBase64(), kLimit)) << bit;
    }
    QByteArray damaged = bytes;
    damaged[4] = '?';
    expectMalformed(damaged.toBase64(), "checksum does not match");
}

} // namespace
} // namespace gleaner
