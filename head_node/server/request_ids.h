// The x-ms-request-id of every answer: a GUID that no other answer has, from anywhere. Thread: one at a time.
#pragma once

#include "common/base/random.h"

namespace gleaner {

/// The first half is drawn once, the second counts: drawing for each request would cost more than its other headers.
class RequestIds {
public:
    explicit RequestIds(RandomSource& random) : m_first(random.nextUuid()), m_count(random.next() >> 16) {}

    /// "e86f685f-b028-460c-8000-85195b4fc063"
    [[nodiscard]] QByteArray next() {
        m_first.data4[0] = 0x80;
        m_first.data4[1] = 0;
        for (int i = 0; i < 6; ++i)
            m_first.data4[2 + i] = static_cast<uchar>(m_count >> (8 * (5 - i)));
        ++m_count;
        return m_first.toByteArray(QUuid::WithoutBraces);
    }

private:
    QUuid m_first;
    std::uint64_t m_count; ///< its lowest 48 bits
};

} // namespace gleaner
