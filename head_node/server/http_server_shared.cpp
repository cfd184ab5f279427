#include "head_node/server/http_server_shared.h"

#include <algorithm>

namespace gleaner {

namespace {

/// What counts as one address.
QHostAddress origin(const QHostAddress& address) {
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4);
    constexpr int kNetworkBytes = 8;
    Q_IPV6ADDR network = address.toIPv6Address();
    std::fill(std::begin(network.c) + kNetworkBytes, std::end(network.c), quint8{0});
    return QHostAddress(network);
}

} // namespace

HttpDoor::Entry HttpDoor::enter(const QHostAddress& address) {
    const QHostAddress from = origin(address);
    const std::scoped_lock lock(m_mutex);
    const bool isFull = m_counts.open >= m_limits.connections;
    const qint64 others = m_perAddress.value(from);
    if (isFull || others >= m_limits.connectionsPerAddress) {
        ++m_counts.refused;
        return others >= m_limits.connectionsPerAddress ? Entry::TooManyFromThere : Entry::TooMany;
    }
    m_perAddress[from] = others + 1;
    ++m_counts.open;
    ++m_counts.accepted;
    return Entry::Admitted;
}

void HttpDoor::leave(const QHostAddress& address) {
    const QHostAddress from = origin(address);
    const std::scoped_lock lock(m_mutex);
    if (--m_perAddress[from] == 0)
        m_perAddress.remove(from);
    --m_counts.open;
}

} // namespace gleaner
