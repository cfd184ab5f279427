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

HttpDoor::Visit HttpDoor::enter(const QHostAddress& address) {
    const QHostAddress from = origin(address);
    const std::scoped_lock lock(m_mutex);
    const bool isFull = m_counts.open >= m_limits.connections;
    const bool areTooMany = m_guests.value(from).connections >= m_limits.connectionsPerAddress;
    if (isFull || areTooMany) {
        ++m_counts.refused;
        return {areTooMany ? Entry::TooManyFromThere : Entry::TooMany, nullptr};
    }
    Guest& guest = m_guests[from];
    if (guest.connections++ == 0)
        guest.bodyBytes = std::make_shared<std::atomic<qint64>>(0);
    ++m_counts.open;
    ++m_counts.accepted;
    return {Entry::Admitted, guest.bodyBytes};
}

void HttpDoor::leave(const QHostAddress& address) {
    const QHostAddress from = origin(address);
    const std::scoped_lock lock(m_mutex);
    if (--m_guests[from].connections == 0)
        m_guests.remove(from);
    --m_counts.open;
}

} // namespace gleaner
