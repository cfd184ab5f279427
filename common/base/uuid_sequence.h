// Ids that nobody else has given out, from anywhere, and that follow each other. Thread: one at a time.
#pragma once

#include "common/base/random.h"

namespace gleaner {

/// Version-4 UUIDs: 74 bits are drawn once, 48 count from a number by chance. Drawing each would cost more, and in an
/// ordered index ids by chance lie far apart in memory, which costs most of all.
class UuidSequence {
public:
    explicit UuidSequence(RandomSource& random) : m_next(random.nextUuid()), m_count(random.next() >> kSpareBits) {
        m_next.data4[0] = 0x80; // RFC 4122: variant 1
        m_next.data4[1] = 0;
    }

    /// E.g. "e86f685f-b028-460c-8000-05195b4fc063"; the next one is the next larger one, byte by byte.
    [[nodiscard]] QUuid next() {
        for (int i = 0; i < kCountBytes; ++i)
            m_next.data4[2 + i] = static_cast<uchar>(m_count >> (8 * (kCountBytes - 1 - i)));
        ++m_count;
        return m_next;
    }

private:
    static constexpr int kCountBytes = 6;
    static constexpr int kSpareBits = 64 - 8 * kCountBytes + 1; ///< so that it does not pass its end in a lifetime

    QUuid m_next;
    std::uint64_t m_count; ///< below 2^48
};

} // namespace gleaner
