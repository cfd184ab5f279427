// A queue account over HTTP with everything it stands on: sockets, retries, signatures; one account, or several that
// share the work. Thread: one at a time, but for abort() and trouble().
#pragma once

#include "common/azure/qt_http_transport.h"
#include "common/azure/rest_queue.h"
#include "common/base/random.h"
#include "common/client/connection_list.h"
#include "common/client/retried_socket.h"
#include "common/queue/sharded_queue.h"

#include <memory>
#include <vector>

namespace gleaner {

/// Who waits for an answer.
enum class Patience {
    Working, ///< nobody but the work: an error is worth many attempts
    Looking  ///< a person: one attempt, a few seconds
};

class RemoteAccount {
public:
    /// Goes to the network at the first request only. Clock, random and board (where there is one) outlive the account.
    /// Errors: InvalidArgument (a connection string's shared access signature is none).
    [[nodiscard]] static Result<std::unique_ptr<RemoteAccount>> open(const ConnectionList& where, const Clock& clock,
                                                                     RandomSource& random,
                                                                     RequestBoard* board = nullptr,
                                                                     Patience patience = Patience::Working);

    [[nodiscard]] QueueAccount& queues() { return *m_queues; }
    /// Each single queue account with the suffix of its share, in the connection strings' order; queues() is all of
    /// them.
    [[nodiscard]] const std::vector<QueueShard>& shares() const { return m_shares; }
    /// The request in progress, and every later one, fails promptly. Thread: any.
    void abort();
    /// Which of several cannot be used at present; empty when all can. Thread: any.
    [[nodiscard]] QString trouble() const { return m_shards ? m_shards->trouble() : QString(); }

private:
    /// One connection to one account.
    struct Line {
        RetriedSocket<QtHttpTransport> socket;
        std::unique_ptr<RestQueueAccount> account = nullptr;
    };

    std::vector<std::unique_ptr<Line>> m_lines;
    std::vector<QueueShard> m_shares;
    std::unique_ptr<ShardedQueueAccount> m_shards; ///< where there is more than one queue for each
    QueueAccount* m_queues = nullptr;              ///< the shards, or the one account
};

} // namespace gleaner
