#include "common/base/bytes.h"

namespace gleaner {

void ByteWriter::littleEndian(std::uint64_t value, int count) {
    char* const at = grow(count);
    for (int i = 0; i < count; ++i)
        at[i] = static_cast<char>(value >> (8 * i));
}

void ByteWriter::varint(std::uint64_t value) {
    while (value >= 0x80) {
        u8(static_cast<std::uint8_t>(value | 0x80));
        value >>= 7;
    }
    u8(static_cast<std::uint8_t>(value));
}

void ByteWriter::lengthPrefixed(QByteArrayView bytes) {
    varint(static_cast<std::uint64_t>(bytes.size()));
    raw(bytes);
}

std::optional<std::uint64_t> ByteReader::littleEndian(int count) {
    if (remaining() < count)
        return std::nullopt;
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i)
        value |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(m_bytes[m_position + i])) << (8 * i);
    m_position += count;
    return value;
}

std::optional<std::uint8_t> ByteReader::u8() {
    const auto value = littleEndian(1);
    return value ? std::optional(static_cast<std::uint8_t>(*value)) : std::nullopt;
}

std::optional<std::uint32_t> ByteReader::u32() {
    const auto value = littleEndian(4);
    return value ? std::optional(static_cast<std::uint32_t>(*value)) : std::nullopt;
}

std::optional<std::uint64_t> ByteReader::u64() {
    return littleEndian(8);
}

std::optional<std::uint64_t> ByteReader::varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const auto byte = u8();
        if (!byte)
            return std::nullopt;
        const std::uint64_t bits = *byte & 0x7FU;
        if (shift == 63 && bits > 1)
            return std::nullopt; // more than 64 bits
        value |= bits << shift;
        if ((*byte & 0x80U) == 0)
            return (*byte == 0 && shift > 0) ? std::nullopt : std::optional(value);
    }
    return std::nullopt;
}

std::optional<QByteArrayView> ByteReader::raw(std::uint64_t size) {
    if (size > static_cast<std::uint64_t>(remaining()))
        return std::nullopt;
    const auto view = m_bytes.sliced(m_position, static_cast<qsizetype>(size));
    m_position += view.size();
    return view;
}

std::optional<QByteArrayView> ByteReader::lengthPrefixed() {
    const auto size = varint();
    return size ? raw(*size) : std::nullopt;
}

} // namespace gleaner
