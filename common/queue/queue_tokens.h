// How ids and receipts that are kept in binary look outside. Pure functions; safe on any thread.
#pragma once

#include "common/base/uuid_sequence.h"
#include "common/queue/queue_entry.h"

#include <optional>

namespace gleaner {

/// "1b4e28ba-2fa1-41d2-883f-0016d3cca427".
[[nodiscard]] MessageId messageIdText(const QUuid& id);
/// nullopt: no message of ours has this id.
[[nodiscard]] std::optional<QUuid> parseMessageId(const MessageId& text);
/// 16 hexadecimal digits, so that it needs no escaping in a URL.
[[nodiscard]] PopReceipt receiptText(std::uint64_t receipt);
/// nullopt: no receipt of ours looks like this.
[[nodiscard]] std::optional<std::uint64_t> parseReceipt(const PopReceipt& text);

/// The message as everyone may see it.
[[nodiscard]] QueueMessage toMessage(const MessageState& state, QByteArray text);
/// The message with the right to it until `nextVisible`.
[[nodiscard]] Lease toLease(const MessageState& state, QByteArray text, TimePoint nextVisible);

/// A new message as its sender wants it, with a receipt by chance. `options` are within their bounds.
[[nodiscard]] MessageState newMessage(UuidSequence& ids, RandomSource& random, TimePoint now,
                                      const PutOptions& options);

/// What a client sends back to prove its right. Errors: NotFound, Stale (they cannot be ours).
[[nodiscard]] Result<Claim> parseClaim(const MessageId& id, const PopReceipt& receipt);

} // namespace gleaner
