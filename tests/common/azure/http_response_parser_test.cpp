#include "common/azure/http_response_parser.h"

#include "tests/support/code_of.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

constexpr char kAnswer[] = "HTTP/1.1 201 Created\r\nContent-Length: 5\r\nX-Ms-Version: v\r\n\r\nhello";

TEST(HttpResponseParser, ReadsAnAnswerHoweverItComes) {
    const QByteArray bytes(kAnswer);
    for (qsizetype step = 1; step <= bytes.size(); ++step) {
        HttpResponseParser parser({}, false);
        for (qsizetype at = 0; at < bytes.size(); at += step) {
            EXPECT_FALSE(parser.isComplete());
            ASSERT_TRUE(parser.feed(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)))) << step;
        }
        ASSERT_TRUE(parser.isComplete()) << step;
        EXPECT_TRUE(parser.keepsAlive());
        const HttpResponse response = parser.take();
        EXPECT_EQ(response.status, 201);
        EXPECT_EQ(response.headers.value("x-ms-version"), "v");
        EXPECT_EQ(response.body, "hello");
    }
}

TEST(HttpResponseParser, ReadsChunks) {
    HttpResponseParser parser({}, false);
    ASSERT_TRUE(parser.feed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\n"));
    ASSERT_TRUE(parser.feed("de\r\n0\r\n\r\n"));
    ASSERT_TRUE(parser.isComplete());
    EXPECT_EQ(parser.take().body, "abcde");
}

TEST(HttpResponseParser, AnswersWithoutBodyEndWithTheirHeader) {
    HttpResponseParser parser({}, false);
    ASSERT_TRUE(parser.feed("HTTP/1.1 204 No Content\r\n\r\n"));
    EXPECT_TRUE(parser.isComplete());
    HttpResponseParser head({}, true);
    ASSERT_TRUE(head.feed("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n"));
    EXPECT_TRUE(head.isComplete());
    EXPECT_TRUE(head.keepsAlive());
}

TEST(HttpResponseParser, SkipsInterimAnswers) {
    HttpResponseParser parser({}, false);
    ASSERT_TRUE(parser.feed(QByteArray("HTTP/1.1 100 Continue\r\n\r\n").append(kAnswer)));
    ASSERT_TRUE(parser.isComplete());
    EXPECT_EQ(parser.take().status, 201);
}

TEST(HttpResponseParser, TheEndOfTheConnectionEndsABodyOfUnknownLength) {
    HttpResponseParser parser({}, false);
    ASSERT_TRUE(parser.feed("HTTP/1.1 200 OK\r\n\r\nall of it"));
    EXPECT_FALSE(parser.isComplete());
    ASSERT_TRUE(parser.feedEnd());
    EXPECT_FALSE(parser.keepsAlive());
    EXPECT_EQ(parser.take().body, "all of it");
}

TEST(HttpResponseParser, AnAnswerCutShortIsNone) {
    HttpResponseParser parser({}, false);
    ASSERT_TRUE(parser.feed(QByteArrayView(kAnswer).chopped(1)));
    EXPECT_EQ(codeOf(parser.feedEnd()), ErrorCode::Malformed);
}

TEST(HttpResponseParser, AConnectionWithMoreBytesThanItsAnswerIsNotUsedAgain) {
    HttpResponseParser parser({}, false);
    ASSERT_TRUE(parser.feed(QByteArray(kAnswer).append("HTTP/1.1 408 Too late\r\n\r\n")));
    EXPECT_TRUE(parser.isComplete());
    EXPECT_FALSE(parser.keepsAlive());
}

TEST(HttpResponseParser, ConnectionCloseIsHeard) {
    HttpResponseParser parser({}, false);
    ASSERT_TRUE(parser.feed("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    EXPECT_FALSE(parser.keepsAlive());
}

TEST(HttpResponseParser, LimitsAreKept) {
    const HttpAnswerLimits limits{200, 10};
    HttpResponseParser body(limits, false);
    EXPECT_EQ(codeOf(body.feed("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n")), ErrorCode::TooLarge);
    HttpResponseParser endless(limits, false);
    EXPECT_EQ(codeOf(endless.feed("HTTP/1.1 200 OK\r\n\r\n12345678901")), ErrorCode::TooLarge);
    HttpResponseParser header(limits, false);
    EXPECT_EQ(codeOf(header.feed(QByteArray("HTTP/1.1 200 OK\r\nX: ").append(300, 'x'))), ErrorCode::TooLarge);
}

TEST(HttpResponseParser, WhatIsNotHttpIsMalformed) {
    HttpResponseParser parser({}, false);
    EXPECT_EQ(codeOf(parser.feed("SSH-2.0-OpenSSH_9.2\r\n\r\n")), ErrorCode::Malformed);
}

} // namespace
} // namespace gleaner
