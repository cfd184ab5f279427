// Enrolments against a queue service, as a worker meets it: over REST, by its tokens.
#include "head_node/host/enrolments.h"

#include "common/azure/rest_queue.h"
#include "common/queue/memory_queue.h"
#include "head_node/engine/head_queues.h"
#include "head_node/host/enrolment_commands.h"
#include "head_node/server/queue_service.h"
#include "tests/support/code_of.h"
#include "tests/support/fake_clock.h"
#include "tests/support/loopback_transport.h"
#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

const QString kWork = QString::fromUtf16(kWorkQueueName);
const QString kAnswers = QString::fromUtf16(kAnswersQueueName);
const QString kHeartbeats = QString::fromUtf16(kHeartbeatsQueueName);

class EnrolmentsTest : public testing::Test {
protected:
    void SetUp() override {
        for (const QString& name : {kWork, kAnswers, kHeartbeats, QStringLiteral("other")})
            ASSERT_TRUE(m_server.create(name, {}));
        ASSERT_TRUE(m_server.open(kWork)->put("chunk", {}));
    }
    static AccountKey key() { return AccountKey::fromBytes("key"); }
    Enrolments enrolments() { return enrolmentsOver(m_server); }
    Enrolments enrolmentsOver(QueueAccount& queues) {
        return {queues, nullptr, EnrolmentTerms{QStringLiteral("office"), key(), {m_endpoint}, QByteArray(32, 'k')},
                m_clock, m_random};
    }
    /// The queues as whoever has the enrolment reaches them, whatever name is asked for.
    std::unique_ptr<RestQueueAccount> worker(const QByteArray& token) {
        return std::make_unique<RestQueueAccount>(m_endpoint, SasSigner::make(token).value(), m_transport, m_clock);
    }
    bool canTake(const Enrolment& enrolment) {
        return worker(enrolment.work.token)->open(kWork)->get(1, Seconds(1)).has_value();
    }

    const ServiceEndpoint m_endpoint{false, QStringLiteral("head"), 10001, "/office"};
    FakeClock m_clock;
    SeededRandom m_random{1};
    MemoryQueueAccount m_server{m_clock, m_random};
    QueueService m_service{m_server, m_server, m_server, {"office", key()}, m_clock, m_random};
    LoopbackTransport m_transport{m_service};
    const QString m_name = QStringLiteral("pc-17");
};

TEST_F(EnrolmentsTest, AWorkerTakesProlongsDeletesAndAnswers) {
    const Enrolment enrolment = enrolments().enrol(m_name, 30).value();

    const auto byWork = worker(enrolment.work.token);
    const auto queue = byWork->open(enrolment.work.name);
    EXPECT_TRUE(queue->properties());
    const auto taken = queue->get(1, Seconds(30));
    ASSERT_TRUE(taken);
    ASSERT_EQ(taken->size(), 1U);
    const auto prolonged = queue->update(taken->front().message.id, taken->front().receipt.popReceipt, Seconds(60), {});
    ASSERT_TRUE(prolonged);
    EXPECT_TRUE(worker(enrolment.answers.token)->open(enrolment.answers.name)->put("answer", {}));
    EXPECT_TRUE(worker(enrolment.heartbeats.token)->open(enrolment.heartbeats.name)->put("alive", {}));
    EXPECT_TRUE(queue->remove(taken->front().message.id, prolonged->popReceipt));
}

