#include "common/rest/service_properties.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

CorsRule someRule() {
    return {{QStringLiteral("https://a.example"), QStringLiteral("*")},
            {QStringLiteral("GET"), QStringLiteral("PUT")},
            {QStringLiteral("x-ms-*")},
            {},
            200};
}

QByteArray document(const QByteArray& parts) {
    return "<StorageServiceProperties>" + parts + "</StorageServiceProperties>";
}

TEST(ServiceProperties, WhatIsWrittenReadsBack) {
    const ServiceProperties properties{LoggingProperties{QStringLiteral("1.0"), true, false, true, {true, 365}},
                                       MetricsProperties{QStringLiteral("1.0"), true, true, {true, 1}},
                                       MetricsProperties{}, std::vector{someRule(), someRule()}};
    EXPECT_EQ(readServiceProperties(writeServiceProperties(properties)).value(), properties);
}

TEST(ServiceProperties, WhatIsAbsentIsKept) {
    const auto nothing = readServiceProperties(document({})).value();
    EXPECT_EQ(nothing, ServiceProperties());
    ServiceProperties kept;
    kept.cors = std::vector{someRule()};
    EXPECT_EQ(changed(kept, nothing), kept);
    EXPECT_TRUE(changed(kept, readServiceProperties(document("<Cors/>")).value()).cors->empty());
}

TEST(ServiceProperties, BoundsAreKept) {
    const auto rule = [](const QByteArray& origins, const QByteArray& methods, const QByteArray& age) -> QByteArray {
        return "<CorsRule><AllowedOrigins>" + origins + "</AllowedOrigins><AllowedMethods>" + methods +
               "</AllowedMethods><MaxAgeInSeconds>" + age + "</MaxAgeInSeconds></CorsRule>";
    };
    const auto isGood = [](const QByteArray& parts) { return readServiceProperties(document(parts)).has_value(); };
    const auto rules = [&](const QByteArray& parts) { return isGood("<Cors>" + parts + "</Cors>"); };
    EXPECT_TRUE(rules(rule("*", "GET", "0").repeated(5)));
    EXPECT_FALSE(rules(rule("*", "GET", "0").repeated(6)));
    EXPECT_FALSE(rules(rule("", "GET", "0")));
    EXPECT_FALSE(rules(rule("*", "", "0")));
    EXPECT_FALSE(rules(rule("*", "FETCH", "0")));
    EXPECT_FALSE(rules(rule("*", "GET", "-1")));
    EXPECT_TRUE(rules(rule(QByteArray("a,").repeated(64), "GET", "1")));
    EXPECT_FALSE(rules(rule(QByteArray("a,").repeated(65), "GET", "1")));
    EXPECT_FALSE(rules(rule(QByteArray(257, 'a'), "GET", "1")));

    const auto retention = [&](const QByteArray& policy) {
        return isGood("<Logging><RetentionPolicy>" + policy + "</RetentionPolicy></Logging>");
    };
    EXPECT_TRUE(retention("<Enabled>true</Enabled><Days>365</Days>"));
    EXPECT_TRUE(retention("<Enabled>false</Enabled>"));
    EXPECT_FALSE(retention("<Enabled>true</Enabled>"));
    EXPECT_FALSE(retention("<Enabled>true</Enabled><Days>366</Days>"));
    EXPECT_FALSE(retention("<Enabled>yes</Enabled>"));
}

TEST(ServiceProperties, WhatIsNoSuchDocumentIsRefused) {
    for (const char* wrong : {"", "<Else/>", "<StorageServiceProperties>", "text"}) {
        EXPECT_FALSE(readServiceProperties(wrong)) << wrong;
    }
}

} // namespace
} // namespace gleaner
