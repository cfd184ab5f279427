#include "common/azure/system_proxy.h"

#include <QHostAddress>
#include <QUrl>

namespace gleaner {

QNetworkProxy systemProxyFor(const ServiceEndpoint& endpoint) {
    const QNetworkProxy none(QNetworkProxy::NoProxy);
    if (endpoint.host == u"localhost" || QHostAddress(endpoint.host).isLoopback()) {
        return none;
    }
    const auto named = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(QUrl(toString(endpoint))));
    for (QNetworkProxy proxy : named) {
        switch (proxy.type()) {
        case QNetworkProxy::HttpCachingProxy: // how some systems call one that reads plain requests
            if (endpoint.tls) {
                break;
            }
            proxy.setType(QNetworkProxy::HttpProxy);
            return proxy;
        case QNetworkProxy::NoProxy:
        case QNetworkProxy::HttpProxy:
        case QNetworkProxy::Socks5Proxy:
            return proxy;
        case QNetworkProxy::DefaultProxy:
        case QNetworkProxy::FtpCachingProxy:
            break;
        }
    }
    return none;
}

} // namespace gleaner
