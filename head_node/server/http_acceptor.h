// Accepts connections and deals them out to the server's loops, in turn. Made, used and destroyed on one thread, which
// has an event loop.
#pragma once

#include "common/base/result.h"
#include "head_node/server/loop_mailbox.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTimer>

#include <memory>
#include <vector>

namespace gleaner {

class HttpAcceptor final : public QTcpServer {
public:
    /// `loops`: not empty.
    explicit HttpAcceptor(std::vector<std::shared_ptr<LoopMailbox>> loops);

    /// Begins to listen and returns the port.
    /// Errors: Unavailable (the port is taken), Refused (not allowed), InvalidArgument (no such address).
    [[nodiscard]] Result<quint16> begin(const QHostAddress& address, quint16 port);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    std::vector<std::shared_ptr<LoopMailbox>> m_loops;
    std::size_t m_next = 0;
    QTimer m_retry;
};

} // namespace gleaner
