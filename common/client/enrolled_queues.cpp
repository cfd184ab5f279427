#include "common/client/enrolled_queues.h"

#include "common/azure/rest_queue.h"
#include "common/azure/system_proxy.h"
#include "common/client/enrolled_transport.h"
#include "common/client/remote_blobs.h"
#include "common/client/retried_socket.h"
#include "common/queue/sharded_queue.h"

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

Result<std::unique_ptr<RequestSigner>> signerFor(std::map<QString, QByteArray> tokens) {
    return SasSigner::make(std::move(tokens))
        .map([](std::unique_ptr<SasSigner> signer) -> std::unique_ptr<RequestSigner> { return signer; });
}

/// One of several is given up sooner: the others do its work.
RetryOptions retriesFor(const Enrolment& enrolment, RequestBoard& board) {
    RetryOptions retries;
    retries.board = &board;
    if (!enrolment.more.empty()) {
        retries.maxAttempts = 2;
        retries.attemptTimeout = Milliseconds(5'000);
    }
    return retries;
}

/// All shares of the queues as one account.
class EnrolledQueueLines {
public:
    /// Errors: InvalidArgument (a token is none).
    [[nodiscard]] Status open(const Enrolment& enrolment, const Clock& clock, RandomSource& random,
                              RequestBoard& board) {
        std::map<QString, QByteArray> tokens;
        for (const OpenedResource* queue : {&enrolment.work, &enrolment.answers, &enrolment.heartbeats}) {
            if (queue->isThere())
                tokens.emplace(queue->name, queue->token);
        }
        const RetryOptions retries = retriesFor(enrolment, board);
        if (auto added = add(enrolment.queueAddresses, {}, tokens, enrolment.name, clock, random, retries); !added)
            return added;
        for (const EnrolledShare& share : enrolment.more) {
            std::map<QString, QByteArray> theirs{{enrolment.work.name + share.suffix, share.work},
                                                 {enrolment.answers.name + share.suffix, share.answers}};
            if (enrolment.heartbeats.isThere() && !share.heartbeats.isEmpty())
                theirs.emplace(enrolment.heartbeats.name + share.suffix, share.heartbeats);
            if (auto added = add(share.addresses, share.suffix, theirs, enrolment.name, clock, random, retries); !added)
                return added;
        }
        if (m_shards.size() > 1)
            m_sharded.emplace(m_shards, clock, random);
        return {};
    }
    [[nodiscard]] QueueAccount& queues() { return m_sharded ? *m_sharded : *m_shards.front().account; }
    void abort() {
        for (const auto& line : m_lines)
            line->socket.abort();
    }

private:
    struct Line {
        RetriedSocket<EnrolledTransport> socket;
        std::unique_ptr<RestQueueAccount> account;
    };

    [[nodiscard]] Status add(const std::vector<ServiceEndpoint>& addresses, const QString& suffix,
                             const std::map<QString, QByteArray>& tokens, const QString& name, const Clock& clock,
                             RandomSource& random, const RetryOptions& retries) {
        auto signer = signerFor(tokens);
        if (!signer)
            return failure(std::move(signer.error()));
        m_lines.push_back(std::unique_ptr<Line>(
            new Line{{clock, random, retries, addresses, name, QtHttpOptions{.proxyFor = systemProxyFor}}, nullptr}));
        Line& line = *m_lines.back();
        line.account =
            std::make_unique<RestQueueAccount>(addresses.front(), std::move(*signer), line.socket.transport(), clock,
                                               SignedChannel::Options{.board = retries.board});
        m_shards.push_back({line.account.get(), suffix});
        return {};
    }

    std::vector<std::unique_ptr<Line>> m_lines;
    std::vector<QueueShard> m_shards;
    std::optional<ShardedQueueAccount> m_sharded; ///< where there is more than one
};

class EnrolledConnection final : public WorkerConnection {
public:
    EnrolledConnection(std::unique_ptr<EnrolledQueueLines> lines, const Enrolment& enrolment)
        : m_lines(std::move(lines)), m_work(m_lines->queues().open(enrolment.work.name)),
          m_answers(m_lines->queues().open(enrolment.answers.name)),
          m_heartbeats(enrolment.heartbeats.isThere() ? m_lines->queues().open(enrolment.heartbeats.name) : nullptr) {}

    [[nodiscard]] MessageQueue& work() override { return *m_work; }
    [[nodiscard]] MessageQueue& answers() override { return *m_answers; }
    [[nodiscard]] BlobStore* inputs() override { return m_blobs ? &m_blobs->inputs() : nullptr; }
    [[nodiscard]] BlobStore* largeAnswers() override { return m_blobs ? &m_blobs->largeAnswers() : nullptr; }
    /// Before the connection is used.
    void give(std::unique_ptr<EnrolledBlobs> blobs) { m_blobs = std::move(blobs); }
    [[nodiscard]] MessageQueue* heartbeats() override { return m_heartbeats.get(); }
    void abort() override {
        m_lines->abort();
        if (m_blobs)
            m_blobs->abort();
    }

private:
    std::unique_ptr<EnrolledQueueLines> m_lines;
    std::unique_ptr<MessageQueue> m_work;
    std::unique_ptr<MessageQueue> m_answers;
    std::unique_ptr<MessageQueue> m_heartbeats;
    std::unique_ptr<EnrolledBlobs> m_blobs; ///< null: there are no containers
};

} // namespace

Result<std::unique_ptr<WorkerConnection>> EnrolledWorkerQueues::connect() {
    auto lines = std::make_unique<EnrolledQueueLines>();
    if (auto opened = lines->open(m_enrolment, m_clock, m_random, m_board); !opened)
        return failure(std::move(opened.error()));
    auto connection = std::make_unique<EnrolledConnection>(std::move(lines), m_enrolment);
    if (m_enrolment.blobAddresses.empty() || !m_enrolment.inputs.isThere() || !m_enrolment.largeAnswers.isThere())
        return connection;
    auto blobSigner = signerFor({{m_enrolment.inputs.name, m_enrolment.inputs.token},
                                 {m_enrolment.largeAnswers.name, m_enrolment.largeAnswers.token}});
    if (!blobSigner)
        return failure(std::move(blobSigner.error()));
    connection->give(
        std::make_unique<EnrolledBlobs>(m_enrolment, std::move(*blobSigner), m_clock, m_random, m_board, m_inputs));
    return connection;
}

} // namespace gleaner
