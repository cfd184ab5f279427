#include "common/queue/access_policy.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace gleaner {
namespace {

TEST(AccessPolicy, TimesAreReadInEveryForm) {
    const TimePoint day(Milliseconds(1'769'817'600'000)); // 2026-01-31
    EXPECT_EQ(parseAccessTime(u"2026-01-31"), day);
    EXPECT_EQ(parseAccessTime(u"2026-01-31T13:14Z"), day + std::chrono::minutes(13 * 60 + 14));
    const TimePoint second = day + Seconds((13 * 60 + 14) * 60 + 15);
    EXPECT_EQ(parseAccessTime(u"2026-01-31T13:14:15Z"), second);
    EXPECT_EQ(parseAccessTime(u"2026-01-31T13:14:15.1Z"), second + Milliseconds(100));
    EXPECT_EQ(parseAccessTime(u"2026-01-31T13:14:15.0239999Z"), second + Milliseconds(23));
    EXPECT_EQ(parseAccessTime(u"2026-01-31T13:14:15.0000000Z"), second);
    EXPECT_EQ(parseAccessTime(u"2024-02-29"), parseAccessTime(u"2024-02-29T00:00:00Z"));
}

TEST(AccessPolicy, WhatIsNoTimeIsNone) {
    for (const QStringView wrong : {u"",
                                    u"2026",
                                    u"2026-1-31",
                                    u"2026-01-32",
                                    u"2025-02-29",
                                    u"0000-01-01",
                                    u"2026-01-31T",
                                    u"2026-01-31T13:14",
                                    u"2026-01-31T13Z",
                                    u"2026-01-31T24:00Z",
                                    u"2026-01-31T23:60Z",
                                    u"2026-01-31T23:59:60Z",
                                    u"2026-01-31T13:14:15.Z",
                                    u"2026-01-31T13:14:15.12345678Z",
                                    u"2026-01-31T13:14:15+00:00",
                                    u"2026-01-31 13:14:15Z",
                                    u"2026-01-31Z",
                                    u" 2026-01-31",
                                    u"2026-01-31 ",
                                    u"-026-01-31",
                                    u"２026-01-31"}) {
        EXPECT_EQ(parseAccessTime(wrong), std::nullopt) << wrong.toUtf8().constData();
    }
}

TEST(AccessPolicy, AWrittenTimeReadsBack) {
    EXPECT_TRUE(rc::check([] {
        const auto seconds = *rc::gen::inRange<std::int64_t>(-62'135'596'800, 253'402'300'800);
        const TimePoint time{Seconds(seconds)};
        RC_ASSERT(parseAccessTime(accessTimeText(time)) == time);
    }));
}

TEST(AccessPolicy, AnyTextIsATimeOrNot) {
    EXPECT_TRUE(rc::check([] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789-:TZ.")));
        const auto time = parseAccessTime(QString::fromStdString(text));
        RC_ASSERT(!time || parseAccessTime(accessTimeText(*time)) == std::chrono::floor<Seconds>(*time));
    }));
}

TEST(AccessPolicy, AsManyAsAreKeptAreAllowed) {
    std::vector<AccessPolicy> policies;
    for (std::size_t i = 0; i < kMaxStoredPolicies; ++i) {
        policies.push_back({QStringLiteral("p%1").arg(i), {}, {}, QStringLiteral("raup")});
    }
    EXPECT_TRUE(checkAccessPolicies(policies, kQueuePermissions));
    EXPECT_EQ(findPolicy(policies, u"p499"), &policies.back());
    EXPECT_EQ(findPolicy(policies, u"p500"), nullptr);
    policies.push_back({QStringLiteral("more"), {}, {}, {}});
    EXPECT_EQ(checkAccessPolicies(policies, kQueuePermissions).error().code, ErrorCode::TooLarge);
}

TEST(AccessPolicy, AnIdIsLegible) {
    EXPECT_TRUE(checkAccessPolicies({{QString(64, u'\u00fc'), {}, {}, {}}}, kQueuePermissions));
    for (const QString& wrong : {QString(), QString(65, u'a'), QStringLiteral("a\nb"), QStringLiteral("a\u007f")}) {
        EXPECT_FALSE(checkAccessPolicies({{wrong, {}, {}, {}}}, kQueuePermissions));
    }
}

} // namespace
} // namespace gleaner
