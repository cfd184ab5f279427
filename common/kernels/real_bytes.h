// Real numbers in chunks and answers: the 64 bits of an IEEE double, little-endian.
#pragma once

#include "common/base/bytes.h"

#include <bit>
#include <cmath>

namespace gleaner {

inline void writeReal(ByteWriter& writer, double value) {
    writer.u64(std::bit_cast<std::uint64_t>(value));
}

/// nullopt also for infinity and what is not a number: no kernel has a use for them.
[[nodiscard]] inline std::optional<double> readReal(ByteReader& reader) {
    const std::optional<std::uint64_t> bits = reader.u64();
    if (!bits || !std::isfinite(std::bit_cast<double>(*bits))) {
        return std::nullopt;
    }
    return std::bit_cast<double>(*bits);
}

} // namespace gleaner
