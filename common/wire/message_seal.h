// The outside of a message: Base64, magic, format version, checksum. Knows nothing of what is inside. PROTOCOL.md
// defines it. Pure functions; safe on any thread.
#pragma once

#include "common/base/result.h"

#include <QByteArray>

namespace gleaner {

/// Puts magic and version (that its first byte's flags belong to) before `body`, the checksum after it, and makes it
/// text. Errors: TooLarge (over `limit` bytes of text).
[[nodiscard]] Result<QByteArray> sealMessage(QByteArrayView body, qsizetype limit);

/// What sealMessage() was given. Checks, in this order: size, Base64, magic, version, length, checksum, whether the
/// flags are the version's. Errors: TooLarge (over `limit` bytes of text), Malformed (anything else).
[[nodiscard]] Result<QByteArray> unsealMessage(QByteArrayView text, qsizetype limit);

} // namespace gleaner
