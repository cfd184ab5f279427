// Addresses as a SAS names them: one, or the first and the last of a range. Pure; any thread.
// Source: Microsoft, "Create a service SAS" (signed IP).
#pragma once

#include <QByteArrayView>
#include <QHostAddress>

#include <optional>

namespace gleaner {

/// `range`: "10.0.0.1" or "10.0.0.1-10.0.0.9", both ends included; IPv6 likewise. An IPv4 address is outside every
/// range of IPv6. nullopt: not of that form.
[[nodiscard]] std::optional<bool> isWithin(const QHostAddress& address, QByteArrayView range);

} // namespace gleaner
