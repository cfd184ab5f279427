#include "common/client/enrolled_queues.h"

#include "common/azure/rest_queue.h"
#include "common/azure/retrying_transport.h"
#include "common/client/enrolled_transport.h"

namespace gleaner {

namespace {

class EnrolledConnection final : public WorkerConnection {
public:
    EnrolledConnection(const Enrolment& enrolment, std::unique_ptr<RequestSigner> signer, const Clock& clock,
                       RandomSource& random, RequestBoard& board)
        : m_addresses(enrolment.queueAddresses, enrolment.name),
          m_transport(m_addresses, clock, m_sleeper, random, {.board = &board}),
          m_account(enrolment.queueAddresses.front(), std::move(signer), m_transport, clock, {.board = &board}),
          m_work(m_account.open(enrolment.work.name)), m_answers(m_account.open(enrolment.answers.name)),
          m_heartbeats(enrolment.heartbeats.isThere() ? m_account.open(enrolment.heartbeats.name) : nullptr) {}

    [[nodiscard]] MessageQueue& work() override { return *m_work; }
    [[nodiscard]] MessageQueue& answers() override { return *m_answers; }
    [[nodiscard]] BlobStore* inputs() override { return nullptr; }
    [[nodiscard]] BlobStore* largeAnswers() override { return nullptr; }
    [[nodiscard]] MessageQueue* heartbeats() override { return m_heartbeats.get(); }
    void abort() override {
        m_sleeper.cancel();
        m_addresses.abort();
    }

private:
    EnrolledTransport m_addresses;
    InterruptibleSleeper m_sleeper;
    RetryingTransport m_transport;
    RestQueueAccount m_account;
    std::unique_ptr<MessageQueue> m_work;
    std::unique_ptr<MessageQueue> m_answers;
    std::unique_ptr<MessageQueue> m_heartbeats;
};

} // namespace

Result<std::unique_ptr<WorkerConnection>> EnrolledWorkerQueues::connect() {
    std::map<QString, QByteArray> tokens;
    for (const OpenedResource* resource : {&m_enrolment.work, &m_enrolment.answers, &m_enrolment.heartbeats}) {
        if (resource->isThere())
            tokens.emplace(resource->name, resource->token);
    }
    auto signer = SasSigner::make(std::move(tokens));
    if (!signer)
        return failure(std::move(signer.error()));
    return std::make_unique<EnrolledConnection>(m_enrolment, std::move(*signer), m_clock, m_random, m_board);
}

} // namespace gleaner
