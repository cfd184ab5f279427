#include "common/wire/deflate.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

const QByteArray kText = QByteArray("chunk chunk chunk ").repeated(50);

QByteArray deflated(const QByteArray& bytes) {
    return deflateInto(bytes, bytes.size()).value_or(QByteArray());
}

TEST(Deflate, InflatesBackToTheSameBytes) {
    const QByteArray stream = deflated(kText);
    EXPECT_LT(stream.size(), 60);
    EXPECT_EQ(inflateExactly(stream, kText.size()), kText);
}

TEST(Deflate, EveryWindowSizeComesBack) {
    for (qsizetype size = 64; size <= qsizetype{1} << 18; size = size * 3 / 2) {
        const QByteArray bytes = kText.repeated(size / kText.size() + 1).first(size);
        EXPECT_EQ(inflateExactly(deflated(bytes), size), bytes) << size;
    }
}

TEST(Deflate, WritesPlainZlibStreams) {
    const QByteArray stream = deflated(kText);
    EXPECT_EQ(static_cast<std::uint8_t>(stream[0]) & 0x0F, 8) << "compression method deflate";
    EXPECT_EQ((static_cast<std::uint8_t>(stream[0]) * 256 + static_cast<std::uint8_t>(stream[1])) % 31, 0);
}

TEST(Deflate, GivesNothingWhenItDoesNotGetSmallEnough) {
    const qsizetype size = deflated(kText).size();
    EXPECT_TRUE(deflateInto(kText, size));
    EXPECT_FALSE(deflateInto(kText, size - 1));
    EXPECT_FALSE(deflateInto("abc", 3));
    EXPECT_FALSE(deflateInto(kText, 0));
    EXPECT_FALSE(deflateInto(kText, -1));
    EXPECT_FALSE(deflateInto({}, 0));
}

void expectMalformed(QByteArrayView stream, qsizetype size, const char* text) {
    const auto result = inflateExactly(stream, size);
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(result.error().code, ErrorCode::Malformed);
    EXPECT_TRUE(result.error().message.contains(QString::fromUtf8(text))) << result.error().message.toStdString();
}

TEST(Inflate, EveryTruncationIsCutOff) {
    const QByteArray stream = deflated(kText);
    for (qsizetype size = 1; size < stream.size(); ++size)
        expectMalformed(QByteArrayView(stream).first(size), kText.size(), "cut off");
}

TEST(Inflate, StopsAtTheDeclaredSize) {
    const QByteArray bomb = deflated(QByteArray(qsizetype{8} << 20, '\0'));
    ASSERT_LT(bomb.size(), 10'000);
    expectMalformed(bomb, 1'000, "more bytes than they declare");
    expectMalformed(deflated(kText), kText.size() - 1, "more bytes than they declare");
}

TEST(Inflate, FewerBytesThanDeclaredAreRefused) {
    expectMalformed(deflated(kText), kText.size() + 1, "fewer bytes than they declare");
}

TEST(Inflate, BytesAfterTheStreamAreRefused) {
    expectMalformed(QByteArray(deflated(kText) + 'x'), kText.size(), "go on after their end");
}

TEST(Inflate, DamageIsNoticed) {
    QByteArray wrongSum = deflated(kText);
    wrongSum.back() = static_cast<char>(wrongSum.back() ^ 1);
    expectMalformed(wrongSum, kText.size(), "damaged");
    expectMalformed("not a zlib stream", 100, "not a zlib stream");
    expectMalformed(QByteArray::fromHex("78bb00000001"), 100, "not a zlib stream"); // wants a preset dictionary
}

TEST(Inflate, ImpossibleSizesAreRefused) {
    expectMalformed(deflated(kText), 0, "impossible size");
    expectMalformed(deflated(kText), -1, "impossible size");
    expectMalformed({}, 10, "cut off");
}

TEST(Crc32, IsTheOneOfZlibAndPng) {
    EXPECT_EQ(crc32Of("123456789"), 0xCBF43926U);
    EXPECT_EQ(crc32Of({}), 0U);
}

} // namespace
} // namespace gleaner
