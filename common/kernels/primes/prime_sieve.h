// Counts primes in a range with a segmented sieve of Eratosthenes: only odd numbers, one bit each, a segment small
// enough for a core's first-level cache. Thread: one at a time. Keeps its small primes between calls (2.7 MB at most).
#pragma once

#include "common/kernels/pace.h"

#include <cstdint>
#include <vector>

namespace gleaner {

class PrimeSieve {
public:
    /// The largest number it can be asked about; its square root bounds the small primes that are kept.
    static constexpr std::uint64_t kLargestNumber = 100'000'000'000'000; // 10^14

    PrimeSieve();

    /// How many primes p have from <= p <= to (<= kLargestNumber). A checkpoint is where the next segment begins, u64,
    /// and how many primes lie below, u64, both little-endian. Errors: Cancelled.
    [[nodiscard]] Result<std::uint64_t> count(std::uint64_t from, std::uint64_t to, ComputeContext& context);

private:
    struct Standing {
        std::uint64_t next = 0; ///< index that the next segment begins at
        std::uint64_t primes = 0;
    };

    /// `checkpoint` if it is one of the indices [first, end), else `begin`.
    [[nodiscard]] static Standing resumed(const QByteArray& checkpoint, const Standing& begin, std::uint64_t end);
    /// How many in the segment at m_begin stand for an odd prime >= 17 with an index in [first, end).
    [[nodiscard]] std::uint64_t countSegment(std::uint64_t first, std::uint64_t end) const;
    /// Segments are sieved one after another from `index` on.
    void beginAt(std::uint64_t index);
    /// Fills m_segment for the indices from m_begin on. False: the context said no.
    [[nodiscard]] bool sieveSegment(Pace& pace);
    [[nodiscard]] bool growSievingPrimes(std::uint64_t largest, Pace& pace);
    void presieve();
    void collectPrimes();

    std::vector<std::uint64_t> m_pattern; ///< multiples of 3, 5, 7, 11 and 13, repeated for ever
    std::vector<std::uint64_t> m_segment; ///< bit i is set when 2 * (m_begin + i) + 1 is composite
    std::uint64_t m_begin = 0;            ///< a multiple of 64
    std::vector<std::uint32_t> m_primes;  ///< all primes from 17 to below m_primesEnd
    std::uint64_t m_primesEnd = 17;
    std::vector<std::uint32_t> m_next; ///< of the first primes: where in the segment the next multiple lies
};

} // namespace gleaner
