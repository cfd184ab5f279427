#include "common/kernels/primes/prime_sieve.h"
#include "tests/common/kernels/primes/known_count.h"
#include "tests/support/seeded_random.h"

namespace gleaner {

using namespace Qt::StringLiterals;

namespace {

/// Trial division: slow, but there is nothing in it to get wrong.
bool isPrime(std::uint64_t number) {
    for (std::uint64_t divisor = 2; divisor * divisor <= number; ++divisor) {
        if (number % divisor == 0) {
            return false;
        }
    }
    return number >= 2;
}

std::uint64_t countByDivision(std::uint64_t from, std::uint64_t to) {
    std::uint64_t primes = 0;
    for (std::uint64_t number = from; number <= to; ++number) {
        primes += isPrime(number) ? 1U : 0U;
    }
    return primes;
}

std::uint64_t countBySieve(PrimeSieve& sieve, std::uint64_t from, std::uint64_t to) {
    CountingContext context;
    return sieve.count(from, to, context).value();
}

TEST(PrimeSieve, AgreesWithDivisionOnEverySmallRange) {
    PrimeSieve sieve;
    for (std::uint64_t from = 0; from < 40; ++from) {
        for (std::uint64_t to = from; to < 150; ++to) {
            ASSERT_EQ(countBySieve(sieve, from, to), countByDivision(from, to)) << from << ".." << to;
        }
    }
}

TEST(PrimeSieve, AgreesWithDivisionAroundSegmentAndPatternEdges) {
    PrimeSieve sieve;
    for (const std::uint64_t edge : {128U, 524'288U, 1'048'576U, 1'921'920U, 3'843'840U}) {
        for (std::uint64_t offset = 1; offset < 70; offset += 3) {
            ASSERT_EQ(countBySieve(sieve, edge - offset, edge + 40), countByDivision(edge - offset, edge + 40)) << edge;
        }
    }
}

TEST(PrimeSieve, AgreesWithDivisionFarOut) {
    PrimeSieve sieve;
    SeededRandom random(11);
    for (const std::uint64_t from : {random.next() % 1'000'000'000'000, random.next() % 100'000'000'000}) {
        EXPECT_EQ(countBySieve(sieve, from, from + 60), countByDivision(from, from + 60)) << from;
    }
}

TEST(PrimeSieve, FindsTheLargestPrimesBelowItsBound) {
    // Source: primes.utm.edu, "primes just less than a power of ten": 10^14 - k for k = 27, 29, 41, ...
    PrimeSieve sieve;
    EXPECT_EQ(countBySieve(sieve, PrimeSieve::kLargestNumber - 26, PrimeSieve::kLargestNumber), 0U);
    EXPECT_EQ(countBySieve(sieve, PrimeSieve::kLargestNumber - 29, PrimeSieve::kLargestNumber - 27), 2U);
}

TEST(PrimeSieve, GivesTheSameAfterALargerAndASmallerRange) {
    PrimeSieve used;
    static_cast<void>(countBySieve(used, 1'000'000'000'000, 1'000'000'000'100));
    PrimeSieve fresh;
    EXPECT_EQ(countBySieve(used, 0, 2'000'000), countBySieve(fresh, 0, 2'000'000));
}

INSTANTIATE_TEST_SUITE_P(UpTo10To8, KnownCount,
                         testing::Values(std::pair(0.0, 0), std::pair(1e1, 4), std::pair(1e6, 78'498),
                                         std::pair(1e8, 5'761'455)));

TEST(Primes, ARangeThatEndsBeforeItBeginsIsRefused) {
    const Error error = parametersError(u"primes"_s, {{u"from"_s, 10}, {u"to"_s, 9}});
    EXPECT_EQ(error.message, u"parameter 'to': must not be less than 'from' (10), got 9."_s);
}

TEST(Primes, ChunksAreTheRangeWithoutGapOrOverlap) {
    const OpenJob job =
        openJob(u"primes"_s, {{u"from"_s, 5}, {u"to"_s, u"1e12"_s}, {u"chunk-size"_s, u"1e11"_s}});
    EXPECT_EQ(job.split->chunkCount(), 10U);
    EXPECT_EQ(job.split->chunk(9), QByteArray::fromHex("05282e8cd10000000010a5d4e8000000"));
}

TEST(Primes, ARangeThatWouldTakeForEverIsMalformed) {
    const OpenJob job = openJob(u"primes"_s, {{u"to"_s, 100}});
    CountingContext context;
    const auto kernel = job.computation->makeKernel();
    const QByteArray hostile[] = {QByteArray(8, '\0') + QByteArray(8, '\xFF'), QByteArray(16, '\xFF'),
                                  QByteArray(8, '\1') + QByteArray(8, '\0'),
                                  QByteArray(8, '\0') + QByteArray::fromHex("0010a5d4e8000000")};
    for (const QByteArray& chunk : hostile) {
        EXPECT_EQ(kernel->compute(chunk, context).error().code, ErrorCode::Malformed) << chunk.toHex().toStdString();
    }
}

TEST(Primes, MorePrimesThanNumbersIsMalformed) {
    const OpenJob job = openJob(u"primes"_s, {{u"to"_s, 100}, {u"chunk-size"_s, 10}});
    QBuffer out;
    EXPECT_FALSE(job.split->makeAssembler(out)->add(0, QByteArray("\x0B\0\0\0\0\0\0\0", 8)));
}

} // namespace
} // namespace gleaner
