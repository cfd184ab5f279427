// Envelope <-> message text. The only reader of bytes that other machines put on a queue: whatever comes in, the
// outcome is an Envelope or an Error that says what was wrong. Pure functions; safe on any thread.
#pragma once

#include "common/base/result.h"
#include "common/wire/envelope.h"

namespace gleaner {

/// A queue's limit for one message's text, after Base64.
inline constexpr qsizetype kDefaultMessageLimit = 8'192;
inline constexpr qsizetype kMaxMessageLimit = 65'536;
/// No inline payload inflates to more than this.
inline constexpr qsizetype kMaxInflatedBytes = 1 << 20;
/// Bytes of envelope around an inline chunk's payload, before Base64.
inline constexpr qsizetype kMaxChunkOverhead = 64;

/// Turns `envelope` into the Base64 text of a message; an inline payload is deflated where that is smaller.
/// Errors: TooLarge (over `limit` bytes after Base64: the payload has to travel as a blob), InvalidArgument (a field
/// outside the bounds envelope.h gives).
[[nodiscard]] Result<QByteArray> encodeEnvelope(const Envelope& envelope, qsizetype limit = kDefaultMessageLimit);

/// Errors: TooLarge (text over `limit`, or a payload that inflates past kMaxInflatedBytes), Malformed (anything else;
/// the message names the field, checksum, version or kind at fault), Unavailable (no memory just now).
[[nodiscard]] Result<Envelope> decodeEnvelope(QByteArrayView text, qsizetype limit = kDefaultMessageLimit);

/// FNV-1a, 64 bits, over a chunk's payload bytes: ties an answer to the question it answers. Not for security.
[[nodiscard]] std::uint64_t chunkHashOf(QByteArrayView payload);
/// The same over a chunk's payload bytes, whose hash is `chunkHash`, and then a checkpoint's: ties it to its chunk.
[[nodiscard]] std::uint64_t checkpointHashOf(std::uint64_t chunkHash, QByteArrayView state);

} // namespace gleaner
