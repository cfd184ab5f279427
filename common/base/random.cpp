#include "common/base/random.h"

#include <QRandomGenerator>

#include <array>
#include <cstring>

namespace gleaner {

QUuid RandomSource::nextUuid() {
    std::array<char, 16> bytes;
    for (std::size_t half = 0; half < 2; ++half) {
        const std::uint64_t word = next();
        std::memcpy(bytes.data() + 8 * half, &word, sizeof word);
    }
    bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x40); // RFC 4122: version 4
    bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80); // RFC 4122: variant 1
    return QUuid::fromRfc4122(QByteArrayView(bytes.data(), 16));
}

std::uint64_t SystemRandom::next() {
    return QRandomGenerator::system()->generate64();
}

} // namespace gleaner
