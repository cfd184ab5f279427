#include "common/wire/envelope_writer.h"

#include "common/wire/deflate.h"
#include "common/wire/envelope_codec.h"
#include "common/wire/envelope_layout.h"
#include "common/wire/field_writer.h"

#include <limits>

namespace gleaner {
namespace {

using namespace layout;
using namespace Qt::Literals::StringLiterals;

/// A payload as it will lie in the message.
struct FramedPayload {
    std::uint8_t flags = 0;
    QByteArray bytes;
};

FramedPayload frameInline(const QByteArray& payload) {
    ByteWriter size;
    size.varint(static_cast<std::uint64_t>(payload.size()));
    const qsizetype sizeBytes = size.bytes().size();
    if (const auto deflated = deflateInto(payload, payload.size() - sizeBytes - 1))
        return {kDeflatedFlag, size.bytes() + *deflated};
    return {0, payload};
}

/// Also puts the kind and its flags in front of what follows: they depend on how the payload travels.
FramedPayload beginWithPayload(FieldWriter& out, Kind kind, std::uint8_t flags, const Payload& payload) {
    FramedPayload framed;
    if (const auto* blob = std::get_if<BlobPayload>(&payload)) {
        FieldWriter fields;
        fields.raw("blob key"_L1, blob->key, kBlobKeyBytes);
        fields.varint("blob size"_L1, blob->size, kMaxWireCount);
        if (auto bytes = fields.finish())
            framed = {kBlobFlag, *std::move(bytes)};
        else
            out.fail(bytes.error().code, bytes.error().message);
    } else if (const QByteArray& bytes = std::get<InlinePayload>(payload).bytes; bytes.size() <= kMaxInflatedBytes) {
        framed = frameInline(bytes);
    } else {
        out.fail(ErrorCode::TooLarge,
                 QStringLiteral("The payload has %1 bytes, a message carries at most %2: it has to travel as a blob.")
                     .arg(bytes.size())
                     .arg(kMaxInflatedBytes));
    }
    out.u8(static_cast<std::uint8_t>(static_cast<std::uint8_t>(kind) | flags | framed.flags));
    return framed;
}

void writeAddress(FieldWriter& out, const ChunkAddress& address) {
    out.raw("job id"_L1, address.job.value().toRfc4122(), kJobIdBytes);
    out.varint("sequence number"_L1, address.sequence, kMaxSequenceNumber);
    out.u8(address.replica);
}

void writeComputation(FieldWriter& out, const ComputationRef& computation) {
    if (const auto* kernel = std::get_if<KernelHash>(&computation)) {
        out.raw("kernel hash"_L1, kernel->sha256, kKernelHashBytes);
        return;
    }
    const auto& named = std::get<NamedComputation>(computation);
    if (!isComputationName(named.name))
        out.fail(ErrorCode::InvalidArgument,
                 QStringLiteral("\"%1\" is no computation's name: use 1 to 24 of a-z, 0-9 and -.").arg(named.name));
    out.text("computation name"_L1, named.name, kMaxComputationNameBytes);
    out.varint("computation version"_L1, named.version, std::numeric_limits<std::uint32_t>::max());
}

void writeAnswerHead(FieldWriter& out, const AnswerHead& head) {
    writeAddress(out, head.address);
    out.text("worker id"_L1, head.worker.value(), kMaxWorkerIdBytes);
    out.signedVarint("compute time"_L1, head.computeTime.count(), kMaxWireCount);
    out.u64(head.chunkHash);
}

void write(FieldWriter& out, const ChunkMessage& chunk) {
    const bool isKernel = std::holds_alternative<KernelHash>(chunk.computation);
    const auto flags =
        static_cast<std::uint8_t>((isKernel ? kKernelHashFlag : 0) | (chunk.checkpoint ? kCheckpointFlag : 0));
    const auto payload = beginWithPayload(out, Kind::Chunk, flags, chunk.payload);
    writeAddress(out, chunk.address);
    out.u8(chunk.handedBack);
    writeComputation(out, chunk.computation);
    if (chunk.checkpoint) {
        out.u64(chunk.checkpoint->hash);
        out.bytes("checkpoint"_L1, chunk.checkpoint->state, kMaxCheckpointBytes);
    }
    out.rest(payload.bytes);
}

void write(FieldWriter& out, const ResultMessage& result) {
    const auto payload = beginWithPayload(out, Kind::Result, 0, result.payload);
    writeAnswerHead(out, result.head);
    out.rest(payload.bytes);
}

void write(FieldWriter& out, const FailureMessage& message) {
    out.u8(static_cast<std::uint8_t>(Kind::Failure));
    writeAnswerHead(out, message.head);
    if (!isFailureKind(static_cast<std::uint8_t>(message.kind)))
        out.fail(ErrorCode::InvalidArgument, QStringLiteral("There is no failure kind %1.").arg(int(message.kind)));
    out.u8(static_cast<std::uint8_t>(message.kind));
    out.text("failure reason"_L1, message.reason, kMaxFailureReasonBytes);
}

void writePresence(FieldWriter& out, const WorkerPresence& presence) {
    if (!isWorkerActivity(static_cast<std::uint8_t>(presence.activity)))
        out.fail(ErrorCode::InvalidArgument, QStringLiteral("There is no activity %1.").arg(int(presence.activity)));
    if (presence.inHand.size() > kMaxChunksInHand)
        out.fail(ErrorCode::InvalidArgument,
                 QStringLiteral("A heartbeat names at most %1 chunks.").arg(kMaxChunksInHand));
    out.u8(static_cast<std::uint8_t>(presence.activity));
    out.text("program version"_L1, presence.version, kMaxProgramVersionBytes);
    out.varint("number of chunks handed back"_L1, presence.handedBack, kMaxWireCount);
    out.varint("number of chunks failed"_L1, presence.failed, kMaxWireCount);
    out.u8(static_cast<std::uint8_t>(presence.inHand.size()));
    for (const ChunkInHand& chunk : presence.inHand) {
        out.raw("job id"_L1, chunk.job.value().toRfc4122(), kJobIdBytes);
        out.varint("sequence number"_L1, chunk.sequence, kMaxSequenceNumber);
        out.signedVarint("time in hand"_L1, chunk.takenFor.count(), kMaxWireCount);
    }
}

void write(FieldWriter& out, const HeartbeatMessage& beat) {
    out.u8(static_cast<std::uint8_t>(static_cast<std::uint8_t>(Kind::Heartbeat) |
                                     (beat.presence ? kPresenceFlag : std::uint8_t{0})));
    out.text("worker id"_L1, beat.worker.value(), kMaxWorkerIdBytes);
    out.varint("number of chunks done"_L1, beat.chunksDone, kMaxWireCount);
    out.signedVarint("compute time"_L1, beat.computeTime.count(), kMaxWireCount);
    out.varint("number of processors"_L1, beat.processors, std::numeric_limits<std::uint32_t>::max());
    out.text("platform"_L1, beat.platform, kMaxPlatformBytes);
    out.signedVarint("time of sending"_L1, beat.sentAt.time_since_epoch().count(), kMaxWireCount);
    if (beat.presence)
        writePresence(out, *beat.presence);
}

} // namespace

Result<QByteArray> writeEnvelope(const Envelope& envelope) {
    FieldWriter out;
    std::visit([&out](const auto& message) { write(out, message); }, envelope);
    return out.finish();
}

} // namespace gleaner
