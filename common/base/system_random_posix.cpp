#include "common/base/system_random.h"

#include <algorithm>
#include <cstdlib>
#include <unistd.h>

namespace gleaner {

namespace {
constexpr std::size_t kMostBytesACall = 256; // POSIX: getentropy() gives no more
}

void fillFromSystem(std::span<std::uint64_t> words) {
    constexpr std::size_t kMostWords = kMostBytesACall / sizeof(std::uint64_t);
    while (!words.empty()) {
        const auto piece = words.first(std::min(words.size(), kMostWords));
        if (::getentropy(piece.data(), piece.size_bytes()) != 0)
            std::abort();
        words = words.subspan(piece.size());
    }
}

} // namespace gleaner
