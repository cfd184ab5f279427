#include "common/client/enrolled_queues.h"

#include "common/azure/rest_queue.h"
#include "common/azure/system_proxy.h"
#include "common/client/enrolled_transport.h"
#include "common/client/remote_blobs.h"

namespace gleaner {

namespace {

/// The containers that an enrolment opens, each with a token of its own.
class EnrolledBlobs {
public:
    EnrolledBlobs(const Enrolment& enrolment, std::unique_ptr<RequestSigner> signer, const Clock& clock,
                  RandomSource& random, RequestBoard& board, InputCache& cache)
        : m_addresses(clock, random, blobRetryOptions(&board), enrolment.blobAddresses, enrolment.name,
                      blobHttpOptions()),
          m_account(enrolment.blobAddresses.front(), std::move(signer), m_addresses.transport(), clock,
                    {kBlobTimeout, &board}),
          m_inputs(m_account, enrolment.inputs.name), m_cachedInputs(cache, m_inputs),
          m_largeAnswers(m_account, enrolment.largeAnswers.name) {}

    [[nodiscard]] BlobStore& inputs() { return m_cachedInputs; }
    [[nodiscard]] BlobStore& largeAnswers() { return m_largeAnswers; }
    void abort() {
        m_addresses.abort();
        m_cachedInputs.callOff();
    }

private:
    RetriedSocket<EnrolledTransport> m_addresses;
    RestBlobAccount m_account;
    ContainerBlobStore m_inputs;
    CachedInputs m_cachedInputs;
    ContainerBlobStore m_largeAnswers;
};

class EnrolledConnection final : public WorkerConnection {
public:
    EnrolledConnection(const Enrolment& enrolment, std::unique_ptr<RequestSigner> signer, const Clock& clock,
                       RandomSource& random, RequestBoard& board)
        : m_addresses(clock, random, {.board = &board}, enrolment.queueAddresses, enrolment.name,
                      QtHttpOptions{.proxyFor = systemProxyFor}),
          m_account(enrolment.queueAddresses.front(), std::move(signer), m_addresses.transport(), clock,
                    {.board = &board}),
          m_work(m_account.open(enrolment.work.name)), m_answers(m_account.open(enrolment.answers.name)),
          m_heartbeats(enrolment.heartbeats.isThere() ? m_account.open(enrolment.heartbeats.name) : nullptr) {}

    [[nodiscard]] MessageQueue& work() override { return *m_work; }
    [[nodiscard]] MessageQueue& answers() override { return *m_answers; }
    [[nodiscard]] BlobStore* inputs() override { return m_blobs ? &m_blobs->inputs() : nullptr; }
    [[nodiscard]] BlobStore* largeAnswers() override { return m_blobs ? &m_blobs->largeAnswers() : nullptr; }
    /// Before the connection is used.
    void give(std::unique_ptr<EnrolledBlobs> blobs) { m_blobs = std::move(blobs); }
    [[nodiscard]] MessageQueue* heartbeats() override { return m_heartbeats.get(); }
    void abort() override {
        m_addresses.abort();
        if (m_blobs)
            m_blobs->abort();
    }

private:
    RetriedSocket<EnrolledTransport> m_addresses;
    RestQueueAccount m_account;
    std::unique_ptr<MessageQueue> m_work;
    std::unique_ptr<MessageQueue> m_answers;
    std::unique_ptr<MessageQueue> m_heartbeats;
    std::unique_ptr<EnrolledBlobs> m_blobs; ///< null: there are no containers
};

Result<std::unique_ptr<RequestSigner>> signerFor(const std::vector<const OpenedResource*>& resources) {
    std::map<QString, QByteArray> tokens;
    for (const OpenedResource* resource : resources) {
        if (resource->isThere())
            tokens.emplace(resource->name, resource->token);
    }
    return SasSigner::make(std::move(tokens))
        .map([](std::unique_ptr<SasSigner> signer) -> std::unique_ptr<RequestSigner> { return signer; });
}

} // namespace

Result<std::unique_ptr<WorkerConnection>> EnrolledWorkerQueues::connect() {
    auto signer = signerFor({&m_enrolment.work, &m_enrolment.answers, &m_enrolment.heartbeats});
    if (!signer)
        return failure(std::move(signer.error()));
    auto connection = std::make_unique<EnrolledConnection>(m_enrolment, std::move(*signer), m_clock, m_random, m_board);
    if (m_enrolment.blobAddresses.empty() || !m_enrolment.inputs.isThere() || !m_enrolment.largeAnswers.isThere())
        return connection;
    auto blobSigner = signerFor({&m_enrolment.inputs, &m_enrolment.largeAnswers});
    if (!blobSigner)
        return failure(std::move(blobSigner.error()));
    connection->give(
        std::make_unique<EnrolledBlobs>(m_enrolment, std::move(*blobSigner), m_clock, m_random, m_board, m_inputs));
    return connection;
}

} // namespace gleaner
