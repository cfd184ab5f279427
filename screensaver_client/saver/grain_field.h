// The grains that drift over the saver's night: an endless, calm stream that never stands still and never jumps.
// Values; one thread at a time.
#pragma once

#include <QPointF>
#include <QSize>

#include <cstdint>
#include <vector>

namespace gleaner {

/// How the stream flows; the field glides from one to the other.
struct GrainFlow {
    double speed = 1; ///< 1: computing; smaller when nothing is computed, but > 0
    double glow = 1;  ///< 0 .. 1, how bright the grains are
};

struct Grain {
    QPointF centre; ///< pixels
    double depth;   ///< 0 far (small, slow, dim) .. 1 near
    double glow;    ///< 0 .. 1 of the brightest
};

class GrainField {
public:
    /// `count` >= 0 grains over `size`, always the same for one `seed`.
    GrainField(int count, QSize size, std::uint32_t seed);

    /// Lets `seconds` (0 .. 1; more counts as 1) pass.
    void advance(double seconds, const GrainFlow& flow);
    [[nodiscard]] const std::vector<Grain>& grains() const { return m_grains; }

private:
    struct Track {
        double start, lane, depth, swing, swingRate, phase, twinkle; ///< all 0 .. 1
    };
    void place();

    QSize m_size;
    std::vector<Track> m_tracks;
    std::vector<Grain> m_grains;
    double m_way = 0;  ///< how far the stream has come; the only thing that grows
    double m_time = 0; ///< seconds, for twinkling
    GrainFlow m_flow;
};

} // namespace gleaner
