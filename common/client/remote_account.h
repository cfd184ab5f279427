// A queue account over HTTP with everything it stands on: socket, retries, signature. Thread: one at a time, but for
// abort().
#pragma once

#include "common/azure/qt_http_transport.h"
#include "common/azure/rest_queue.h"
#include "common/azure/retrying_transport.h"
#include "common/base/random.h"
#include "common/rest/connection_string.h"

#include <memory>

namespace gleaner {

class RemoteAccount {
public:
    /// Goes to the network at the first request only. Clock and random outlive the account.
    /// Errors: InvalidArgument (the connection string's shared access signature is none).
    [[nodiscard]] static Result<std::unique_ptr<RemoteAccount>> open(const ConnectionString& connection,
                                                                     const Clock& clock, RandomSource& random,
                                                                     const RetryOptions& retries = {});

    [[nodiscard]] QueueAccount& queues() { return *m_account; }
    /// The request in progress, and every later one, fails promptly. Thread: any.
    void abort();

private:
    RemoteAccount(const ConnectionString& connection, const Clock& clock, RandomSource& random,
                  const RetryOptions& retries);

    QtHttpTransport m_socket;
    InterruptibleSleeper m_sleeper;
    RetryingTransport m_transport;
    std::unique_ptr<RestQueueAccount> m_account;
};

} // namespace gleaner
