#include "common/rest/queue_request_codec.h"

#include "tests/support/code_of.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

TEST(QueueRequestEncoder, WritesTheDocumentedRequests) {
    const QString jobs = QStringLiteral("jobs");
    const MessageId id(QStringLiteral("i/d"));
    const PopReceipt receipt(QStringLiteral("a+b="));
    const std::vector<std::pair<QueueOperation, QByteArray>> cases{
        {ListQueues{QStringLiteral("j b"), QStringLiteral("m&"), 7, true},
         "GET /a/?comp=list&prefix=j%20b&marker=m%26&maxresults=7&include=metadata"},
        {CreateQueue{jobs, {}}, "PUT /a/jobs"},
        {DeleteQueue{jobs}, "DELETE /a/jobs"},
        {GetMetadata{jobs}, "GET /a/jobs?comp=metadata"},
        {SetMetadata{jobs, {}}, "PUT /a/jobs?comp=metadata"},
        {PutMessage{jobs, "x", Seconds(5), std::nullopt}, "POST /a/jobs/messages?visibilitytimeout=5&messagettl=-1"},
        {PutMessage{jobs, "x", Seconds(0), Seconds(9)}, "POST /a/jobs/messages?messagettl=9"},
        {GetMessages{jobs, 32, Seconds(60)}, "GET /a/jobs/messages?numofmessages=32&visibilitytimeout=60"},
        {PeekMessages{jobs, 2}, "GET /a/jobs/messages?peekonly=true&numofmessages=2"},
        {UpdateMessage{jobs, id, receipt, Seconds(1), std::nullopt},
         "PUT /a/jobs/messages/i%2Fd?popreceipt=a%2Bb%3D&visibilitytimeout=1"},
        {DeleteMessage{jobs, id, receipt}, "DELETE /a/jobs/messages/i%2Fd?popreceipt=a%2Bb%3D"},
        {ClearMessages{jobs}, "DELETE /a/jobs/messages"},
    };
    for (const auto& [operation, expected] : cases) {
        const auto request = encodeQueueRequest(operation, "/a");
        ASSERT_TRUE(request);
        EXPECT_EQ(request->method + ' ' + request->target, expected);
    }
}

TEST(QueueRequestEncoder, InTheCloudTheAccountIsInTheHost) {
    EXPECT_EQ(encodeQueueRequest(ListQueues{}, "")->target, "/?comp=list&maxresults=5000");
    EXPECT_EQ(encodeQueueRequest(DeleteQueue{QStringLiteral("jobs")}, "")->target, "/jobs");
}

TEST(QueueRequestEncoder, RefusesTextThatXmlCannotCarry) {
    EXPECT_EQ(encodeQueueRequest(PutMessage{QStringLiteral("jobs"), "a\x01"}, "").error().code,
              ErrorCode::InvalidArgument);
}

TEST(QueueRequestEncoder, RefusesMetadataThatWouldArriveChanged) {
    const auto code = [](const QString& name, const QString& value) {
        return codeOf(encodeQueueRequest(SetMetadata{QStringLiteral("jobs"), {{name, value}}}, ""));
    };
    EXPECT_EQ(code(QStringLiteral("a-b"), QStringLiteral("x")), ErrorCode::InvalidArgument);
    EXPECT_EQ(code(QStringLiteral("a"), QStringLiteral("x\r\ny: z")), ErrorCode::InvalidArgument);
    EXPECT_EQ(code(QStringLiteral("a"), QStringLiteral(" x")), ErrorCode::InvalidArgument);
    EXPECT_EQ(code(QStringLiteral("a"), QString(kMaxMetadataBytes, u'x')), ErrorCode::TooLarge);
}

} // namespace
} // namespace gleaner