TEST_F(EnrolmentsTest, AWorkerCanDoNothingElse) {
    const Enrolment enrolment = enrolments().enrol(m_name, 30).value();
    const auto refused = [](const auto& outcome) { return codeOf(outcome) == ErrorCode::Refused; };
    const std::vector<QString> all{kWork, kAnswers, kHeartbeats, QStringLiteral("other")};
    for (const OpenedResource& resource : {enrolment.work, enrolment.answers, enrolment.heartbeats}) {
        const auto account = worker(resource.token);
        EXPECT_TRUE(refused(account->list({}, {}, 10)));
        EXPECT_TRUE(refused(account->create(QStringLiteral("mine"), {})));
        for (const QString& name : all) {
            const bool isWork = resource.name == kWork && name == kWork;
            const auto queue = account->open(name);
            const MessageId id(QStringLiteral("00000000-0000-0000-0000-000000000000"));
            const PopReceipt receipt(QStringLiteral("AAAA"));
            EXPECT_TRUE(refused(account->remove(name)));
            EXPECT_TRUE(refused(account->create(name, {})));
            EXPECT_TRUE(refused(queue->clear()));
            EXPECT_TRUE(refused(queue->setMetadata({})));
            EXPECT_TRUE(refused(queue->accessPolicies()));
            EXPECT_TRUE(refused(queue->setAccessPolicies({})));
            EXPECT_EQ(refused(queue->put("x", {})), isWork || resource.name != name) << name.toStdString();
            EXPECT_EQ(refused(queue->get(1, Seconds(1))), !isWork) << name.toStdString();
            EXPECT_EQ(refused(queue->peek(1)), !isWork) << name.toStdString();
            EXPECT_EQ(refused(queue->properties()), !isWork) << name.toStdString();
            EXPECT_EQ(refused(queue->update(id, receipt, Seconds(0), {})), !isWork) << name.toStdString();
            EXPECT_EQ(refused(queue->remove(id, receipt)), !isWork) << name.toStdString();
        }
    }
}

TEST_F(EnrolmentsTest, TokensNameTheirPolicyAndNothingElse) {
    const Enrolment enrolment = enrolments().enrol(m_name, 30).value();
    for (const OpenedResource& resource : {enrolment.work, enrolment.answers, enrolment.heartbeats}) {
        for (const char* field : {"se=", "sp=", "st="})
            EXPECT_FALSE(resource.token.contains(field));
        EXPECT_TRUE(resource.token.contains("si=pc-17."));
    }
    EXPECT_FALSE(enrolmentToJson(enrolment).contains(key().toBase64()));
    EXPECT_EQ(enrolment.expires, u"2026-01-31T00:00:00Z");
    EXPECT_EQ(enrolment.headKey, QByteArray(32, 'k'));
}

TEST_F(EnrolmentsTest, AnEnrolmentEndsAndIsRenewedWithoutTheWorkersDoing) {
    const Enrolment enrolment = enrolments().enrol(m_name, 1).value();
    EXPECT_TRUE(canTake(enrolment));
    m_clock.advance(std::chrono::hours(25));
    EXPECT_FALSE(canTake(enrolment));
    EXPECT_EQ(enrolments().list().value().at(0).state, EnrolmentState::Expired);
    const Enrolment renewed = enrolments().renew(m_name, 10).value();
    EXPECT_TRUE(canTake(enrolment)) << "by the old tokens";
    EXPECT_EQ(renewed.work, enrolment.work);
    EXPECT_EQ(renewed.expires, u"2026-01-12T01:00:00Z");
}

TEST_F(EnrolmentsTest, RevokingEndsAtTheNextRequestAndForEver) {
    const Enrolment enrolment = enrolments().enrol(m_name, 30).value();
    const Enrolment other = enrolments().enrol(QStringLiteral("pc-18"), 30).value();
    EXPECT_TRUE(canTake(enrolment));
    ASSERT_TRUE(enrolments().revoke(m_name));
    EXPECT_FALSE(canTake(enrolment));
    EXPECT_TRUE(canTake(other));
    const Enrolment again = enrolments().enrol(m_name, 30).value();
    EXPECT_TRUE(canTake(again));
    EXPECT_FALSE(canTake(enrolment)) << "what was revoked does not come to life with its name";
    EXPECT_EQ(codeOf(enrolments().revoke(QStringLiteral("pc-19"))), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(enrolments().renew(QStringLiteral("pc-19"), 1)), ErrorCode::NotFound);
}

TEST_F(EnrolmentsTest, ANameIsEnrolledOnceAndListed) {
    ASSERT_TRUE(enrolments().enrol(m_name, 30));
    EXPECT_EQ(codeOf(enrolments().enrol(m_name, 30)), ErrorCode::AlreadyExists);
    ASSERT_TRUE(enrolments().enrol(QStringLiteral("a.b"), 1));
    const auto workers = enrolments().list().value();
    ASSERT_EQ(workers.size(), 2U);
    EXPECT_EQ(workers[0].name, u"a.b");
    EXPECT_EQ(workers[1].name, m_name);
    EXPECT_EQ(workers[1].state, EnrolmentState::Valid);
    EXPECT_EQ(accessTimeText(workers[1].expires), u"2026-01-31T00:00:00Z");
}

