// Work that is still being computed when a test looks, on any machine.
#pragma once

namespace gleaner {

/// One tile of mandelbrot around the Feigenbaum point, where points neither escape nor are seen to repeat, so that
/// every one costs `--max-iterations`: 10 s of a 3 GHz core, a row every quarter of a second.
inline constexpr auto kLongChunk =
    "mandelbrot --width 44 --height 44 --samples 4 --max-iterations 300000 --centre-re -1.401155189 --centre-im 0 "
    "--view-width 1e-8";

/// The same with as many iterations as the kernel permits, for tests that never see its end: 33 s of such a core.
inline constexpr auto kLongestChunk =
    "mandelbrot --width 44 --height 44 --samples 4 --max-iterations 1000000 --centre-re -1.401155189 --centre-im 0 "
    "--view-width 1e-8";

} // namespace gleaner
