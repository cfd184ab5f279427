// Bytes for people. Pure; any thread.
#pragma once

#include <QByteArray>
#include <QString>

namespace gleaner {

/// As hexdump -C writes it, 16 bytes a line: where, the bytes, and what of them is ASCII.
[[nodiscard]] QString hexDump(const QByteArray& bytes);

} // namespace gleaner
