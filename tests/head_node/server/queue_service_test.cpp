#include "tests/head_node/server/queue_service_bed.h"

namespace gleaner {
namespace {

TEST_F(QueueServiceTest, AWriteIsAnsweredOnlyWhenItIsDurable) {
    ASSERT_EQ(ask(CreateQueue{m_jobs, {}}).status, 201);
    m_gate.setPosition(5);
    hand(withSignature(request(PutMessage{m_jobs, "one"})));
    m_gate.setPosition(6);
    hand(withSignature(request(PutMessage{m_jobs, "two"})));
    EXPECT_TRUE(m_answers.empty());
    m_gate.commit(5);
    ASSERT_EQ(m_answers.size(), 1U);
    EXPECT_EQ(m_answers[0].status, 201);
    m_gate.commit(6);
    EXPECT_EQ(m_answers.size(), 2U);
}

TEST_F(QueueServiceTest, ReadsDoNotWaitForTheDisk) {
    ASSERT_EQ(ask(CreateQueue{m_jobs, {}}).status, 201);
    ASSERT_EQ(ask(PutMessage{m_jobs, "one"}).status, 201);
    for (const QueueOperation& read : std::initializer_list<QueueOperation>{
             PeekMessages{m_jobs, 1}, GetMessages{m_jobs, 1, Seconds(9)}, GetMetadata{m_jobs}, ListQueues{}}) {
        hand(withSignature(request(read)));
    }
    EXPECT_EQ(m_answers.size(), 4U);
    EXPECT_EQ(m_gate.waiting(), 0U);
}

TEST_F(QueueServiceTest, WhatTheDiskRefusedIsNotAcknowledged) {
    ASSERT_EQ(ask(CreateQueue{m_jobs, {}}).status, 201);
    hand(withSignature(request(PutMessage{m_jobs, "one"})));
    m_gate.commit(0, failure(ErrorCode::DiskFull, QStringLiteral("full")));
    ASSERT_EQ(m_answers.size(), 1U);
    expectError(m_answers[0], ServiceErrorCode::ServerBusy);
    EXPECT_FALSE(m_answers[0].headers.value("x-ms-request-id").isEmpty());
    EXPECT_FALSE(m_answers[0].body.contains("PopReceipt"));

    m_answers.clear();
    hand(withSignature(request(PutMessage{m_jobs, "two"})));
    m_gate.commit(0, failure(ErrorCode::Corrupt, QStringLiteral("broken")));
    expectError(m_answers.at(0), ServiceErrorCode::InternalError);
}

TEST_F(QueueServiceTest, EveryWriteWaits) {
    ASSERT_EQ(ask(CreateQueue{m_jobs, {}}).status, 201);
    const Lease lease = decodePut(ask(PutMessage{m_jobs, "one"}), "one").value();
    const MessageId& id = lease.message.id;
    hand(withSignature(request(CreateQueue{m_jobs, {}})));
    hand(withSignature(request(SetMetadata{m_jobs, {}})));
    const auto receipt = m_account.open(m_jobs)->update(id, lease.receipt.popReceipt, Seconds(1), {})->popReceipt;
    hand(withSignature(request(UpdateMessage{m_jobs, id, receipt, Seconds(1), {}})));
    hand(withSignature(request(ClearMessages{m_jobs})));
    hand(withSignature(request(DeleteQueue{m_jobs})));
    EXPECT_TRUE(m_answers.empty());
    EXPECT_EQ(m_gate.waiting(), 5U);
    m_gate.commit(0);
    for (const HttpResponse& answer : m_answers) {
        EXPECT_EQ(answer.status, 204);
    }
}

TEST_F(QueueServiceTest, AStrangerIsTurnedAway) {
    const auto changed = [this](const std::function<void(HttpRequest&)>& change) {
        HttpRequest asked = withSignature(request(CreateQueue{m_jobs, {}}));
        change(asked);
        return ask(asked);
    };
    expectError(ask(request(CreateQueue{m_jobs, {}})), ServiceErrorCode::NoAuthenticationInformation);
    expectError(changed([](HttpRequest& r) { r.headers.set("Authorization", "Bearer x"); }),
                ServiceErrorCode::InvalidAuthenticationInfo);
    expectError(changed([](HttpRequest& r) { r.method = "DELETE"; }), ServiceErrorCode::AuthenticationFailed);
    expectError(changed([](HttpRequest& r) { r.target = "/office/other"; }), ServiceErrorCode::AuthenticationFailed);
    expectError(changed([](HttpRequest& r) { r.headers.add("x-ms-meta-a", "b"); }),
                ServiceErrorCode::AuthenticationFailed);
    expectError(changed([](HttpRequest& r) {
                    r.headers.set("Authorization", r.headers.value("Authorization").replace("office", "orifice"));
                }),
                ServiceErrorCode::AuthenticationFailed);
    EXPECT_TRUE(m_account.list({}, {}, 10)->queues.empty());
}

TEST_F(QueueServiceTest, AnotherKeyDoesNotOpenIt) {
    HttpRequest asked = request(CreateQueue{m_jobs, {}});
    ASSERT_TRUE(signWithSharedKey(asked, kAccount, AccountKey::fromBytes("guess")));
    const HttpResponse answer = ask(asked);
    expectError(answer, ServiceErrorCode::AuthenticationFailed);
    EXPECT_TRUE(answer.body.contains("<AuthenticationErrorDetail>")) << answer.body.constData();
    EXPECT_FALSE(answer.body.contains("secret"));
}

TEST_F(QueueServiceTest, AClockMayBeFifteenMinutesOff) {
    const auto statusAt = [this](Seconds skew) {
        HttpRequest asked = request(CreateQueue{m_jobs, {}});
        asked.headers.set("x-ms-date", toHttpDate(m_clock.now() + skew));
        return ask(withSignature(asked)).status;
    };
    EXPECT_EQ(statusAt(Seconds(900)), 201);
    EXPECT_EQ(statusAt(Seconds(-900)), 204);
    EXPECT_EQ(statusAt(Seconds(901)), 403);
    EXPECT_EQ(statusAt(Seconds(-901)), 403);
}

TEST_F(QueueServiceTest, ADateHeaderServesAsWell) {
    HttpRequest asked = request(CreateQueue{m_jobs, {}});
    HttpRequest other{asked.method, asked.target, {}, {}};
    other.headers.add("Date", toHttpDate(m_clock.now()));
    other.headers.add("x-ms-version", "2021-02-12");
    EXPECT_EQ(ask(withSignature(other)).status, 201);
    HttpRequest dateless{asked.method, asked.target, {}, {}};
    expectError(ask(withSignature(dateless)), ServiceErrorCode::AuthenticationFailed);
}

TEST_F(QueueServiceTest, TheVersionIsCheckedAndAnswered) {
    const auto asking = [this](const QByteArray& version) {
        HttpRequest asked = request(CreateQueue{m_jobs, {}});
        asked.headers.set("x-ms-version", version);
        return ask(withSignature(asked));
    };
    EXPECT_EQ(asking("2026-04-06").headers.value("x-ms-version"), "2026-04-06");
    expectError(asking("2014-02-14"), ServiceErrorCode::InvalidHeaderValue);
    expectError(asking("tomorrow"), ServiceErrorCode::InvalidHeaderValue);
    HttpRequest without{"PUT", "/office/jobs", {}, {}};
    without.headers.add("x-ms-date", toHttpDate(m_clock.now()));
    expectError(ask(withSignature(without)), ServiceErrorCode::MissingRequiredHeader);
}

TEST_F(QueueServiceTest, ErrorsEchoTheClientsRequestId) {
    HttpRequest asked = request(DeleteQueue{m_jobs});
    asked.headers.add("x-ms-client-request-id", "mine-1");
    const HttpResponse answer = ask(withSignature(asked));
    expectError(answer, ServiceErrorCode::QueueNotFound);
    EXPECT_EQ(answer.headers.value("x-ms-client-request-id"), "mine-1");
    EXPECT_TRUE(answer.body.contains(QByteArray("RequestId:" + answer.headers.value("x-ms-request-id"))));
}

TEST_F(QueueServiceTest, RequestIdsDiffer) {
    EXPECT_NE(ask(CreateQueue{m_jobs, {}}).headers.value("x-ms-request-id"),
              ask(CreateQueue{m_jobs, {}}).headers.value("x-ms-request-id"));
}

TEST_F(QueueServiceTest, HeadHasNoBodyEvenForErrors) {
    HttpRequest asked = request(GetMetadata{m_jobs});
    asked.method = "HEAD";
    const HttpResponse answer = ask(withSignature(asked));
    expectError(answer, ServiceErrorCode::QueueNotFound);
    EXPECT_TRUE(answer.body.isEmpty());
}

TEST_F(QueueServiceTest, ErrorsNameWhatIsMissing) {
    const MessageId id(QStringLiteral("8cc5a1d4-0001-4c0e-a3a9-c5d3c1e5a0aa"));
    const DeleteMessage removal{m_jobs, id, PopReceipt(QStringLiteral("r"))};
    expectError(ask(removal), ServiceErrorCode::QueueNotFound);
    expectError(ask(PutMessage{m_jobs, "x"}), ServiceErrorCode::QueueNotFound);
    expectError(ask(GetMessages{m_jobs, 1, Seconds(9)}), ServiceErrorCode::QueueNotFound);
    ASSERT_EQ(ask(CreateQueue{m_jobs, {}}).status, 201);
    const Lease lease = decodePut(ask(PutMessage{m_jobs, "x"}), "x").value();
    const Lease gone = decodePut(ask(PutMessage{m_jobs, "y"}), "y").value();
    const DeleteMessage again{m_jobs, gone.message.id, gone.receipt.popReceipt};
    ASSERT_EQ(ask(again).status, 204);
    expectError(ask(again), ServiceErrorCode::MessageNotFound);
    expectError(ask(UpdateMessage{m_jobs, again.id, again.receipt, Seconds(0), {}}), ServiceErrorCode::MessageNotFound);
    expectError(ask(DeleteMessage{m_jobs, lease.message.id, PopReceipt(QStringLiteral("r"))}),
                ServiceErrorCode::PopReceiptMismatch);
    expectError(ask(CreateQueue{m_jobs, {{QStringLiteral("a"), QStringLiteral("b")}}}),
                ServiceErrorCode::QueueAlreadyExists);
}

TEST_F(QueueServiceTest, OtherAccountsAndAddressesAreNotHere) {
    HttpRequest other = request(DeleteQueue{m_jobs});
    other.target = "/elsewhere/jobs";
    expectError(ask(withSignature(other)), ServiceErrorCode::ResourceNotFound);
    other.target = "/office/%zz";
    expectError(ask(other), ServiceErrorCode::InvalidUri);
}

TEST_F(QueueServiceTest, AListingNamesTheServiceAsTheClientCalledIt) {
    EXPECT_TRUE(ask(ListQueues{}).body.contains("ServiceEndpoint=\"http://head:10001/office/\""));
}

TEST_F(QueueServiceTest, AQueueMadeAnewIsTheNewOne) {
    ASSERT_EQ(ask(CreateQueue{m_jobs, {}}).status, 201);
    ASSERT_EQ(ask(PutMessage{m_jobs, "old"}).status, 201);
    ASSERT_EQ(ask(DeleteQueue{m_jobs}).status, 204);
    expectError(ask(PeekMessages{m_jobs, 1}), ServiceErrorCode::QueueNotFound);
    ASSERT_EQ(ask(CreateQueue{m_jobs, {}}).status, 201);
    EXPECT_TRUE(decodePeeked(ask(PeekMessages{m_jobs, 1}))->empty());
}

} // namespace
} // namespace gleaner
