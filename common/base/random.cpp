#include "common/base/random.h"

#include "common/base/system_random.h"

#include <array>
#include <cstring>
#include <utility>

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

/// The processor's own generator, which QRandomGenerator::system() asks for each word, takes half a microsecond on many
/// machines; a call to the system for many words takes as long.
std::uint64_t SystemRandom::next() {
    struct Supply {
        std::array<std::uint64_t, 32> words{};
        std::size_t left = 0;
    };
    thread_local Supply supply;
    if (supply.left == 0) {
        fillFromSystem(supply.words);
        supply.left = supply.words.size();
    }
    return std::exchange(supply.words[--supply.left], 0); // nobody reads it a second time from memory
}

} // namespace gleaner
