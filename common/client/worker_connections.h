// How a worker gets its connections: over HTTP, or straight to the queues of the head it lives in.
// Thread: connect() on any; what it returns as WorkerConnection says.
#pragma once

#include "common/azure/request_board.h"
#include "common/base/random.h"
#include "common/client/connection_list.h"
#include "common/client/input_cache.h"
#include "common/queue/queue_account.h"
#include "common/worker/worker_queues.h"

namespace gleaner {

/// The names of a head's queues, as a worker uses them.
struct WorkerQueueNames {
    QString work = QStringLiteral("gleaner-work");
    QString answers = QStringLiteral("gleaner-answers");
    QString heartbeats; ///< empty: no heartbeats are sent
};

/// Each connection has sockets of its own; large inputs are kept for all of them. Clock, random and board outlive this.
class RemoteWorkerQueues final : public WorkerQueues {
public:
    /// `board`: where requests show; may be null. `inputCacheBytes`: how much is kept of large inputs.
    RemoteWorkerQueues(ConnectionList where, WorkerQueueNames names, const Clock& clock, RandomSource& random,
                       RequestBoard* board = nullptr, qsizetype inputCacheBytes = kDefaultInputCacheBytes)
        : m_where(std::move(where)), m_names(std::move(names)), m_clock(clock), m_random(random), m_board(board),
          m_inputs(inputCacheBytes) {}
    [[nodiscard]] Result<std::unique_ptr<WorkerConnection>> connect() override;

private:
    ConnectionList m_where;
    WorkerQueueNames m_names;
    const Clock& m_clock;
    RandomSource& m_random;
    RequestBoard* m_board;
    InputCache m_inputs;
};

/// For an account and blob stores that any thread may use. They outlive this; a store may be null: there is none.
class LocalWorkerQueues final : public WorkerQueues {
public:
    LocalWorkerQueues(QueueAccount& account, WorkerQueueNames names, BlobStore* inputs, BlobStore* largeAnswers)
        : m_account(account), m_names(std::move(names)), m_inputs(inputs), m_largeAnswers(largeAnswers) {}
    [[nodiscard]] Result<std::unique_ptr<WorkerConnection>> connect() override;

private:
    QueueAccount& m_account;
    WorkerQueueNames m_names;
    BlobStore* m_inputs;
    BlobStore* m_largeAnswers;
};

} // namespace gleaner
