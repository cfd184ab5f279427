// Reading and writing of the little binary that our formats are made of: fixed little-endian integers, LEB128
// varints, length-prefixed bytes. A reader never reads past its end and never throws. Values; one thread at a time.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <cstring>
#include <optional>

namespace gleaner {

/// Makes `bytes` that much longer and returns where the new part begins.
[[nodiscard]] inline char* growBytes(QByteArray& bytes, qsizetype by) {
    const qsizetype end = bytes.size();
    bytes.resize(end + by);
    return bytes.data() + end;
}

/// QByteArray::append() at a fraction of its cost, which for a few bytes is ten times that of copying them.
inline void appendBytes(QByteArray& to, QByteArrayView bytes) {
    if (!bytes.isEmpty())
        std::memcpy(growBytes(to, bytes.size()), bytes.data(), static_cast<std::size_t>(bytes.size()));
}

/// Appends to a QByteArray it owns.
class ByteWriter {
public:
    ByteWriter() = default;
    /// With room for `expectedBytes`, so that growing does not copy.
    explicit ByteWriter(qsizetype expectedBytes) { m_bytes.reserve(expectedBytes); }
    /// Writes into the memory of `spare`, whose bytes are forgotten.
    explicit ByteWriter(QByteArray spare) : m_bytes(std::move(spare)) { m_bytes.resize(0); }

    void u8(std::uint8_t value) { *grow(1) = static_cast<char>(value); }
    void u32(std::uint32_t value) { littleEndian(value, 4); }
    void u64(std::uint64_t value) { littleEndian(value, 8); }
    /// LEB128: 7 bits a byte, lowest first; 1 to 10 bytes.
    void varint(std::uint64_t value);
    void raw(QByteArrayView bytes) { appendBytes(m_bytes, bytes); }
    /// A varint length, then the bytes.
    void lengthPrefixed(QByteArrayView bytes);

    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    char* grow(qsizetype bytes) { return growBytes(m_bytes, bytes); }
    void littleEndian(std::uint64_t value, int count);
    QByteArray m_bytes;
};

/// Reads from a view that must outlive it. nullopt: the bytes end too early (or, for a varint, are not minimal).
class ByteReader {
public:
    explicit ByteReader(QByteArrayView bytes) : m_bytes(bytes) {}

    [[nodiscard]] std::optional<std::uint8_t> u8();
    [[nodiscard]] std::optional<std::uint32_t> u32();
    [[nodiscard]] std::optional<std::uint64_t> u64();
    /// Rejects encodings longer than needed, so that a value has one encoding only.
    [[nodiscard]] std::optional<std::uint64_t> varint();
    [[nodiscard]] std::optional<QByteArrayView> raw(std::uint64_t size);
    [[nodiscard]] std::optional<QByteArrayView> lengthPrefixed();
    [[nodiscard]] qsizetype remaining() const { return m_bytes.size() - m_position; }

private:
    [[nodiscard]] std::optional<std::uint64_t> littleEndian(int count);
    QByteArrayView m_bytes;
    qsizetype m_position = 0;
};

} // namespace gleaner
