// Body of a message (kind, flags and fields) -> Envelope, version 1. PROTOCOL.md defines it. The bytes are somebody
// else's: nothing in them is believed before it is checked. Pure; safe on any thread.
#pragma once

#include "common/base/result.h"
#include "common/wire/envelope.h"

namespace gleaner {

/// Errors: Malformed (says which field), TooLarge (a payload declared to inflate past kMaxInflatedBytes).
[[nodiscard]] Result<Envelope> readEnvelope(QByteArrayView body);

} // namespace gleaner
