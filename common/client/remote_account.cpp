#include "common/client/remote_account.h"

#include "common/azure/system_proxy.h"

namespace gleaner {

namespace {

/// One of several accounts is given up sooner: the others do its work.
RetryOptions retriesFor(const ConnectionList& where, RequestBoard* board, Patience patience) {
    RetryOptions retries;
    retries.board = board;
    if (where.all().size() > 1) {
        retries.maxAttempts = 2;
        retries.attemptTimeout = Milliseconds(5'000);
    }
    if (patience == Patience::Looking) {
        retries.maxAttempts = 1;
        retries.attemptTimeout = Milliseconds(5'000);
    }
    return retries;
}

} // namespace

Result<std::unique_ptr<RemoteAccount>> RemoteAccount::open(const ConnectionList& where, const Clock& clock,
                                                           RandomSource& random, RequestBoard* board,
                                                           Patience patience) {
    auto remote = std::make_unique<RemoteAccount>();
    for (const ConnectionString& connection : where.all()) {
        remote->m_lines.push_back(
            std::unique_ptr<Line>(new Line{{clock, random, retriesFor(where, board, patience),
                                            connection.queueEndpoint(), QtHttpOptions{.proxyFor = systemProxyFor}}}));
        Line& line = *remote->m_lines.back();
        auto account = RestQueueAccount::make(connection, line.socket.transport(), clock, {.board = board});
        if (!account)
            return failure(account.error());
        line.account = std::move(*account);
        for (int number = 0; number < ConnectionList::shardsIn(connection); ++number)
            remote->m_shares.push_back({line.account.get(), shardSuffix(number)});
    }
    if (remote->m_shares.size() > 1)
        remote->m_shards = std::make_unique<ShardedQueueAccount>(remote->m_shares, clock, random);
    remote->m_queues = remote->m_lines.front()->account.get();
    if (remote->m_shards)
        remote->m_queues = remote->m_shards.get();
    return remote;
}

void RemoteAccount::abort() {
    for (const auto& line : m_lines)
        line->socket.abort();
}

} // namespace gleaner
