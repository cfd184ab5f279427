#include "head_node/server/http_response_writer.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

std::string written(const HttpResponse& response, HttpAnswerForm form = {}) {
    QByteArray out;
    appendHttpResponse(out, response, form, "NOW");
    return out.toStdString();
}

HttpResponse withField(const QByteArray& name, const QByteArray& value) {
    HttpResponse response{200, {}, "ab"};
    response.headers.add(name, value);
    return response;
}

TEST(HttpResponseWriter, WritesStatusFieldsLengthAndBody) {
    EXPECT_EQ(written(withField("X", "y")), "HTTP/1.1 200 OK\r\nX: y\r\nDate: NOW\r\nContent-Length: 2\r\n\r\nab");
}

TEST(HttpResponseWriter, LeavesTheDateToTheHandler) {
    EXPECT_EQ(written(withField("date", "then")), "HTTP/1.1 200 OK\r\ndate: then\r\nContent-Length: 2\r\n\r\nab");
}

TEST(HttpResponseWriter, WritesFramingItself) {
    const std::string plain = "HTTP/1.1 200 OK\r\nDate: NOW\r\nContent-Length: 2\r\n\r\nab";
    EXPECT_EQ(written(withField("Content-Length", "7")), plain);
    EXPECT_EQ(written(withField("transfer-encoding", "chunked")), plain);
    EXPECT_EQ(written(withField("Connection", "keep-alive")), plain);
    EXPECT_EQ(written({200, {}, "ab"}, {.closes = true}),
              "HTTP/1.1 200 OK\r\nDate: NOW\r\nConnection: close\r\nContent-Length: 2\r\n\r\nab");
}

TEST(HttpResponseWriter, AnswersHeadWithTheLengthOnly) {
    const std::string header = "HTTP/1.1 200 OK\r\nDate: NOW\r\nContent-Length: ";
    EXPECT_EQ(written({200, {}, "ab"}, {.toHead = true}), header + "2\r\n\r\n");
    HttpResponse response{200, {}, {}};
    response.headers.add("content-length", "77");
    EXPECT_EQ(written(response, {.toHead = true}), header + "77\r\n\r\n");
}

TEST(HttpResponseWriter, WritesNoBodyWhereNoneMayBe) {
    EXPECT_EQ(written({204, {}, "ab"}), "HTTP/1.1 204 No Content\r\nDate: NOW\r\n\r\n");
    EXPECT_EQ(written({304, {}, "ab"}), "HTTP/1.1 304 Not Modified\r\nDate: NOW\r\n\r\n");
}

TEST(HttpResponseWriter, WritesAnUnknownStatusWithoutAReason) {
    EXPECT_EQ(written({299, {}, {}}), "HTTP/1.1 299 \r\nDate: NOW\r\nContent-Length: 0\r\n\r\n");
}

TEST(HttpResponseWriter, DoesNotLetAFieldBreakItsLine) {
    const std::string refused = "HTTP/1.1 500 Internal Server Error\r\nDate: NOW\r\nContent-Length: 0\r\n\r\n";
    EXPECT_EQ(written(withField("X", "a\r\nSet-Cookie: b")), refused);
    EXPECT_EQ(written(withField("X\n", "a")), refused);
    EXPECT_EQ(written(withField("X", QByteArray("a\0b", 3))), refused);
    EXPECT_EQ(written(withField("X: y", "z")), refused);
    EXPECT_EQ(written(withField("", "z")), refused);
    EXPECT_EQ(written({100, {}, {}}), refused);
    EXPECT_EQ(written({0, {}, {}}), refused);
}

} // namespace
} // namespace gleaner
