#include "common/rest/header_order.h"

#include <algorithm>
#include <array>
#include <compare>

namespace gleaner {

namespace {

constexpr char kOrder[] = "!#$%&*.^_`|~+0123456789abcdefghijklmnopqrstuvwxyz";

/// 0: weighs nothing.
constexpr std::array<unsigned char, 256> kWeights = [] {
    std::array<unsigned char, 256> weights{};
    for (unsigned char i = 0; i + 1U < sizeof kOrder; ++i) {
        weights[static_cast<unsigned char>(kOrder[i])] = static_cast<unsigned char>(i + 1);
    }
    return weights;
}();

unsigned char weight(char c) {
    return kWeights[static_cast<unsigned char>(c)];
}

/// The next character that weighs something; 0 at the end.
unsigned char nextWeight(QByteArrayView name, qsizetype& at) {
    while (at < name.size()) {
        if (const unsigned char w = weight(name[at++]); w != 0) {
            return w;
        }
    }
    return 0;
}

std::strong_ordering compareWeights(QByteArrayView a, QByteArrayView b) {
    qsizetype i = 0;
    qsizetype j = 0;
    for (;;) {
        const unsigned char left = nextWeight(a, i);
        const unsigned char right = nextWeight(b, j);
        if (left != right || left == 0) {
            return left <=> right;
        }
    }
}

/// Rank of what stands at a place, where two names differ in nothing that weighs.
int lightRank(QByteArrayView name, qsizetype at) {
    if (at >= name.size() || weight(name[at]) != 0) {
        return 0;
    }
    return name[at] == '\'' ? 1 : 2;
}

} // namespace

bool isSignedBefore(QByteArrayView a, QByteArrayView b) {
    if (const auto order = compareWeights(a, b); order != 0) {
        return order < 0;
    }
    for (qsizetype at = 0; at < std::max(a.size(), b.size()); ++at) {
        const int left = lightRank(a, at);
        const int right = lightRank(b, at);
        if (left != right) {
            return left < right;
        }
    }
    return false;
}

} // namespace gleaner
