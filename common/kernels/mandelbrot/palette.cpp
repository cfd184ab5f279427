#include "common/kernels/mandelbrot/palette.h"

#include <cmath>
#include <vector>

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

/// A colour as picture programs show it (0..255) at a place on the circle (0..1).
struct Stop {
    double place;
    double red, green, blue;
};

struct NamedPalette {
    QString name;
    std::vector<Stop> stops; ///< ascending; the first is at 0, the last at 1 repeats it
};

std::vector<NamedPalette> palettes() {
    return {
        {u"dusk"_s,
         {{0, 0, 7, 100},
          {0.16, 32, 107, 203},
          {0.42, 237, 255, 255},
          {0.6425, 255, 170, 0},
          {0.8575, 20, 6, 20},
          {1, 0, 7, 100}}},
        {u"ember"_s,
         {{0, 12, 4, 10},
          {0.25, 120, 14, 24},
          {0.5, 246, 110, 20},
          {0.7, 255, 232, 160},
          {0.85, 130, 50, 70},
          {1, 12, 4, 10}}},
        {u"glacier"_s,
         {{0, 4, 16, 30},
          {0.3, 10, 92, 120},
          {0.55, 120, 205, 200},
          {0.75, 250, 255, 250},
          {0.9, 60, 90, 130},
          {1, 4, 16, 30}}},
        {u"grey"_s, {{0, 10, 10, 10}, {0.5, 250, 250, 250}, {1, 10, 10, 10}}},
    };
}

double mixed(double from, double to, double share) {
    const double value = (from + (to - from) * share) / 255.0;
    return value * value;
}

} // namespace

QStringList Palette::names() {
    QStringList names;
    for (const NamedPalette& palette : palettes()) {
        names << palette.name;
    }
    return names;
}

Palette::Palette(std::size_t number) {
    const std::vector<Stop> stops = palettes().at(number).stops;
    std::size_t next = 1;
    for (std::size_t i = 0; i <= kEntries; ++i) {
        const double place = static_cast<double>(i) / static_cast<double>(kEntries);
        while (stops[next].place < place) {
            ++next;
        }
        const Stop& from = stops[next - 1];
        const Stop& to = stops[next];
        const double t = (place - from.place) / (to.place - from.place);
        const double share = t * t * (3.0 - 2.0 * t); // eases in and out: no edges at the stops
        m_table[i] = {mixed(from.red, to.red, share), mixed(from.green, to.green, share),
                      mixed(from.blue, to.blue, share)};
    }
}

LinearColour Palette::at(double phase) const {
    const double place = (phase - static_cast<double>(static_cast<long long>(phase))) * static_cast<double>(kEntries);
    const auto index = static_cast<std::size_t>(place);
    const double share = place - static_cast<double>(index);
    const LinearColour& a = m_table[index];
    const LinearColour& b = m_table[index + 1];
    return {a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share, a.blue + (b.blue - a.blue) * share};
}

unsigned char encodedChannel(double linear) {
    return static_cast<unsigned char>(std::sqrt(linear) * 255.0 + 0.5);
}

} // namespace gleaner
