#include "common/queue/queue_tokens.h"

#include "common/queue/queue_rules.h"

namespace gleaner {

namespace {
constexpr int kReceiptDigits = 16;
}

MessageId messageIdText(const QUuid& id) {
    return MessageId(id.toString(QUuid::WithoutBraces));
}

std::optional<QUuid> parseMessageId(const MessageId& text) {
    const QUuid id = QUuid::fromString(text.value());
    return id.isNull() ? std::nullopt : std::optional(id);
}

PopReceipt receiptText(std::uint64_t receipt) {
    QString text(kReceiptDigits, Qt::Uninitialized);
    for (int digit = kReceiptDigits; digit-- > 0; receipt >>= 4)
        text[digit] = QLatin1Char("0123456789abcdef"[receipt & 0xF]);
    return PopReceipt(std::move(text));
}

std::optional<std::uint64_t> parseReceipt(const PopReceipt& text) {
    bool ok = false;
    const std::uint64_t receipt = text.value().toULongLong(&ok, 16);
    return ok && text.value().size() == kReceiptDigits ? std::optional(receipt) : std::nullopt;
}

QueueMessage toMessage(const MessageState& state, QByteArray text) {
    return QueueMessage{messageIdText(state.id), std::move(text), static_cast<int>(state.dequeueCount), state.inserted,
                        state.expires};
}

Lease toLease(const MessageState& state, QByteArray text, TimePoint nextVisible) {
    return Lease{toMessage(state, std::move(text)), Receipt{receiptText(state.receipt), nextVisible}};
}

MessageState newMessage(UuidSequence& ids, RandomSource& random, TimePoint now, const PutOptions& options) {
    return MessageState{.id = ids.next(),
                        .receipt = random.next(),
                        .inserted = now,
                        .expires = expiryOf(now, options.timeToLive),
                        .hiddenUntil = options.visibilityDelay > Seconds(0) ? now + options.visibilityDelay : kReady};
}

Result<Claim> parseClaim(const MessageId& id, const PopReceipt& receipt) {
    const auto parsedId = parseMessageId(id);
    if (!parsedId)
        return failure(ErrorCode::NotFound,
                       QStringLiteral("The message is not there: its id is not one of this queue's."));
    const auto parsedReceipt = parseReceipt(receipt);
    if (!parsedReceipt)
        return failure(ErrorCode::Stale, QStringLiteral("The receipt is void: it is not one of this queue's."));
    return Claim{*parsedId, *parsedReceipt};
}

} // namespace gleaner
