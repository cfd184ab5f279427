#include "head_node/server/http_request_parser.h"

#include "tests/head_node/server/parser_outcome.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

HttpLimits smallLimits() {
    HttpLimits limits;
    limits.headerBytes = 256;
    limits.bodyBytes = 100;
    return limits;
}

/// The outcome of the bytes in one piece, after seeing that pieces of every other size come to the same.
QByteArray outcomeOf(const QByteArray& bytes, const HttpLimits& limits = smallLimits()) {
    QByteArray whole = parserOutcome(limits, bytes, qMax(bytes.size(), qsizetype{1}));
    for (qsizetype size = 1; size < qMin(bytes.size(), qsizetype{80}); ++size)
        EXPECT_EQ(parserOutcome(limits, bytes, size), whole) << "in pieces of " << size;
    return whole;
}

QByteArray withField(const QByteArray& field) {
    return "PUT /x HTTP/1.1\r\nHost: h\r\n" + field + "\r\n\r\n";
}

TEST(HttpRequestParser, ReadsMethodTargetFieldsAndBody) {
    EXPECT_EQ(
        outcomeOf("PUT /a/b?c=d%20e HTTP/1.1\r\nHost: h\r\nx-ms-version:  2019-07-07 \r\nContent-Length: 3\r\n\r\nabc"),
        "keeps PUT /a/b?c=d%20e\nHost=h\nx-ms-version=2019-07-07\nContent-Length=3\n[abc]\nbetween");
}

TEST(HttpRequestParser, ReadsRequestsOneAfterAnother) {
    EXPECT_EQ(outcomeOf("GET /1 HTTP/1.1\r\nHost: h\r\n\r\nPUT /2 HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\nx"
                        "GET /3 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\nGET"),
              "keeps GET /1\nHost=h\n[]\nkeeps PUT /2\nHost=h\nContent-Length=1\n[x]\n"
              "closes GET /3\nHost=h\nConnection=close\n[]\nin head");
}

TEST(HttpRequestParser, IgnoresEmptyLinesBeforeARequest) {
    EXPECT_EQ(outcomeOf("\r\n\r\nGET /1 HTTP/1.1\r\nHost: h\r\n\r\n\r\n"), "keeps GET /1\nHost=h\n[]\nbetween");
}

TEST(HttpRequestParser, CountsEmptyLinesBeforeARequestAsItsHeader) {
    EXPECT_EQ(outcomeOf(QByteArray("\r\n").repeated(128)), "failed 431");
}

TEST(HttpRequestParser, JoinsChunksAndDropsExtensionsAndTrailer) {
    EXPECT_EQ(outcomeOf(withField("Transfer-Encoding: Chunked") +
                        "3;a=b;c=\"d e\"\r\nabc\r\n0A\r\n0123456789\r\n0\r\nHost: other\r\nX: y\r\n\r\n"),
              "keeps PUT /x\nHost=h\nTransfer-Encoding=Chunked\n[abc0123456789]\nbetween");
}

TEST(HttpRequestParser, BringsAbsoluteTargetsToOriginForm) {
    EXPECT_TRUE(outcomeOf("GET http://h:1/a?b HTTP/1.1\r\nHost: h\r\n\r\n").startsWith("keeps GET /a?b\n"));
    EXPECT_TRUE(outcomeOf("GET HTTPS://h HTTP/1.1\r\nHost: h\r\n\r\n").startsWith("keeps GET /\n"));
    EXPECT_TRUE(outcomeOf("GET http://h?b HTTP/1.1\r\nHost: h\r\n\r\n").startsWith("keeps GET /?b\n"));
    EXPECT_TRUE(outcomeOf("OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n").startsWith("keeps OPTIONS *\n"));
    EXPECT_EQ(outcomeOf("GET * HTTP/1.1\r\nHost: h\r\n\r\n"), "failed 400");
    EXPECT_EQ(outcomeOf("GET h:1 HTTP/1.1\r\nHost: h\r\n\r\n"), "failed 400");
}

TEST(HttpRequestParser, TellsWhoWaitsForContinue) {
    EXPECT_EQ(outcomeOf(withField("Expect: 100-continue\r\nContent-Length: 5")), "awaits continue");
    EXPECT_EQ(outcomeOf(withField("Expect: 100-continue\r\nContent-Length: 5") + "a"), "in body");
    EXPECT_EQ(outcomeOf("PUT / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n"), "in body");
    EXPECT_EQ(outcomeOf(withField("Expect: a-miracle")), "failed 417");
}

