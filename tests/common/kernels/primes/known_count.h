// Counts that are known, for the quick and for the slow test program.
#pragma once

#include "tests/common/kernels/small_jobs.h"

#include <utility>

namespace gleaner {

using namespace Qt::StringLiterals;

/// Up to where, and how many primes there are. Source: OEIS A006880, number of primes below 10^n.
class KnownCount : public testing::TestWithParam<std::pair<double, qint64>> {};

TEST_P(KnownCount, IsReached) {
    const OpenJob job = openJob(u"primes"_s, {{u"to"_s, GetParam().first}});
    const Assembled result = assembled(job, serialAnswers(job));
    EXPECT_EQ(result.summary, QJsonObject({{u"primes"_s, GetParam().second}}));
    EXPECT_EQ(result.bytes, QByteArray::number(GetParam().second).append('\n'));
}

} // namespace gleaner
