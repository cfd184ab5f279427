// The HTTP server's connections over Qt's sockets. Thread: the loop's, which has an event loop.
#pragma once

#include "head_node/server/http_socket.h"

#include <QTcpSocket>

namespace gleaner {

/// Makes the socket for an accepted connection; null when that fails.
using QtSocketMaker = std::function<std::unique_ptr<QTcpSocket>(qintptr descriptor)>;

/// `isEncrypted`: what `make` makes is.
[[nodiscard]] HttpSocketFactory qtSocketFactory(QtSocketMaker make, bool isEncrypted);

/// Plain TCP, on every system.
[[nodiscard]] std::unique_ptr<HttpSockets> makeQtSockets(HttpSocketOwner& owner);

} // namespace gleaner
