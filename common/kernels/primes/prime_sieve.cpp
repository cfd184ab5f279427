// Index i stands for the odd number 2i + 1 throughout, so the odd numbers of [from, to] are [from / 2, (to + 1) / 2).
#include "common/kernels/primes/prime_sieve.h"

#include "common/base/bytes.h"

#include <algorithm>
#include <array>
#include <bit>

namespace gleaner {
namespace {

constexpr std::uint64_t kWordBits = 64;
constexpr std::uint64_t kSegmentWords = 4'096; // 32 KiB: 524,288 numbers
constexpr std::uint64_t kSegmentBits = kSegmentWords * kWordBits;
/// Sieved all at once by copying a pattern, and counted one by one.
constexpr std::array<std::uint64_t, 5> kPatternPrimes = {3, 5, 7, 11, 13};
constexpr std::uint64_t kPatternPeriod = 3 * 5 * 7 * 11 * 13; // in words, because it is odd and 64 is a power of 2
constexpr std::size_t kBatch = 16;                            // primes between two looks at the pace
constexpr std::uint32_t kMarksBetweenPolls = 60'000;          // 0.1 ms

void mark(std::vector<std::uint64_t>& bits, std::uint64_t index) {
    bits[index / kWordBits] |= std::uint64_t{1} << (index % kWordBits);
}

/// The odd multiples of p that no smaller prime has marked begin at its square.
std::uint64_t indexOfSquare(std::uint64_t prime) {
    return (prime * prime) / 2;
}

/// The first index from `begin` on, and not before the prime's square, that stands for a multiple of the prime.
std::uint64_t firstMultiple(std::uint64_t prime, std::uint64_t begin) {
    const std::uint64_t square = indexOfSquare(prime);
    return begin <= square ? square : square + (begin - square + prime - 1) / prime * prime;
}

} // namespace

PrimeSieve::PrimeSieve() : m_pattern(kPatternPeriod), m_segment(kSegmentWords) {
    for (const std::uint64_t prime : kPatternPrimes) {
        for (std::uint64_t index = prime / 2; index < kPatternPeriod * kWordBits; index += prime) {
            mark(m_pattern, index);
        }
    }
}

Result<std::uint64_t> PrimeSieve::count(std::uint64_t from, std::uint64_t to, ComputeContext& context) {
    Pace pace(context, kMarksBetweenPolls);
    if (!growSievingPrimes(to, pace)) {
        return givenUp();
    }
    std::uint64_t small = from <= 2 && 2 <= to ? 1 : 0;
    small += static_cast<std::uint64_t>(std::count_if(kPatternPrimes.begin(), kPatternPrimes.end(),
                                                      [=](auto prime) { return from <= prime && prime <= to; }));
    const std::uint64_t first = from / 2;
    const std::uint64_t end = (to + 1) / 2;
    const Standing begin = resumed(context.resumeFrom(), {first / kWordBits * kWordBits, small}, end);
    std::uint64_t primes = begin.primes;
    for (beginAt(begin.next); m_begin < end; m_begin += kSegmentBits) {
        if (!sieveSegment(pace)) {
            return givenUp();
        }
        primes += countSegment(first, end);
        context.progress(static_cast<double>(std::max(m_begin, first) - first) / static_cast<double>(end - first));
        if (context.wantsCheckpoint()) {
            ByteWriter state;
            state.u64(m_begin + kSegmentBits);
            state.u64(primes);
            context.checkpoint(state.bytes());
        }
    }
    return primes;
}

PrimeSieve::Standing PrimeSieve::resumed(const QByteArray& checkpoint, const Standing& begin, std::uint64_t end) {
    ByteReader reader(checkpoint);
    const auto next = reader.u64();
    const auto primes = reader.u64();
    const bool fits = next && primes && reader.remaining() == 0 && *next >= begin.next && *next <= end + kSegmentBits &&
                      (*next - begin.next) % kSegmentBits == 0 && *primes >= begin.primes &&
                      *primes <= begin.primes + (*next - begin.next);
    return fits ? Standing{*next, *primes} : begin;
}

std::uint64_t PrimeSieve::countSegment(std::uint64_t first, std::uint64_t end) const {
    std::uint64_t primes = 0;
    for (std::uint64_t word = 0; word < kSegmentWords; ++word) {
        const std::uint64_t lowest = m_begin + word * kWordBits;
        std::uint64_t candidates = ~m_segment[word];
        if (lowest < first) {
            candidates &= ~std::uint64_t{0} << (first - lowest);
        }
        if (lowest + kWordBits > end) {
            candidates &= lowest >= end ? 0 : ~std::uint64_t{0} >> (lowest + kWordBits - end);
        }
        primes += static_cast<std::uint64_t>(std::popcount(candidates));
    }
    return primes;
}

void PrimeSieve::beginAt(std::uint64_t index) {
    m_begin = index;
    m_next.clear();
}

void PrimeSieve::presieve() {
    std::uint64_t from = m_begin / kWordBits % kPatternPeriod;
    for (auto to = m_segment.begin(); to != m_segment.end(); from = 0) {
        const auto run = std::min(m_segment.end() - to, static_cast<std::ptrdiff_t>(kPatternPeriod - from));
        to = std::copy_n(m_pattern.begin() + static_cast<std::ptrdiff_t>(from), run, to);
    }
    if (m_begin == 0) {
        m_segment[0] |= 1; // 1 is no prime
    }
}

bool PrimeSieve::sieveSegment(Pace& pace) {
    presieve();
    for (std::size_t i = 0; i < m_primes.size(); ++i) {
        const std::uint32_t prime = m_primes[i];
        if (i % kBatch == 0 && !pace.spend(static_cast<std::uint32_t>(kBatch * (kSegmentBits / prime + 1)))) {
            return false;
        }
        if (i == m_next.size()) {
            if (indexOfSquare(prime) >= m_begin + kSegmentBits) {
                break;
            }
            m_next.push_back(static_cast<std::uint32_t>(firstMultiple(prime, m_begin) - m_begin));
        }
        std::uint32_t index = m_next[i];
        for (; index < kSegmentBits; index += prime) {
            mark(m_segment, index);
        }
        m_next[i] = index - static_cast<std::uint32_t>(kSegmentBits);
    }
    return true;
}

/// Each segment needs the primes up to the square root of its end, which lie in the segments before it; only the first
/// one has none before it.
bool PrimeSieve::growSievingPrimes(std::uint64_t largest, Pace& pace) {
    while (m_primesEnd * m_primesEnd <= largest) {
        beginAt(m_primesEnd / 2 / kSegmentBits * kSegmentBits);
        if (m_begin == 0) {
            m_primes.clear();
            for (std::uint32_t candidate = 17; candidate * candidate < 2 * kSegmentBits; candidate += 2) {
                const bool isPrime = std::none_of(m_primes.begin(), m_primes.end(), [=](auto prime) {
                    return prime * prime <= candidate && candidate % prime == 0;
                });
                const bool isCoprime = std::none_of(kPatternPrimes.begin(), kPatternPrimes.end(),
                                                    [=](auto prime) { return candidate % prime == 0; });
                if (isPrime && isCoprime) {
                    m_primes.push_back(candidate);
                }
            }
        }
        if (!sieveSegment(pace)) {
            return false;
        }
        collectPrimes();
    }
    return true;
}

void PrimeSieve::collectPrimes() {
    if (m_begin == 0) {
        m_primes.clear();
    }
    for (std::uint64_t word = 0; word < kSegmentWords; ++word) {
        for (std::uint64_t candidates = ~m_segment[word]; candidates != 0; candidates &= candidates - 1) {
            const auto bit = static_cast<std::uint64_t>(std::countr_zero(candidates));
            m_primes.push_back(static_cast<std::uint32_t>(2 * (m_begin + word * kWordBits + bit) + 1));
        }
    }
    m_primesEnd = 2 * (m_begin + kSegmentBits) + 1;
}

} // namespace gleaner
