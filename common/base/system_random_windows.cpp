#include "common/base/system_random.h"

#include <QRandomGenerator>

namespace gleaner {

void fillFromSystem(std::span<std::uint64_t> words) {
    QRandomGenerator::system()->generate(words.begin(), words.end());
}

} // namespace gleaner