// Two readers that disagree about where a request ends are how requests are smuggled past a proxy.

TEST(HttpRequestParser, RefusesLengthAndChunksTogether) {
    EXPECT_EQ(outcomeOf(withField("Content-Length: 3\r\nTransfer-Encoding: chunked")), "failed 400");
    EXPECT_EQ(outcomeOf(withField("Transfer-Encoding: chunked\r\nContent-Length: 3")), "failed 400");
    EXPECT_EQ(outcomeOf(withField("Transfer-Encoding: gzip\r\nContent-Length: 3")), "failed 400");
}

TEST(HttpRequestParser, RefusesMoreThanOneLength) {
    EXPECT_EQ(outcomeOf(withField("Content-Length: 3\r\nContent-Length: 4")), "failed 400");
    EXPECT_EQ(outcomeOf(withField("Content-Length: 3\r\nContent-Length: 3")), "failed 400");
    EXPECT_EQ(outcomeOf(withField("Content-Length: 3, 3")), "failed 400");
}

TEST(HttpRequestParser, RefusesLengthsThatAreNoNumber) {
    for (const char* length : {"-1", "+1", "0x1", "1 2", "", "18446744073709551616", "1e2"})
        EXPECT_EQ(outcomeOf(withField(QByteArray("Content-Length: ") + length)), "failed 400") << length;
}

