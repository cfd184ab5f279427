#include "common/rest/http_message.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(HttpHeaders, NamesCompareWithoutCase) {
    HttpHeaders headers;
    headers.add("X-Ms-Date", "now");
    EXPECT_EQ(headers.value("x-ms-date"), "now");
    EXPECT_TRUE(headers.contains("X-MS-DATE"));
    EXPECT_FALSE(headers.contains("x-ms-dat"));
}

TEST(HttpHeaders, AMissingFieldIsNullAndAnEmptyOneIsNot) {
    HttpHeaders headers;
    headers.add("a", "");
    EXPECT_FALSE(headers.value("a").isNull());
    EXPECT_TRUE(headers.value("b").isNull());
}

TEST(HttpHeaders, SetReplacesEveryFieldOfThatName) {
    HttpHeaders headers;
    headers.add("a", "1");
    headers.add("b", "2");
    headers.add("A", "3");
    headers.set("a", "4");
    ASSERT_EQ(headers.fields().size(), 2U);
    EXPECT_EQ(headers.value("a"), "4");
}

} // namespace
} // namespace gleaner
