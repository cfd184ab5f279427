#include "common/worker/hand_back.h"

#include "common/wire/envelope_codec.h"

#include <limits>

namespace gleaner {

std::optional<QByteArray> countedHandBack(const QByteArray& text, qsizetype messageLimit,
                                          const std::optional<ChunkCheckpoint>& checkpoint) {
    auto envelope = decodeEnvelope(text, kMaxMessageLimit);
    auto* const chunk = envelope ? std::get_if<ChunkMessage>(&*envelope) : nullptr;
    if (!chunk)
        return std::nullopt;
    if (chunk->handedBack < std::numeric_limits<std::uint8_t>::max())
        ++chunk->handedBack;
    if (checkpoint)
        chunk->checkpoint = checkpoint;
    auto counted = encodeEnvelope(*envelope, messageLimit);
    if (!counted && chunk->checkpoint) { // too long with it
        chunk->checkpoint.reset();
        counted = encodeEnvelope(*envelope, messageLimit);
    }
    if (!counted)
        return std::nullopt;
    return *std::move(counted);
}

Status handBack(MessageQueue& queue, const Lease& lease, Seconds delay, HandBackCount count, qsizetype messageLimit,
                const std::optional<ChunkCheckpoint>& checkpoint) {
    std::optional<QByteArray> text;
    if (count == HandBackCount::Counted)
        text = countedHandBack(lease.message.text, messageLimit, checkpoint);
    const auto receipt = queue.update(lease.message.id, lease.receipt.popReceipt, delay, text);
    if (!receipt)
        return failure(receipt.error());
    return {};
}

} // namespace gleaner
