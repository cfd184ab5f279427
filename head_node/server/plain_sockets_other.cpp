#include "head_node/server/qt_http_socket.h"

namespace gleaner {

std::unique_ptr<HttpSockets> makePlainSockets(HttpSocketOwner& owner) {
    return makeQtSockets(owner);
}

} // namespace gleaner
