// Chance comes in through the constructor, so that a test can repeat it.
#pragma once

#include <QByteArray>
#include <QUuid>

#include <cstdint>

namespace gleaner {

/// Thread: every method on any thread.
class RandomSource {
public:
    virtual ~RandomSource() = default;
    /// Uniform over all 64-bit values.
    [[nodiscard]] virtual std::uint64_t next() = 0;

    /// Uniform in [0, 1), 53 bits.
    [[nodiscard]] double nextUnit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    /// A version-4 UUID.
    [[nodiscard]] QUuid nextUuid();
};

/// The operating system's cryptographic generator.
class SystemRandom final : public RandomSource {
public:
    [[nodiscard]] std::uint64_t next() override;
};

} // namespace gleaner
