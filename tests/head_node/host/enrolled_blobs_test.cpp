// What an enrolment opens of the head's blobs, over REST, and what not.
#include "common/azure/rest_blob.h"
#include "common/blob/container_blob_store.h"
#include "common/queue/memory_queue.h"
#include "head_node/engine/head_queues.h"
#include "head_node/host/enrolments.h"
#include "head_node/server/blob_service.h"
#include "tests/head_node/store/blob_account_bed.h"
#include "tests/support/code_of.h"
#include "tests/support/loopback_transport.h"
#include "tests/support/seeded_random.h"

namespace gleaner {
namespace {

const QString kInputs = QString::fromUtf16(kInputsContainerName);
const QString kLargeAnswers = QString::fromUtf16(kAnswersContainerName);
const JobId kJob(QUuid(QStringLiteral("1b4e28ba-2fa1-4d02-883f-0016d3cca427")));

class EnrolledBlobs : public testing::Test {
protected:
    void SetUp() override {
        m_bed.open();
        m_service.emplace(*m_bed.account, ServiceIdentity{"office", key()}, m_bed.clock, m_random);
        m_transport.emplace(*m_service);
        for (const char16_t* name : {kWorkQueueName, kAnswersQueueName, kHeartbeatsQueueName})
            ASSERT_TRUE(m_queues.create(QString::fromUtf16(name), {}));
        for (const QString& name : {kInputs, kLargeAnswers})
            ASSERT_TRUE(m_bed.account->createContainer(name, {}));
    }
    static AccountKey key() { return AccountKey::fromBytes("key"); }
    Enrolments enrolments(BlobAccount* blobs) {
        return {m_queues, blobs,
                EnrolmentTerms{QStringLiteral("office"), key(), {m_endpoint}, QByteArray(32, 'k'), {m_endpoint}},
                m_bed.clock, m_random};
    }
    std::unique_ptr<RestBlobAccount> worker(const QByteArray& token) {
        return std::make_unique<RestBlobAccount>(m_endpoint, SasSigner::make(token).value(), *m_transport, m_bed.clock);
    }

    const ServiceEndpoint m_endpoint{false, QStringLiteral("head"), 10000, "/office"};
    BlobAccountBed m_bed;
    SeededRandom m_random{1};
    MemoryQueueAccount m_queues{m_bed.clock, m_random};
    std::optional<BlobService> m_service;
    std::optional<LoopbackTransport> m_transport;
};

template<typename T>
bool isRefused(const BlobResult<T>& outcome) {
    return !outcome && outcome.error().error.code == ErrorCode::Refused;
}

TEST_F(EnrolledBlobs, AWorkerReadsInputsAndMakesAnswers) {
    ContainerBlobStore headInputs(*m_bed.account, kInputs);
    ContainerBlobStore headAnswers(*m_bed.account, kLargeAnswers);
    const QByteArray input = headInputs.put(kJob, "a large input").value();
    const Enrolment enrolment = enrolments(m_bed.account.get()).enrol(QStringLiteral("pc-17"), 30).value();
    EXPECT_EQ(enrolment.blobAddresses.size(), 1U);
    const auto inputs = worker(enrolment.inputs.token);
    EXPECT_EQ(ContainerBlobStore(*inputs, enrolment.inputs.name).get(kJob, input, 100), QByteArray("a large input"));
    const JobCard card{.purpose = QStringLiteral("needed")};
    ASSERT_TRUE(headInputs.putCard(kJob, card));
    EXPECT_EQ(ContainerBlobStore(*inputs, enrolment.inputs.name).card(kJob), card);
    EXPECT_EQ(ContainerBlobStore(*inputs, enrolment.inputs.name).putCard(kJob, card).error().code, ErrorCode::Refused);
    const auto answers = worker(enrolment.largeAnswers.token);
    ContainerBlobStore answerStore(*answers, enrolment.largeAnswers.name);
    const auto answer = answerStore.put(kJob, "a large answer");
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answerStore.put(kJob, "a large answer")) << "again, after a lost connection";
    EXPECT_EQ(headAnswers.get(kJob, *answer, 100), QByteArray("a large answer"));
}

TEST_F(EnrolledBlobs, AWorkerCanDoNothingElse) {
    const Enrolment enrolment = enrolments(m_bed.account.get()).enrol(QStringLiteral("pc-17"), 30).value();
    for (const QString& container : {kInputs, kLargeAnswers})
        ASSERT_TRUE(m_bed.account->put({container, QStringLiteral("there")}, "bytes", {}, {}));
    for (const OpenedResource& resource : {enrolment.inputs, enrolment.largeAnswers}) {
        const auto account = worker(resource.token);
        for (const QString& container : {kInputs, kLargeAnswers}) {
            const BlobRef there{container, QStringLiteral("there")};
            const bool isOwnInput = container == kInputs && resource.name == kInputs;
            const bool isOwnAnswer = container == kLargeAnswers && resource.name == kLargeAnswers;
            EXPECT_EQ(isRefused(account->get(there, {}, {})), !isOwnInput);
            EXPECT_EQ(isRefused(account->properties(there, {})), !isOwnInput);
            EXPECT_EQ(isRefused(account->put({container, resource.name}, "x", {}, {.ifNoneMatch = "*"})), !isOwnAnswer);
            EXPECT_TRUE(isRefused(account->remove(there, {})));
            EXPECT_TRUE(isRefused(account->list(container, {})));
            EXPECT_TRUE(isRefused(account->container(container)));
            EXPECT_TRUE(isRefused(account->setContainerMetadata(container, {}, {})));
            EXPECT_TRUE(isRefused(account->removeContainer(container, {})));
            EXPECT_TRUE(isRefused(account->accessPolicies(container)));
            EXPECT_TRUE(isRefused(account->setAccessPolicies(container, {})));
        }
        EXPECT_TRUE(isRefused(account->createContainer(QStringLiteral("mine"), {})));
        EXPECT_TRUE(isRefused(account->listContainers({}, {}, 10)));
    }
}

TEST_F(EnrolledBlobs, RevokingClosesTheContainersToo) {
    const Enrolment enrolment = enrolments(m_bed.account.get()).enrol(QStringLiteral("pc-17"), 30).value();
    ASSERT_TRUE(enrolments(m_bed.account.get()).revoke(QStringLiteral("pc-17")));
    const auto answers = worker(enrolment.largeAnswers.token);
    EXPECT_TRUE(isRefused(answers->put({kLargeAnswers, QStringLiteral("late")}, "x", {}, {.ifNoneMatch = "*"})));
}

TEST_F(EnrolledBlobs, AnEnrolmentFromBeforeThereWereContainersIsMadeWholeByRenewing) {
    ASSERT_TRUE(enrolments(nullptr).enrol(QStringLiteral("pc-17"), 30));
    EXPECT_EQ(enrolments(m_bed.account.get()).list()->at(0).state, EnrolmentState::Partial);
    const Enrolment renewed = enrolments(m_bed.account.get()).renew(QStringLiteral("pc-17"), 30).value();
    EXPECT_TRUE(renewed.inputs.isThere());
    EXPECT_EQ(enrolments(m_bed.account.get()).list()->at(0).state, EnrolmentState::Valid);
}

} // namespace
} // namespace gleaner
