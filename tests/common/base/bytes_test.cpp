#include "common/base/bytes.h"

#include <gtest/gtest.h>

#include <array>
#include <limits>

namespace gleaner {
namespace {

class VarintRoundTrip : public testing::TestWithParam<std::uint64_t> {};

TEST_P(VarintRoundTrip, ReadsWhatWasWrittenAndNothingMore) {
    ByteWriter writer;
    writer.varint(GetParam());
    writer.u8(0xEE);
    ByteReader reader(writer.bytes());
    EXPECT_EQ(reader.varint(), GetParam());
    EXPECT_EQ(reader.remaining(), 1);
}

INSTANTIATE_TEST_SUITE_P(Edges, VarintRoundTrip,
                         testing::Values(0U, 1U, 127U, 128U, 16'383U, 16'384U, (1ULL << 48) - 1, (1ULL << 63),
                                         std::numeric_limits<std::uint64_t>::max()));

TEST(ByteReader, EveryTruncationIsNoticed) {
    ByteWriter writer;
    writer.u32(0x01020304);
    writer.lengthPrefixed("hello");
    writer.u64(7);
    for (qsizetype size = 0; size < writer.bytes().size(); ++size) {
        ByteReader reader(QByteArrayView(writer.bytes()).first(size));
        const bool whole = reader.u32() && reader.lengthPrefixed() && reader.u64();
        EXPECT_FALSE(whole) << size;
    }
}

TEST(ByteReader, IntegersAreLittleEndian) {
    ByteReader reader(QByteArrayView("\x04\x03\x02\x01", 4));
    EXPECT_EQ(reader.u32(), 0x01020304U);
}

TEST(ByteReader, VarintLongerThanNeededIsRefused) {
    EXPECT_EQ(ByteReader(QByteArrayView("\x80\x00", 2)).varint(), std::nullopt);
}

TEST(ByteReader, VarintOver64BitsIsRefused) {
    const QByteArray tooLong = QByteArray(9, '\xFF').append('\x02');
    EXPECT_EQ(ByteReader(tooLong).varint(), std::nullopt);
}

TEST(ByteReader, ALengthBeyondTheEndIsRefused) {
    EXPECT_EQ(ByteReader(QByteArrayView("\x05"
                                        "abcd",
                                        5))
                  .lengthPrefixed(),
              std::nullopt);
}

} // namespace
} // namespace gleaner
