// Colours for a smooth escape count. Built with + - * / and sqrt only, because workers on different systems paint
// neighbouring tiles. Thread: const methods on any thread.
#pragma once

#include <QStringList>

#include <array>
#include <cstddef>

namespace gleaner {

/// Red, green and blue in linear light, 0..1: what may be averaged.
struct LinearColour {
    double red = 0;
    double green = 0;
    double blue = 0;
};

class Palette {
public:
    static constexpr std::size_t kCount = 4;
    /// kCount of them, in the order of the numbers that chunks carry.
    [[nodiscard]] static QStringList names();

    /// number < kCount.
    explicit Palette(std::size_t number);

    /// `phase` >= 0 is where on the colour circle, its whole part is ignored.
    [[nodiscard]] LinearColour at(double phase) const;

private:
    static constexpr std::size_t kEntries = 1'024;
    std::array<LinearColour, kEntries + 1> m_table; ///< the last is the first again
};

/// 0..1 in linear light as a byte of a picture file: gamma 2, near enough to sRGB's curve.
[[nodiscard]] unsigned char encodedChannel(double linear);

} // namespace gleaner
