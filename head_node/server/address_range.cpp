#include "head_node/server/address_range.h"

#include <algorithm>

namespace gleaner {

namespace {

/// A null address when it is not one. QHostAddress alone would take "10.1" for 10.0.0.1.
QHostAddress addressOf(QByteArrayView text) {
    const bool whole = text.count('.') == 3 || text.contains(':');
    const bool scoped = text.contains('%');
    return whole && !scoped ? QHostAddress(QString::fromLatin1(text)) : QHostAddress();
}

bool isNotAfter(const QHostAddress& a, const QHostAddress& b) {
    if (a.protocol() == QAbstractSocket::IPv4Protocol) {
        return a.toIPv4Address() <= b.toIPv4Address();
    }
    const Q_IPV6ADDR left = a.toIPv6Address();
    const Q_IPV6ADDR right = b.toIPv6Address();
    return !std::ranges::lexicographical_compare(right.c, left.c);
}

} // namespace

std::optional<bool> isWithin(const QHostAddress& address, QByteArrayView range) {
    const qsizetype dash = range.indexOf('-');
    const QHostAddress first = addressOf(dash < 0 ? range : range.first(dash));
    const QHostAddress last = dash < 0 ? first : addressOf(range.sliced(dash + 1));
    if (first.isNull() || last.isNull() || first.protocol() != last.protocol()) {
        return std::nullopt;
    }
    return address.protocol() == first.protocol() && isNotAfter(first, address) && isNotAfter(address, last);
}

} // namespace gleaner
