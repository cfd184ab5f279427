// Gives a message back to its queue before its lease ends. Pure but for the one request; any thread.
#pragma once

#include "common/queue/message_queue.h"
#include "common/wire/envelope.h"

#include <optional>

namespace gleaner {

/// Counted: the message was taken for nothing, through no fault of its own, and says so from now on.
enum class HandBackCount { Counted, NotCounted };

/// The chunk with its handedBack one larger (255 stays 255) and with `checkpoint`, if there is one and it fits, in
/// place of its own. nullopt: not a chunk, or it would no longer fit.
[[nodiscard]] std::optional<QByteArray> countedHandBack(const QByteArray& text, qsizetype messageLimit,
                                                        const std::optional<ChunkCheckpoint>& checkpoint = {});

/// Makes the message visible after `delay` (0 s .. 7 days); where it counts, with `checkpoint`. Errors: update()'s.
/// Blocks: one request.
[[nodiscard]] Status handBack(MessageQueue& queue, const Lease& lease, Seconds delay, HandBackCount count,
                              qsizetype messageLimit, const std::optional<ChunkCheckpoint>& checkpoint = {});

} // namespace gleaner
