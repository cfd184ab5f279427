#include "head_node/server/epoll_sockets_linux_posix.h"
#include "head_node/server/qt_http_socket.h"

namespace gleaner {

std::unique_ptr<HttpSockets> makePlainSockets(HttpSocketOwner& owner) {
    std::unique_ptr<HttpSockets> sockets = EpollSockets::make(owner);
    return sockets ? std::move(sockets) : makeQtSockets(owner);
}

} // namespace gleaner
