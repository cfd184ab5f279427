#include "common/kernels/math/portable_math.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace gleaner {
namespace {

// ln 2 in two parts: k * kLn2High is exact for the k that occur.
constexpr double kLn2High = 6.93147180369123816490e-01;
constexpr double kLn2Low = 1.90821492927058770002e-10;
constexpr double kInverseLn2 = 1.44269504088896338700e+00;

/// 2^exponent for a normal result.
double powerOfTwo(int exponent) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52U);
}

/// c[0] + c[1] x + c[2] x^2 + …, by Horner's rule: the order of operations is part of the answer.
template<std::size_t N>
double polynomial(const std::array<double, N>& c, double x) {
    double value = c[N - 1];
    for (std::size_t i = N - 1; i > 0; --i) {
        value = value * x + c[i - 1];
    }
    return value;
}

// AS 241: numerators and denominators for |p - 1/2| <= 0.425, for the tails to 1e-11, and beyond.
constexpr std::array<double, 8> kCentreTop = {
    3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
    4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array<double, 8> kCentreBottom = {1.0,
                                                 4.2313330701600911252e+1,
                                                 6.8718700749205790830e+2,
                                                 5.3941960214247511077e+3,
                                                 2.1213794301586595867e+4,
                                                 3.9307895800092710610e+4,
                                                 2.8729085735721942674e+4,
                                                 5.2264952788528545610e+3};
constexpr std::array<double, 8> kTailTop = {
    1.42343711074968357734e0, 4.63033784615654529590e0,  5.76949722146069140550e0,  3.64784832476320460504e0,
    1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array<double, 8> kTailBottom = {1.0,
                                               2.05319162663775882187e0,
                                               1.67638483018380384940e0,
                                               6.89767334985100004550e-1,
                                               1.48103976427480074590e-1,
                                               1.51986665636164571966e-2,
                                               5.47593808499534494600e-4,
                                               1.05075007164441684324e-9};
constexpr std::array<double, 8> kFarTop = {
    6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,  2.96560571828504891230e-1,
    2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array<double, 8> kFarBottom = {1.0,
                                              5.99832206555887937690e-1,
                                              1.36929880922735805310e-1,
                                              1.48753612908506148525e-2,
                                              7.86869131145613259100e-4,
                                              1.84631831751005468180e-5,
                                              1.42151175831644588870e-7,
                                              2.04426310338993978564e-15};

} // namespace

double portableExp(double x) {
    constexpr std::array<double, 5> kCoefficients = {1.66666666666666019037e-01, -2.77777777770155933842e-03,
                                                     6.61375632143793436117e-05, -1.65339022054652515390e-06,
                                                     4.13813679705723846039e-08};
    x = std::clamp(x, -700.0, 700.0);
    const int k = static_cast<int>(x * kInverseLn2 + (x < 0 ? -0.5 : 0.5));
    const double high = x - k * kLn2High;
    const double low = k * kLn2Low;
    const double r = high - low; // |r| <= ln 2 / 2
    const double t = r * r;
    const double c = r - t * polynomial(kCoefficients, t);
    return (1.0 - ((low - (r * c) / (2.0 - c)) - high)) * powerOfTwo(k);
}

double portableLog(double x) {
    constexpr std::array<double, 7> kCoefficients = {
        6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
        1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01};
    constexpr std::uint64_t kHalfSquareRootOf2 =
        0x3FE6A09E667F3BCDU; // as bits: the mantissa from which on k is one more
    const std::uint64_t above = std::bit_cast<std::uint64_t>(x) - kHalfSquareRootOf2;
    const int k = static_cast<int>(static_cast<std::int64_t>(above) >> 52U);
    const double f = std::bit_cast<double>((above & 0x000FFFFFFFFFFFFFU) + kHalfSquareRootOf2) - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double r = z * polynomial(kCoefficients, z);
    const double halfSquare = 0.5 * f * f;
    return k * kLn2High - ((halfSquare - (s * (halfSquare + r) + k * kLn2Low)) - f);
}

double inverseNormal(double p) {
    const double q = p - 0.5;
    if (std::abs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(kCentreTop, r) / polynomial(kCentreBottom, r);
    }
    const double r = std::sqrt(-portableLog(q < 0 ? p : 1.0 - p));
    const double z = r <= 5.0 ? polynomial(kTailTop, r - 1.6) / polynomial(kTailBottom, r - 1.6)
                              : polynomial(kFarTop, r - 5.0) / polynomial(kFarBottom, r - 5.0);
    return q < 0 ? -z : z;
}

} // namespace gleaner