TEST_F(EnrolmentsTest, PoliciesOfOthersStayAndAreNotShown) {
    const std::vector<AccessPolicy> others{{QStringLiteral("auditor"), {}, {}, QStringLiteral("r")}};
    ASSERT_TRUE(m_server.open(kWork)->setAccessPolicies(others));
    ASSERT_TRUE(enrolments().enrol(m_name, 30));
    EXPECT_EQ(enrolments().list()->size(), 1U);
    ASSERT_TRUE(enrolments().revoke(m_name));
    EXPECT_EQ(m_server.open(kWork)->accessPolicies(), others);
}

TEST_F(EnrolmentsTest, AHalfMadeOneShowsAndIsRepaired) {
    ASSERT_TRUE(enrolments().enrol(m_name, 30));
    ASSERT_TRUE(m_server.open(kWork)->setAccessPolicies({})); // as if a change had been cut short
    EXPECT_EQ(enrolments().list()->at(0).state, EnrolmentState::Partial);
    const Enrolment repaired = enrolments().renew(m_name, 30).value();
    EXPECT_EQ(enrolments().list()->at(0).state, EnrolmentState::Valid);
    EXPECT_TRUE(canTake(repaired));
}

TEST_F(EnrolmentsTest, ElsewhereTheyAreWrittenOverRestWhichKeepsFive) {
    RestQueueAccount owner(m_endpoint, std::make_unique<SharedKeySigner>(QStringLiteral("office"), key()), m_transport,
                           m_clock);
    for (int i = 0; i < 5; ++i) {
        const auto enrolled = enrolmentsOver(owner).enrol(QStringLiteral("pc-%1").arg(i), 30);
        ASSERT_TRUE(enrolled) << enrolled.error().message.toStdString();
        EXPECT_TRUE(canTake(*enrolled));
    }
    const auto sixth = enrolmentsOver(owner).enrol(QStringLiteral("pc-5"), 30);
    ASSERT_EQ(codeOf(sixth), ErrorCode::TooLarge);
    EXPECT_TRUE(sixth.error().message.contains(u"Azure's 5")) << sixth.error().message.toStdString();
    EXPECT_EQ(enrolmentsOver(owner).list()->size(), 5U);
    ASSERT_TRUE(enrolmentsOver(owner).revoke(QStringLiteral("pc-0")));
    EXPECT_TRUE(enrolmentsOver(owner).enrol(QStringLiteral("pc-5"), 30));
}

TEST_F(EnrolmentsTest, WhatIsOutsideItsBoundsIsRefused) {
    for (const QString& name : QStringList{QString(), QStringLiteral("a b"), QStringLiteral("b\u00fcro"),
                                           QStringLiteral("a/b"), QString(49, u'a')}) {
        EXPECT_EQ(codeOf(enrolments().enrol(name, 30)), ErrorCode::InvalidArgument) << name.toStdString();
    }
    for (const int days : {-1, 0, kMaxEnrolmentDays + 1})
        EXPECT_EQ(codeOf(enrolments().enrol(m_name, days)), ErrorCode::InvalidArgument) << days;
}

TEST(EndpointAt, AnAddressReplacesHostAndPort) {
    const ServiceEndpoint base{true, QStringLiteral("10.0.0.1"), 10001, "/gleaner"};
    EXPECT_EQ(toString(endpointAt(base, QStringLiteral("head.office")).value()), u"https://head.office:10001/gleaner");
    EXPECT_EQ(toString(endpointAt(base, QStringLiteral("[fd00::1]:7")).value()), u"https://[fd00::1]:7/gleaner");
    for (const QString& wrong : QStringList{QString(), QStringLiteral("a/b"), QStringLiteral("a:0"),
                                            QStringLiteral("u@a"), QStringLiteral("a b"), QStringLiteral(":7")}) {
        EXPECT_EQ(codeOf(endpointAt(base, wrong)), ErrorCode::InvalidArgument) << wrong.toStdString();
    }
}

} // namespace
} // namespace gleaner
