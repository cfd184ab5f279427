// The server's tests run over every kind of plain socket there is: this system's cheapest and Qt's.
#pragma once

#include "head_node/server/qt_http_socket.h"
#include "tests/head_node/server/server_test_support.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace gleaner {

struct SocketKind {
    const char* name;
    HttpSocketFactory make;
};

inline void PrintTo(const SocketKind& kind, std::ostream* out) {
    *out << kind.name;
}

class SocketKindTest : public testing::TestWithParam<SocketKind> {
protected:
    [[nodiscard]] static const HttpSocketFactory& sockets() { return GetParam().make; }
};

inline auto everyKindOfSocket() {
    return testing::Values(SocketKind{"OfThisSystem", makePlainSockets}, SocketKind{"OfQt", makeQtSockets});
}

inline std::string kindName(const testing::TestParamInfo<SocketKind>& info) {
    return info.param.name;
}

} // namespace gleaner
