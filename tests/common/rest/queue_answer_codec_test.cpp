#include "common/rest/queue_answer_codec.h"

#include "common/rest/http_date.h"
#include "tests/support/code_of.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

const TimePoint kNow{Milliseconds(1'767'225'600'000)};
const QString kReceipt = QStringLiteral("AgAA+/==");

Lease sampleLease(const QByteArray& text) {
    return {{MessageId(QStringLiteral("8cc5a1d4-0001-4c0e-a3a9-c5d3c1e5a0aa")), text, 3, kNow, kNeverExpires},
            {PopReceipt(kReceipt), kNow + Seconds(30)}};
}

void expectSame(const QueueMessage& a, const QueueMessage& b) {
    EXPECT_EQ(a.id, b.id);
    EXPECT_EQ(a.text, b.text);
    EXPECT_EQ(a.dequeueCount, b.dequeueCount);
    EXPECT_EQ(a.inserted, b.inserted);
    EXPECT_EQ(a.expires, b.expires);
}

TEST(QueueAnswer, TakenMessagesComeBackWhole) {
    const std::vector<Lease> leases{sampleLease("plain"), sampleLease(" <&>\r\n\t\xC3\xA9\xF0\x9F\x98\x80 ]]> "),
                                    sampleLease("")};
    const auto read = decodeTaken(encodeTaken(leases));
    ASSERT_TRUE(read);
    ASSERT_EQ(read->size(), 3U);
    for (std::size_t i = 0; i < leases.size(); ++i) {
        expectSame((*read)[i].message, leases[i].message);
        EXPECT_EQ((*read)[i].receipt.popReceipt, leases[i].receipt.popReceipt);
        EXPECT_EQ((*read)[i].receipt.nextVisible, leases[i].receipt.nextVisible);
    }
}

TEST(QueueAnswer, AnEmptyQueueIsAnEmptyList) {
    EXPECT_EQ(encodeTaken({}).status, 200);
    EXPECT_TRUE(decodeTaken(encodeTaken({}))->empty());
}

TEST(QueueAnswer, PeekedMessagesHaveNoReceipt) {
    const auto answer = encodePeeked({sampleLease("text").message});
    EXPECT_FALSE(answer.body.contains("PopReceipt"));
    EXPECT_FALSE(answer.body.contains("TimeNextVisible"));
    expectSame(decodePeeked(answer)->at(0), sampleLease("text").message);
}

TEST(QueueAnswer, ThatToPutRepeatsNeitherTextNorCount) {
    const auto answer = encodePut(sampleLease("text"));
    EXPECT_EQ(answer.status, 201);
    EXPECT_FALSE(answer.body.contains("MessageText"));
    EXPECT_FALSE(answer.body.contains("DequeueCount"));
    EXPECT_TRUE(answer.body.contains("<ExpirationTime>Fri, 31 Dec 9999 23:59:59 GMT</ExpirationTime>"));
    const auto lease = decodePut(answer, "text");
    ASSERT_TRUE(lease);
    EXPECT_EQ(lease->message.text, "text");
    EXPECT_EQ(lease->receipt.popReceipt.value(), kReceipt);
}

TEST(QueueAnswer, AListingComesBackWhole) {
    const QueuePage page{{{QStringLiteral("jobs"), {{QStringLiteral("poisonThreshold"), QStringLiteral("a < b")}}},
                          {QStringLiteral("more"), {}}},
                         QStringLiteral("next&")};
    const auto answer = encodeListing(page, {QStringLiteral("http://h\"/acc/"), QStringLiteral("j"), {}, 2, true});
    EXPECT_TRUE(answer.body.contains("ServiceEndpoint=\"http://h&quot;/acc/\"")) << answer.body.constData();
    EXPECT_TRUE(answer.body.contains("<Prefix>j</Prefix><MaxResults>2</MaxResults>"));
    const auto read = decodeListing(answer);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->nextMarker, page.nextMarker);
    ASSERT_EQ(read->queues.size(), 2U);
    EXPECT_EQ(read->queues[0].metadata, page.queues[0].metadata);
    EXPECT_EQ(read->queues[1].name, u"more");
}

TEST(QueueAnswer, MetadataStaysAwayUnlessAskedFor) {
    const QueuePage page{{{QStringLiteral("jobs"), {{QStringLiteral("a"), QStringLiteral("b")}}}}, {}};
    EXPECT_FALSE(encodeListing(page, {}).body.contains("Metadata"));
}

