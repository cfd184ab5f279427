#include "common/wire/envelope_reader.h"

#include "common/wire/deflate.h"
#include "common/wire/envelope_codec.h"
#include "common/wire/envelope_layout.h"
#include "common/wire/field_reader.h"

#include <limits>

namespace gleaner {
namespace {

using namespace layout;
using namespace Qt::Literals::StringLiterals;

QByteArray readInflated(FieldReader& in) {
    const auto size = in.varint("inflated size"_L1, std::numeric_limits<std::uint64_t>::max());
    const QByteArrayView stream = in.rest();
    ByteWriter framing;
    framing.varint(size);
    if (size > static_cast<std::uint64_t>(kMaxInflatedBytes))
        in.fail(ErrorCode::TooLarge, QStringLiteral("The message's payload inflates to %1 bytes, the most is %2.")
                                         .arg(size)
                                         .arg(kMaxInflatedBytes));
    else if (static_cast<std::uint64_t>(framing.bytes().size() + stream.size()) >= size)
        in.fail(ErrorCode::Malformed, QStringLiteral("The message's payload is deflated though that is not smaller."));
    if (in.failed())
        return {};
    auto inflated = inflateExactly(stream, static_cast<qsizetype>(size));
    if (!inflated)
        in.fail(inflated.error().code, inflated.error().message);
    return std::move(inflated).value_or(QByteArray());
}

Payload readPayload(FieldReader& in, std::uint8_t flags) {
    if ((flags & kBlobFlag) != 0 && (flags & kDeflatedFlag) != 0)
        in.fail(ErrorCode::Malformed, QStringLiteral("The message's payload is both deflated and a blob."));
    if ((flags & kBlobFlag) != 0) {
        BlobPayload blob;
        blob.key = in.raw("blob key"_L1, kBlobKeyBytes).toByteArray();
        blob.size = in.varint("blob size"_L1, kMaxWireCount);
        return blob;
    }
    return InlinePayload{(flags & kDeflatedFlag) != 0 ? readInflated(in) : in.rest().toByteArray()};
}

ChunkAddress readAddress(FieldReader& in) {
    ChunkAddress address;
    address.job = JobId(QUuid::fromRfc4122(in.raw("job id"_L1, kJobIdBytes)));
    address.sequence = in.varint("sequence number"_L1, kMaxSequenceNumber);
    address.replica = in.u8("replica number"_L1);
    return address;
}

ComputationRef readComputation(FieldReader& in, std::uint8_t flags) {
    if ((flags & kKernelHashFlag) != 0)
        return KernelHash{in.raw("kernel hash"_L1, kKernelHashBytes).toByteArray()};
    NamedComputation named;
    named.name = in.text("computation name"_L1, kMaxComputationNameBytes);
    if (!isComputationName(named.name))
        in.fail(ErrorCode::Malformed,
                QStringLiteral("The message's computation name is not made of 1 to 24 of a-z, 0-9 and -."));
    named.version =
        static_cast<std::uint32_t>(in.varint("computation version"_L1, std::numeric_limits<std::uint32_t>::max()));
    return named;
}

AnswerHead readAnswerHead(FieldReader& in) {
    AnswerHead head;
    head.address = readAddress(in);
    head.worker = WorkerId(in.text("worker id"_L1, kMaxWorkerIdBytes));
    head.computeTime = std::chrono::microseconds(in.varint("compute time"_L1, kMaxWireCount));
    head.chunkHash = in.u64("chunk hash"_L1);
    return head;
}

ChunkCheckpoint readCheckpoint(FieldReader& in) {
    ChunkCheckpoint checkpoint;
    checkpoint.hash = in.u64("checkpoint's hash"_L1);
    checkpoint.state = in.bytes("checkpoint"_L1, kMaxCheckpointBytes).toByteArray();
    if (checkpoint.state.isEmpty())
        in.fail(ErrorCode::Malformed, QStringLiteral("The message's checkpoint is empty."));
    return checkpoint;
}

ChunkMessage readChunk(FieldReader& in, std::uint8_t flags) {
    ChunkMessage chunk;
    chunk.address = readAddress(in);
    chunk.handedBack = in.u8("number of times handed back"_L1);
    chunk.computation = readComputation(in, flags);
    if ((flags & kCheckpointFlag) != 0)
        chunk.checkpoint = readCheckpoint(in);
    chunk.payload = readPayload(in, flags);
    return chunk;
}

ResultMessage readResult(FieldReader& in, std::uint8_t flags) {
    ResultMessage result;
    result.head = readAnswerHead(in);
    result.payload = readPayload(in, flags);
    return result;
}

FailureMessage readFailure(FieldReader& in) {
    FailureMessage message;
    message.head = readAnswerHead(in);
    const auto kind = in.u8("failure kind"_L1);
    if (!isFailureKind(kind))
        in.fail(ErrorCode::Malformed,
                QStringLiteral("The message's failure kind %1 is unknown: it was written by a newer "
                               "Gleaner: update this one.")
                    .arg(kind));
    message.kind = static_cast<FailureKind>(kind);
    message.reason = in.text("failure reason"_L1, kMaxFailureReasonBytes);
    return message;
}

WorkerPresence readPresence(FieldReader& in) {
    WorkerPresence presence;
    const auto activity = in.u8("activity"_L1);
    if (!isWorkerActivity(activity))
        in.fail(ErrorCode::Malformed, QStringLiteral("The message's activity %1 is unknown: it was written by a newer "
                                                     "Gleaner: update this one.")
                                          .arg(activity));
    presence.activity = static_cast<WorkerActivity>(activity);
    presence.version = in.text("program version"_L1, kMaxProgramVersionBytes);
    presence.handedBack = in.varint("number of chunks handed back"_L1, kMaxWireCount);
    presence.failed = in.varint("number of chunks failed"_L1, kMaxWireCount);
    const std::size_t count = in.u8("number of chunks in hand"_L1);
    if (count > kMaxChunksInHand)
        in.fail(
            ErrorCode::Malformed,
            QStringLiteral("The message names %1 chunks in hand, at most %2 may be.").arg(count).arg(kMaxChunksInHand));
    for (std::size_t i = 0; i < count && !in.failed(); ++i) {
        ChunkInHand chunk;
        chunk.job = JobId(QUuid::fromRfc4122(in.raw("job id"_L1, kJobIdBytes)));
        chunk.sequence = in.varint("sequence number"_L1, kMaxSequenceNumber);
        chunk.takenFor = Milliseconds(in.varint("time in hand"_L1, kMaxWireCount));
        presence.inHand.push_back(chunk);
    }
    return presence;
}

HeartbeatMessage readHeartbeat(FieldReader& in, std::uint8_t flags) {
    HeartbeatMessage beat;
    beat.worker = WorkerId(in.text("worker id"_L1, kMaxWorkerIdBytes));
    beat.chunksDone = in.varint("number of chunks done"_L1, kMaxWireCount);
    beat.computeTime = std::chrono::microseconds(in.varint("compute time"_L1, kMaxWireCount));
    beat.processors =
        static_cast<std::uint32_t>(in.varint("number of processors"_L1, std::numeric_limits<std::uint32_t>::max()));
    beat.platform = in.text("platform"_L1, kMaxPlatformBytes);
    beat.sentAt = TimePoint(Milliseconds(in.varint("time of sending"_L1, kMaxWireCount)));
    if ((flags & kPresenceFlag) != 0)
        beat.presence = readPresence(in);
    return beat;
}

std::optional<std::uint8_t> flagsAllowedOn(std::uint8_t kind) {
    switch (static_cast<Kind>(kind)) {
    case Kind::Chunk:
        return kChunkFlags;
    case Kind::Result:
        return kResultFlags;
    case Kind::Failure:
        return std::uint8_t{0};
    case Kind::Heartbeat:
        return kPresenceFlag;
    }
    return std::nullopt;
}

void checkKindAndFlags(FieldReader& in, std::uint8_t kind, std::uint8_t flags) {
    const auto allowed = flagsAllowedOn(kind);
    if (!allowed)
        in.fail(ErrorCode::Malformed,
                QStringLiteral("The message's kind %1 is unknown: it was written by a newer Gleaner: update this one.")
                    .arg(kind));
    else if ((flags & ~*allowed) != 0)
        in.fail(ErrorCode::Malformed, QStringLiteral("The message has a flag that its kind %1 cannot have.").arg(kind));
}

Envelope readKind(FieldReader& in, Kind kind, std::uint8_t flags) {
    switch (kind) {
    case Kind::Chunk:
        return readChunk(in, flags);
    case Kind::Result:
        return readResult(in, flags);
    case Kind::Failure:
        return readFailure(in);
    case Kind::Heartbeat:
        return readHeartbeat(in, flags);
    }
    Q_UNREACHABLE(); // checkKindAndFlags() let it pass
}

} // namespace

Result<Envelope> readEnvelope(QByteArrayView body) {
    FieldReader in(body);
    const auto kindAndFlags = in.u8("kind"_L1);
    const auto kind = static_cast<std::uint8_t>(kindAndFlags & kKindMask);
    const auto flags = static_cast<std::uint8_t>(kindAndFlags & ~kKindMask);
    checkKindAndFlags(in, kind, flags);
    if (in.failed())
        return failure(in.finish().error());
    Envelope envelope = readKind(in, static_cast<Kind>(kind), flags);
    if (const auto end = in.finish(); !end)
        return failure(end.error());
    return envelope;
}

} // namespace gleaner
