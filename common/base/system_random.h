// The operating system's cryptographic generator, as this system offers it.
#pragma once

#include <cstdint>
#include <span>

namespace gleaner {

/// Fills all of `words`. Thread: any. Blocks: no. Ends the process when the system has no chance to give, which no
/// caller could make good.
void fillFromSystem(std::span<std::uint64_t> words);

} // namespace gleaner
