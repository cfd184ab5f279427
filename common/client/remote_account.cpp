#include "common/client/remote_account.h"

namespace gleaner {

Result<std::unique_ptr<RemoteAccount>> RemoteAccount::open(const ConnectionString& connection, const Clock& clock,
                                                           RandomSource& random, const RetryOptions& retries) {
    std::unique_ptr<RemoteAccount> remote(new RemoteAccount(connection, clock, random, retries));
    auto account = RestQueueAccount::make(connection, remote->m_transport, clock);
    if (!account)
        return failure(account.error());
    remote->m_account = std::move(*account);
    return remote;
}

RemoteAccount::RemoteAccount(const ConnectionString& connection, const Clock& clock, RandomSource& random,
                             const RetryOptions& retries)
    : m_socket(connection.queueEndpoint()), m_transport(m_socket, clock, m_sleeper, random, retries) {}

void RemoteAccount::abort() {
    m_sleeper.cancel();
    m_socket.abort();
}

} // namespace gleaner
