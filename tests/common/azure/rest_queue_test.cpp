#include "common/azure/rest_queue.h"

#include "common/rest/http_date.h"
#include "common/rest/queue_answer_codec.h"
#include "common/rest/queue_request_codec.h"
#include "common/rest/shared_key.h"
#include "tests/support/code_of.h"
#include "tests/support/fake_clock.h"
#include "tests/support/scripted_transport.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

class RestQueueTest : public testing::Test {
protected:
    static ConnectionString connection(const QString& endpoint) {
        return ConnectionString::parse(QStringLiteral("AccountName=office;AccountKey=a2V5;QueueEndpoint=") + endpoint)
            .value();
    }
    std::unique_ptr<RestQueueAccount> account(const QString& endpoint = QStringLiteral("http://head:10001/office")) {
        return RestQueueAccount::make(connection(endpoint), m_transport, m_clock, {Milliseconds(1'234)}).value();
    }
    void refuse(ServiceErrorCode code) {
        m_transport.answer(encodeServiceError({code, {}, {}}, {"guid", "v", {}, m_clock.now()}));
    }

    const QString m_jobs = QStringLiteral("jobs");
    FakeClock m_clock;
    ScriptedTransport m_transport;
};

TEST_F(RestQueueTest, RequestsAreSignedAndDated) {
    m_transport.answer(204);
    ASSERT_TRUE(account()->open(m_jobs)->clear());
    const HttpRequest& request = m_transport.requests().at(0);
    EXPECT_EQ(request.target, "/office/jobs/messages");
    EXPECT_EQ(request.headers.value("Host"), "head:10001");
    EXPECT_EQ(request.headers.value("x-ms-date"), "Thu, 01 Jan 2026 00:00:00 GMT");
    EXPECT_EQ(request.headers.value("x-ms-version"), kServiceVersion);
    const QByteArray text = sharedKeyText(request, parseRequestTarget(request.target).value(), "office");
    EXPECT_EQ(request.headers.value("Authorization"),
              "SharedKey office:" + sharedKeySignature(AccountKey::fromBytes("key"), text));
    EXPECT_EQ(m_transport.timeouts().at(0), Milliseconds(1'234));
}

TEST_F(RestQueueTest, TheCloudsAccountIsInItsHost) {
    m_transport.answer(204);
    ASSERT_TRUE(account(QStringLiteral("https://office.queue.core.windows.net"))->open(m_jobs)->clear());
    EXPECT_EQ(m_transport.requests().at(0).target, "/jobs/messages");
    EXPECT_EQ(m_transport.requests().at(0).headers.value("Host"), "office.queue.core.windows.net");
}

TEST_F(RestQueueTest, TheServersErrorsAreOurs) {
    const auto rest = account();
    const auto queue = rest->open(m_jobs);
    refuse(ServiceErrorCode::QueueNotFound);
    EXPECT_EQ(codeOf(queue->get(1, Seconds(30))), ErrorCode::NotFound);
    refuse(ServiceErrorCode::PopReceiptMismatch);
    const MessageId id(QStringLiteral("i"));
    const PopReceipt receipt(QStringLiteral("r"));
    EXPECT_EQ(codeOf(queue->remove(id, receipt)), ErrorCode::Stale);
    refuse(ServiceErrorCode::AuthenticationFailed);
    EXPECT_EQ(codeOf(queue->properties()), ErrorCode::Refused);
    refuse(ServiceErrorCode::ServerBusy);
    EXPECT_EQ(codeOf(queue->put("x", {})), ErrorCode::Unavailable);
    refuse(ServiceErrorCode::QueueAlreadyExists);
    EXPECT_EQ(codeOf(rest->create(m_jobs, {})), ErrorCode::AlreadyExists);
    m_transport.fail(ErrorCode::Unavailable);
    EXPECT_EQ(codeOf(queue->update(id, receipt, Seconds(0), {})), ErrorCode::Unavailable);
}

TEST_F(RestQueueTest, WhatCannotBeAskedIsNotSent) {
    const auto rest = account();
    const auto queue = rest->open(m_jobs);
    EXPECT_EQ(codeOf(rest->create(QStringLiteral("Not_a_name"), {})), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(rest->remove(QStringLiteral("a/b"))), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(queue->put("a\x01", {})), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(queue->put(QByteArray(kMaxMessageTextBytes + 1, 'x'), {})), ErrorCode::TooLarge);
    EXPECT_EQ(codeOf(queue->remove(MessageId(), PopReceipt(QStringLiteral("r")))), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(queue->update(MessageId(), PopReceipt(), Seconds(0), {})), ErrorCode::NotFound);
    EXPECT_TRUE(m_transport.requests().empty());
}

TEST_F(RestQueueTest, ASharedAccessSignatureGoesIntoTheQuery) {
    const auto string =
        ConnectionString::parse(QStringLiteral("QueueEndpoint=http://h/a;SharedAccessSignature=?sv=2021&sig=x%3D"));
    const auto rest = RestQueueAccount::make(string.value(), m_transport, m_clock).value();
    m_transport.answer(204);
    ASSERT_TRUE(rest->open(m_jobs)->clear());
    m_transport.answer(encodeProperties({}));
    ASSERT_TRUE(rest->open(m_jobs)->properties());
    EXPECT_EQ(m_transport.requests().at(0).target, "/a/jobs/messages?sv=2021&sig=x%3D");
    EXPECT_EQ(m_transport.requests().at(1).target, "/a/jobs?comp=metadata&sv=2021&sig=x%3D");
    for (const HttpRequest& request : m_transport.requests()) {
        EXPECT_FALSE(request.headers.contains("Authorization"));
        EXPECT_FALSE(request.headers.contains("x-ms-date"));
        EXPECT_EQ(request.headers.value("x-ms-version"), kServiceVersion);
    }
}

TEST_F(RestQueueTest, WhatNoTokenOpensIsNotAskedFor) {
    RestQueueAccount rest({false, QStringLiteral("h"), 80, "/a"}, SasSigner::make({{m_jobs, "sv=1&sig=x"}}).value(),
                          m_transport, m_clock);
    m_transport.answer(encodeProperties({}));
    EXPECT_TRUE(rest.open(m_jobs)->properties());
    EXPECT_EQ(codeOf(rest.open(QStringLiteral("other"))->properties()), ErrorCode::Refused);
    EXPECT_EQ(codeOf(rest.list({}, {}, 1)), ErrorCode::Refused);
    EXPECT_EQ(m_transport.requests().size(), 1U);
}

TEST_F(RestQueueTest, WithoutKeyAndTokenThereIsNoAccount) {
    const auto string = ConnectionString::parse(QStringLiteral("QueueEndpoint=http://h/a;SharedAccessSignature=x"));
    EXPECT_EQ(codeOf(RestQueueAccount::make(string.value(), m_transport, m_clock)), ErrorCode::InvalidArgument);
}

TEST_F(RestQueueTest, AWrongClockIsNoticedExplainedAndCorrected) {
    RequestBoard board(m_clock);
    const auto rest = RestQueueAccount::make(connection(QStringLiteral("http://head:10001/office")), m_transport,
                                             m_clock, {.board = &board})
                          .value();
    const TimePoint theirs = m_clock.now() + std::chrono::minutes(42);
    HttpResponse refusal = encodeServiceError({ServiceErrorCode::AuthenticationFailed, {}, {}}, {"guid", "v", {}, theirs});
    refusal.headers.set("Date", toHttpDate(theirs));
    m_transport.answer(refusal);
    m_transport.answer(204);
    m_transport.answer(204);
    ASSERT_TRUE(rest->open(m_jobs)->clear());
    ASSERT_TRUE(rest->open(m_jobs)->clear());
    ASSERT_EQ(m_transport.requests().size(), 3U);
    EXPECT_EQ(m_transport.requests()[0].headers.value("x-ms-date"), "Thu, 01 Jan 2026 00:00:00 GMT");
    for (const std::size_t later : {1U, 2U}) {
        EXPECT_EQ(m_transport.requests()[later].headers.value("x-ms-date"), "Thu, 01 Jan 2026 00:42:00 GMT");
        EXPECT_NE(m_transport.requests()[later].headers.value("Authorization"),
                  m_transport.requests()[0].headers.value("Authorization"));
    }
    EXPECT_TRUE(board.trouble().contains(QStringLiteral("42 minutes behind"))) << qPrintable(board.trouble());
}

TEST_F(RestQueueTest, AWrongKeyIsNotBlamedOnTheClock) {
    const auto rest = account();
    refuse(ServiceErrorCode::AuthenticationFailed);
    EXPECT_EQ(codeOf(rest->open(m_jobs)->clear()), ErrorCode::Refused);
    EXPECT_EQ(m_transport.requests().size(), 1U);
}

} // namespace
} // namespace gleaner
