// What the disk does by itself, to judge the figures by.
#pragma once

#include <chrono>
#include <string>

namespace gleaner {

/// Appends of 1 KiB, each followed by fdatasync(), a second, to a file made in `folder`. 0: none can be made.
[[nodiscard]] double syncsASecond(const std::string& folder, std::chrono::milliseconds duration);

} // namespace gleaner
