#include "head_node/server/address_range.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

std::optional<bool> within(const char* address, const char* range) {
    return isWithin(QHostAddress(QString::fromLatin1(address)), range);
}

TEST(AddressRange, ARangeHasBothItsEnds) {
    for (const char* inside : {"10.0.0.9", "10.0.0.10", "10.0.1.2"}) {
        EXPECT_EQ(within(inside, "10.0.0.9-10.0.1.2"), true) << inside;
    }
    EXPECT_EQ(within("10.0.0.8", "10.0.0.9-10.0.1.2"), false);
    EXPECT_EQ(within("10.0.1.3", "10.0.0.9-10.0.1.2"), false);
    EXPECT_EQ(within("fe80::2", "fe80::1-fe80::3"), true);
    EXPECT_EQ(within("fe80::4", "fe80::1-fe80::3"), false);
}

TEST(AddressRange, OneAddressIsARangeOfOne) {
    EXPECT_EQ(within("10.0.0.9", "10.0.0.9"), true);
    EXPECT_EQ(within("10.0.0.10", "10.0.0.9"), false);
    EXPECT_EQ(within("::1", "::1"), true);
}

TEST(AddressRange, AnIpv4AddressIsOutsideEveryRangeOfIpv6) {
    EXPECT_EQ(within("10.0.0.9", "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), false);
    EXPECT_EQ(within("::1", "0.0.0.0-255.255.255.255"), false);
}

TEST(AddressRange, WhatIsNoRangeIsSaidToBeNone) {
    for (const char* wrong : {"", "-", "10.0.0.1-", "-10.0.0.1", "10.0.0", "10.1", "10.0.0.256", "localhost",
                              "10.0.0.1-::1", "10.0.0.1-10.0.0.2-10.0.0.3", "10.0.0.0/8", "fe80::1%eth0"}) {
        EXPECT_EQ(within("10.0.0.1", wrong), std::nullopt) << wrong;
    }
}

} // namespace
} // namespace gleaner