TEST(QueueAnswer, TheRestComesBackWhole) {
    EXPECT_EQ(decodeCreation(encodeCreation(Creation::Created)), Creation::Created);
    EXPECT_EQ(decodeCreation(encodeCreation(Creation::AlreadyThere)), Creation::AlreadyThere);
    EXPECT_TRUE(decodeDone(encodeDone()));
    const QueueProperties properties{{{QStringLiteral("Aa_1"), QStringLiteral("x y")}}, 12'345'678'901};
    EXPECT_EQ(decodeProperties(encodeProperties(properties))->metadata, properties.metadata);
    EXPECT_EQ(decodeProperties(encodeProperties(properties))->approximateMessageCount, 12'345'678'901U);
    const auto receipt = decodeUpdated(encodeUpdated({PopReceipt(kReceipt), kNow}));
    EXPECT_EQ(receipt->popReceipt.value(), kReceipt);
    EXPECT_EQ(receipt->nextVisible, kNow);
}

TEST(QueueAnswer, EveryAnswerCarriesItsFrame) {
    HttpResponse response = encodeDone();
    addFrame(response, {"guid", "2021-02-12", "mine", kNow});
    EXPECT_EQ(response.headers.value("x-ms-request-id"), "guid");
    EXPECT_EQ(response.headers.value("x-ms-version"), "2021-02-12");
    EXPECT_EQ(response.headers.value("x-ms-client-request-id"), "mine");
}

TEST(QueueAnswer, OnlyShortVisibleClientRequestIdsAreEchoed) {
    const auto echoed = [](const QByteArray& id) {
        HttpRequest request;
        request.headers.add("x-ms-client-request-id", id);
        return clientRequestIdOf(request);
    };
    EXPECT_EQ(echoed(QByteArray(1'024, 'x')), QByteArray(1'024, 'x'));
    EXPECT_EQ(echoed(QByteArray(1'025, 'x')), "");
    EXPECT_EQ(echoed("a b"), "");
    EXPECT_EQ(echoed("\xC3\xA9"), "");
    EXPECT_EQ(clientRequestIdOf({}), "");
}

TEST(QueueAnswer, EveryErrorComesBackAsItsMeaning) {
    for (int i = 0; i < kServiceErrorCodes; ++i) {
        const auto code = ServiceErrorCode(i);
        HttpResponse answer = encodeServiceError({code, {}, {}}, {"guid", "v", {}, kNow});
        EXPECT_EQ(answer.status, httpStatusOf(code));
        EXPECT_EQ(answer.headers.value("x-ms-error-code"), serviceErrorName(code));
        EXPECT_EQ(decodeServiceError(answer).code, errorCodeOf(code));
        answer.headers = {};
        EXPECT_EQ(decodeServiceError(answer).code, errorCodeOf(code)) << "from the document alone";
    }
}

TEST(QueueAnswer, AnErrorDocumentEndsWithItsRequestAndTime) {
    ServiceError error{ServiceErrorCode::OutOfRangeQueryParameterValue, {}, {}};
    error.details.emplace_back("QueryParameterName", QStringLiteral("numofmessages"));
    EXPECT_EQ(encodeServiceError(error, {"guid", "v", {}, kNow}).body,
              "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>OutOfRangeQueryParameterValue</Code><Message>One "
              "of the query parameters specified in the request URI is outside the permissible range.\n"
              "RequestId:guid\nTime:2026-01-01T00:00:00.000Z</Message><QueryParameterName>numofmessages"
              "</QueryParameterName></Error>");
}

TEST(QueueAnswer, AnErrorsTextIsForAPersonAndShort) {
    const auto answer =
        encodeServiceError({ServiceErrorCode::AuthenticationFailed, QString(5'000, u'x'), {}}, {"guid", "v", {}, kNow});
    const QString message = decodeServiceError(answer).message;
    EXPECT_TRUE(message.contains(u"403 AuthenticationFailed"));
    EXPECT_TRUE(message.contains(u"clock"));
    EXPECT_FALSE(message.contains(u"guid"));
    EXPECT_LT(message.size(), 500);
}

TEST(QueueAnswer, AnUnknownErrorIsJudgedByItsStatus) {
    EXPECT_EQ(decodeServiceError({503, {}, "<html>busy</html>"}).code, ErrorCode::Unavailable);
    EXPECT_EQ(decodeServiceError({403, {}, {}}).code, ErrorCode::Refused);
}

TEST(QueueAnswer, WhatIsNotThisProtocolIsNoServerOfOurs) {
    const auto xml = [](const QByteArray& message) {
        return HttpResponse{
            200, {}, "<QueueMessagesList><QueueMessage>" + message + "</QueueMessage></QueueMessagesList>"};
    };
    EXPECT_EQ(codeOf(decodeTaken({200, {}, "<html>Log in here</html>"})), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(decodeTaken({200, {}, ""})), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(decodeTaken({204, {}, ""})), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(decodeTaken(xml("<MessageId>1</MessageId>"))), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(decodePeeked(xml("<MessageText>1</MessageText>"))), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(decodePeeked(xml("<MessageId>1</MessageId><DequeueCount>x</DequeueCount>"))),
              ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(decodePeeked(xml("<MessageId>1</MessageId><InsertionTime>now</InsertionTime>"))),
              ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(decodeDone({200, {}, ""})), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(decodeUpdated({204, {}, ""})), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(decodeProperties({200, {}, ""})), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(decodeListing({200, {}, "<EnumerationResults><Queues>"})), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(decodePut({201, {}, "<QueueMessagesList/>"}, "x")), ErrorCode::Unavailable);
}

} // namespace
} // namespace gleaner
