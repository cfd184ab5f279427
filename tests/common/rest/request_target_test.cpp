#include "common/rest/request_target.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(RequestTarget, SplitsPathAndQuery) {
    const auto target = parseRequestTarget("/acc/q-1/messages/id%2F7?popreceipt=a%2Bb%3D+c&VisibilityTimeout=5&flag");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/acc/q-1/messages/id%2F7");
    EXPECT_EQ(target->segments, (std::vector<QByteArray>{"acc", "q-1", "messages", "id/7"}));
    ASSERT_NE(target->find("popreceipt"), nullptr);
    EXPECT_EQ(*target->find("popreceipt"), "a+b=+c");
    EXPECT_EQ(*target->find("visibilitytimeout"), "5");
    EXPECT_EQ(*target->find("flag"), "");
    EXPECT_EQ(target->find("nothing"), nullptr);
}

TEST(RequestTarget, ASlashAtTheEndIsNoSegment) {
    const auto target = parseRequestTarget("/acc/?comp=list");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/acc/");
    EXPECT_EQ(target->segments, std::vector<QByteArray>{"acc"});
}

TEST(RequestTarget, AcceptsTheAbsoluteForm) {
    EXPECT_EQ(parseRequestTarget("http://host:10001/acc/q?a=b")->path, "/acc/q");
    EXPECT_EQ(parseRequestTarget("http://host")->path, "/");
}

TEST(RequestTarget, RefusesWhatIsNoTarget) {
    for (const char* text : {"", "acc/q", "*", "/a%2", "/a%zz", "/a%", "/a?b=%4", "/a?=b", "://x/y"}) {
        EXPECT_FALSE(parseRequestTarget(text)) << text;
    }
}

} // namespace
} // namespace gleaner