TEST(HttpRequestParser, RefusesTransferCodingsOtherThanChunked) {
    for (const char* coding : {"gzip", "gzip, chunked", "chunked, gzip", "chunked, chunked", "xchunked",
                               "\x0b"
                               "chunked"})
        EXPECT_TRUE(outcomeOf(withField(QByteArray("Transfer-Encoding: ") + coding)).startsWith("failed ")) << coding;
    EXPECT_EQ(outcomeOf(withField("Transfer-Encoding: gzip")), "failed 501");
    EXPECT_EQ(outcomeOf(withField("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked")), "failed 400");
    EXPECT_EQ(outcomeOf(withField("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked")), "failed 400");
    EXPECT_EQ(outcomeOf("PUT / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), "failed 400");
}

TEST(HttpRequestParser, RefusesFoldedLines) {
    EXPECT_EQ(outcomeOf(withField("X: a\r\n b")), "failed 400");
    EXPECT_EQ(outcomeOf(withField("X: a\r\n\tb")), "failed 400");
    EXPECT_EQ(outcomeOf("GET / HTTP/1.1\r\n Host: h\r\n\r\n"), "failed 400");
}

TEST(HttpRequestParser, RefusesBareLineFeedsAtOnce) {
    EXPECT_EQ(outcomeOf("GET / HTTP/1.1\n"), "failed 400");
    EXPECT_EQ(outcomeOf("GET / HTTP/1.1\r\nHost: h\nX: y\r\n\r\n"), "failed 400");
    EXPECT_EQ(outcomeOf("\n"), "failed 400");
}

TEST(HttpRequestParser, RefusesControlCharactersAndSpacesInNames) {
    EXPECT_EQ(outcomeOf(withField("X: a\rb")), "failed 400");
    EXPECT_EQ(outcomeOf(withField(QByteArray("X: a\0b", 6))), "failed 400");
    EXPECT_EQ(outcomeOf(withField("X : a")), "failed 400");
    EXPECT_EQ(outcomeOf(withField(": a")), "failed 400");
    EXPECT_EQ(outcomeOf(withField("no colon")), "failed 400");
}

TEST(HttpRequestParser, RefusesBadChunks) {
    for (const char* chunks :
         {"x\r\n", "\r\n", "-1\r\na", "3 3\r\nabc", "3\nabc\r\n", "3\r\nabcd\r\n\r\n", "3;\n", "3 \r\nabc",
          "3;a=\"b\r\nc\"\r\nabc\r\n", "0\r\nbad trailer\r\n\r\n", "0\r\n: x\r\n\r\n"})
        EXPECT_EQ(outcomeOf(withField("Transfer-Encoding: chunked") + chunks), "failed 400") << chunks;
}

TEST(HttpRequestParser, WantsExactlyOneHost) {
    EXPECT_EQ(outcomeOf("GET / HTTP/1.1\r\n\r\n"), "failed 400");
    EXPECT_EQ(outcomeOf("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"), "failed 400");
    EXPECT_EQ(outcomeOf("GET / HTTP/1.0\r\n\r\n"), "closes GET /\n[]\nbetween");
}

TEST(HttpRequestParser, RefusesOtherProtocols) {
    EXPECT_EQ(outcomeOf(QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc", 9)), "failed 400"); // a TLS greeting
    EXPECT_EQ(outcomeOf("PRI * HTTP/2.0\r\n\r\n"), "failed 505");
    EXPECT_EQ(outcomeOf("GET / HTTP/1.2\r\nHost: h\r\n\r\n"), "failed 505");
    EXPECT_EQ(outcomeOf("GET / HTTP/x.y\r\n\r\n"), "failed 400");
    EXPECT_EQ(outcomeOf("GET /\r\n\r\n"), "failed 400");
    EXPECT_EQ(outcomeOf("CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n"), "failed 501");
    EXPECT_EQ(outcomeOf("get / HTTP/1.1\r\nHost: h\r\n\r\n"), "failed 501");
}

TEST(HttpRequestParser, TakesAHeadOfExactlyTheLimit) {
    const QByteArray head = "GET / HTTP/1.1\r\nHost: h\r\nX: \r\n\r\n";
    const QByteArray fitting = QByteArray(head).replace("X: ", QByteArray("X: " + QByteArray(256 - head.size(), 'x')));
    EXPECT_TRUE(outcomeOf(fitting).startsWith("keeps GET /\n"));
    EXPECT_EQ(outcomeOf(QByteArray(fitting).replace("xx", "xxx")), "failed 431");
}

TEST(HttpRequestParser, TakesABodyOfExactlyTheLimit) {
    EXPECT_TRUE(outcomeOf(withField("Content-Length: 100") + QByteArray(100, 'b')).startsWith("keeps PUT /x\n"));
    EXPECT_EQ(outcomeOf(withField("Content-Length: 101")), "failed 413");
    const QByteArray chunked = withField("Transfer-Encoding: chunked") + "32\r\n" + QByteArray(50, 'b') + "\r\n";
    EXPECT_TRUE(outcomeOf(chunked + "32\r\n" + QByteArray(50, 'b') + "\r\n0\r\n\r\n").startsWith("keeps PUT /x\n"));
    EXPECT_EQ(outcomeOf(chunked + "33\r\n"), "failed 413");
    EXPECT_EQ(outcomeOf(chunked + "ffffffffffffffffffff\r\n"), "failed 413");
}

TEST(HttpRequestParser, BoundsAChunksSizeLineAndTheTrailer) {
    const QByteArray chunked = withField("Transfer-Encoding: chunked");
    EXPECT_EQ(outcomeOf(chunked + "1;" + QByteArray(300, 'e') + "\r\na\r\n0\r\n\r\n"), "failed 431");
    EXPECT_EQ(outcomeOf(chunked + "0\r\nX: " + QByteArray(300, 'e') + "\r\n\r\n"), "failed 431");
    EXPECT_EQ(outcomeOf(chunked + QByteArray(300, '0') + "1\r\na\r\n"), "failed 431");
}

TEST(HttpRequestParser, ABodysMemoryServesTheNextOneAndNothingOfItShows) {
    const HttpLimits limits;
    HttpRequestParser parser(limits);
    const auto put = [](const QByteArray& body) {
        return QByteArray("PUT /x HTTP/1.1\r\nHost: h\r\nContent-Length: " + QByteArray::number(body.size()) +
                          "\r\n\r\n" + body);
    };
    parser.feed(put(QByteArray(2'000, 'a')));
    HttpRequest first = parser.take();
    const QByteArray kept = first.body;
    const char* const memory = kept.constData();
    parser.giveBack(std::move(first)); // somebody has it still
    parser.feed(put(QByteArray(1'000, 'b')));
    HttpRequest second = parser.take();
    EXPECT_NE(second.body.constData(), memory);
    EXPECT_EQ(kept, QByteArray(2'000, 'a'));
    const char* const own = second.body.constData();
    parser.giveBack(std::move(second));
    parser.feed(put("short"));
    const HttpRequest third = parser.take();
    EXPECT_EQ(third.body, "short");
    EXPECT_EQ(third.body.constData(), own);
}

} // namespace
} // namespace gleaner
