#include "screensaver_client/saver/grain_field.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace gleaner {

namespace {

/// Share of the way during which a grain fades in at the start and out at the end.
constexpr double kFade = 0.12;
/// The stream's slope: grains rise by this share of the screen's height on their way.
constexpr double kRise = 0.35;
constexpr double kWaysPerSecond = 0.016; ///< of the nearest grain at speed 1: a minute from left to right

double wrapped(double value) {
    return value - std::floor(value);
}

double wave(double turns) {
    return std::sin(2 * std::numbers::pi * turns);
}

} // namespace

GrainField::GrainField(int count, QSize size, std::uint32_t seed) : m_size(size) {
    std::mt19937 random(seed);
    // Not std::uniform_real_distribution: its numbers differ between libraries.
    const auto unit = [&random] { return static_cast<double>(random()) / 4294967296.0; };
    for (int i = 0; i < count; ++i) {
        // Most are far away; the lanes are spread evenly, so that no corner stays empty.
        const double lane = (i + unit()) / count;
        const double depth = std::pow(unit(), 1.7);
        m_tracks.push_back({unit(), lane, depth, unit(), unit(), unit(), unit()});
    }
    place();
}

void GrainField::advance(double seconds, const GrainFlow& flow) {
    const double step = std::clamp(seconds, 0.0, 1.0);
    const double glide = 1 - std::exp(-step / 1.5);
    m_flow.speed += (flow.speed - m_flow.speed) * glide;
    m_flow.glow += (flow.glow - m_flow.glow) * glide;
    m_way += step * kWaysPerSecond * m_flow.speed;
    m_time += step;
    place();
}

void GrainField::place() {
    m_grains.clear();
    const double width = m_size.width(), height = m_size.height();
    for (const Track& track : m_tracks) {
        const double along = wrapped(track.start + m_way * (0.35 + 0.65 * track.depth));
        const double swing = 0.035 * wave(along * (1 + track.swingRate * 2) + track.phase) * (0.4 + track.swing);
        const double y = -0.1 + 1.35 * track.lane + kRise * (0.5 - along) + swing;
        const double edge = std::min({1.0, along / kFade, (1 - along) / kFade});
        const double twinkle = 0.75 + 0.25 * wave(m_time * (0.05 + 0.1 * track.twinkle) + track.phase);
        const double glow = m_flow.glow * edge * twinkle * (0.3 + 0.7 * track.depth);
        m_grains.push_back({{(-0.06 + 1.12 * along) * width, y * height}, track.depth, std::clamp(glow, 0.0, 1.0)});
    }
}

} // namespace gleaner
