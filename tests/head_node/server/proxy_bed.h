// Our client, a proxy, and what the server behind it was asked. Thread: main.
#pragma once

#include "common/azure/qt_http_transport.h"
#include "tests/head_node/server/server_test_support.h"
#include "tests/support/http_proxy.h"

#include <gtest/gtest.h>

namespace gleaner {

class ProxyTest : public testing::Test {
protected:
    [[nodiscard]] QtHttpOptions through(quint16 port, const QString& user = {}) const {
        const QNetworkProxy proxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), port, user,
                                  user.isEmpty() ? QString() : QStringLiteral("word"));
        return {.proxyFor = [proxy](const ServiceEndpoint&) { return proxy; }};
    }
    EchoHandler m_handler;
    HttpProxy m_proxy;
};

} // namespace gleaner
