// Functions whose last bit does not depend on the system: a C library's exp and log differ between Linux and Windows,
// and answers are compared byte by byte. Only + - * / and sqrt, which IEEE 754 defines to the bit. Pure; any thread.
#pragma once

namespace gleaner {

/// e^x within 1 ulp for |x| <= 700; beyond it as for +-700. Source: FreeBSD msun (fdlibm) e_exp.c.
[[nodiscard]] double portableExp(double x);

/// ln x within 1 ulp for normal x > 0. Source: FreeBSD msun (fdlibm) e_log.c.
[[nodiscard]] double portableLog(double x);

/// The z with P(Z <= z) = p of the standard normal distribution, relative error about 1e-16; 0 < p < 1.
/// Source: Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37, 477-484.
[[nodiscard]] double inverseNormal(double p);

} // namespace gleaner
