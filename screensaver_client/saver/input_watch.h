// Whether what the person did is meant to end a full-screen saver. Pure; one thread at a time.
#pragma once

#include <QPoint>

#include <optional>

namespace gleaner {

class InputWatch {
public:
    /// A table that somebody bumps into, or the pointer that the desktop itself puts somewhere, moves less than this
    /// far.
    static constexpr int kThresholdPixels = 12;

    /// The pointer is at `global` now. True once it is further than the threshold from where it was first seen; many
    /// small steps count together.
    [[nodiscard]] bool pointerAt(QPoint global) {
        if (!m_first)
            m_first = global;
        return (global - *m_first).manhattanLength() > kThresholdPixels;
    }

private:
    std::optional<QPoint> m_first;
};

} // namespace gleaner
