#include "head_node/control/control_client.h"

#include "common/socket/socket_client.h"

namespace gleaner {

Result<QJsonObject> askHead(const QString& socketName, const QJsonObject& request, Milliseconds timeout,
                            const std::function<bool()>& isCancelled) {
    const SocketPeer head{QStringLiteral("The head"),
                          QStringLiteral("No head is running for this data folder; start one with 'gleaner serve'.")};
    return askSocket(socketName, request, head, timeout, isCancelled);
}

} // namespace gleaner
