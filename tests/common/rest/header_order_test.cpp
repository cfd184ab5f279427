#include "common/rest/header_order.h"

#include <QString>

#include <gtest/gtest.h>

#include <vector>

namespace gleaner {
namespace {

// Sorted by compareHeader() of the official JavaScript SDK (@azure/storage-common, with @azure/storage-queue 12.30.0).
const std::vector<QByteArray> kSdkOrder{
    "client-request-id", "date",      "meta-'",     "meta-''",   "meta-!",    "meta-!!+b", "meta-!._1", "meta-!|a~",
    "meta-!b",           "meta--!z+", "meta-.",     "meta-..1",  "meta-.|",   "meta-.9|",  "meta-^",    "meta-^!~.",
    "meta-^-!b",         "meta-^-bz", "meta-_",     "meta-_.~",  "meta-_|.",  "meta-_~a",  "meta-|",    "meta-|.",
    "meta-|~a",          "meta--|11", "meta-~",     "meta-~._",  "meta-~~",   "meta-~~||", "meta-~1~",  "meta-~aa",
    "meta-+'",           "meta-+!-1", "meta-+^1a",  "meta-+^'z", "meta-+9",   "meta-'+z1", "meta-1",    "meta-1_|",
    "meta-1|^",          "meta-19~",  "meta-9",     "meta-9b!",  "meta-a",    "meta-a_c",  "meta-a1",   "meta-ab",
    "meta-ab-",          "meta-a'b",  "meta-a-b",   "meta-ab!",  "meta-b-",   "meta-b^",   "meta-b-||", "meta-b+",
    "meta-baaz",         "meta-coop", "meta-co-op", "meta-z''",  "meta-z!",   "meta-z'!-", "meta-z.~",  "meta-'z^'",
    "meta-z~",           "meta-z~~a", "meta-z+",    "meta-z9a.", "meta-zb^^", "meta-zb+b", "version"};

TEST(HeaderOrder, IsTheSdksForEveryPair) {
    for (std::size_t i = 0; i < kSdkOrder.size(); ++i) {
        for (std::size_t j = 0; j < kSdkOrder.size(); ++j) {
            EXPECT_EQ(isSignedBefore(QByteArray("x-ms-" + kSdkOrder[i]), QByteArray("x-ms-" + kSdkOrder[j])), i < j)
                << kSdkOrder[i].constData() << ' ' << kSdkOrder[j].constData();
        }
    }
}

} // namespace
} // namespace gleaner
