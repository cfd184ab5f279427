#include "common/client/worker_connections.h"

#include "common/client/remote_account.h"
#include "common/client/remote_blobs.h"

namespace gleaner {

namespace {

/// The queues of one account, opened; `Owner` keeps what they stand on alive and knows how to abort it.
template<typename Owner>
class AccountConnection final : public WorkerConnection {
public:
    AccountConnection(Owner owner, const WorkerQueueNames& names)
        : m_owner(std::move(owner)), m_work(m_owner.queues().open(names.work)),
          m_answers(m_owner.queues().open(names.answers)),
          m_heartbeats(names.heartbeats.isEmpty() ? nullptr : m_owner.queues().open(names.heartbeats)) {}

    [[nodiscard]] MessageQueue& work() override { return *m_work; }
    [[nodiscard]] MessageQueue& answers() override { return *m_answers; }
    [[nodiscard]] BlobStore* inputs() override { return m_owner.inputs(); }
    [[nodiscard]] BlobStore* largeAnswers() override { return m_owner.largeAnswers(); }
    [[nodiscard]] MessageQueue* heartbeats() override { return m_heartbeats.get(); }
    void abort() override { m_owner.abort(); }

private:
    Owner m_owner;
    std::unique_ptr<MessageQueue> m_work;
    std::unique_ptr<MessageQueue> m_answers;
    std::unique_ptr<MessageQueue> m_heartbeats;
};

struct RemoteOwner {
    std::unique_ptr<RemoteAccount> account;
    std::unique_ptr<RemoteBlobs> blobs;         ///< null: there is no place for them
    std::unique_ptr<CachedInputs> cachedInputs; ///< with them
    [[nodiscard]] QueueAccount& queues() const { return account->queues(); }
    [[nodiscard]] BlobStore* inputs() const { return cachedInputs.get(); }
    [[nodiscard]] BlobStore* largeAnswers() const { return blobs ? &blobs->largeAnswers() : nullptr; }
    void abort() const {
        account->abort();
        if (blobs) {
            blobs->abort();
            cachedInputs->callOff();
        }
    }
};

struct LocalOwner {
    QueueAccount& account;
    BlobStore* inputStore;
    BlobStore* answerStore;
    [[nodiscard]] QueueAccount& queues() const { return account; }
    [[nodiscard]] BlobStore* inputs() const { return inputStore; }
    [[nodiscard]] BlobStore* largeAnswers() const { return answerStore; }
    void abort() const {} // a call takes one commit at most
};

} // namespace

Result<std::unique_ptr<WorkerConnection>> RemoteWorkerQueues::connect() {
    auto account = RemoteAccount::open(m_where, m_clock, m_random, m_board);
    if (!account)
        return failure(account.error());
    RemoteOwner owner{std::move(*account), nullptr, nullptr};
    auto blobs = RemoteBlobs::open(m_where.forBlobs(), m_clock, m_random, m_board);
    if (!blobs && blobs.error().code != ErrorCode::NotFound)
        return failure(blobs.error());
    if (blobs) {
        owner.blobs = std::move(*blobs);
        owner.cachedInputs = std::make_unique<CachedInputs>(m_inputs, owner.blobs->inputs());
    }
    return std::make_unique<AccountConnection<RemoteOwner>>(std::move(owner), m_names);
}

Result<std::unique_ptr<WorkerConnection>> LocalWorkerQueues::connect() {
    return std::make_unique<AccountConnection<LocalOwner>>(LocalOwner{m_account, m_inputs, m_largeAnswers}, m_names);
}

} // namespace gleaner
