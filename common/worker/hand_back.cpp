#include "common/worker/hand_back.h"

#include "common/wire/envelope_codec.h"

#include <limits>

namespace gleaner {

std::optional<QByteArray> countedHandBack(const QByteArray& text, qsizetype messageLimit) {
    auto envelope = decodeEnvelope(text, kMaxMessageLimit);
    auto* const chunk = envelope ? std::get_if<ChunkMessage>(&*envelope) : nullptr;
    if (!chunk)
        return std::nullopt;
    if (chunk->handedBack < std::numeric_limits<std::uint8_t>::max())
        ++chunk->handedBack;
    auto counted = encodeEnvelope(*envelope, messageLimit);
    if (!counted)
        return std::nullopt;
    return *std::move(counted);
}

Status handBack(MessageQueue& queue, const Lease& lease, Seconds delay, HandBackCount count, qsizetype messageLimit) {
    std::optional<QByteArray> text;
    if (count == HandBackCount::Counted)
        text = countedHandBack(lease.message.text, messageLimit);
    const auto receipt = queue.update(lease.message.id, lease.receipt.popReceipt, delay, text);
    if (!receipt)
        return failure(receipt.error());
    return {};
}

} // namespace gleaner
