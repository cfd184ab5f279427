// Envelope -> body of a message (kind, flags and fields), version 1. PROTOCOL.md defines it. Pure; safe on any thread.
#pragma once

#include "common/base/result.h"
#include "common/wire/envelope.h"

namespace gleaner {

/// Errors: InvalidArgument (a field out of its bounds), TooLarge (an inline payload over kMaxInflatedBytes).
[[nodiscard]] Result<QByteArray> writeEnvelope(const Envelope& envelope);

} // namespace gleaner
