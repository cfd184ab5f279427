// One envelope of every kind and shape. The golden files say exactly these: never change one, add new ones.
#pragma once

#include "common/wire/envelope.h"

namespace gleaner::samples {

inline const JobId kJob(QUuid(QStringLiteral("1b4e28ba-2fa1-41d2-883f-0016d3cca427")));

inline ChunkAddress address() {
    return {kJob, 300, 2};
}

inline AnswerHead answerHead() {
    return {address(), WorkerId(QStringLiteral("pc-17/3f2a9c01/2")), std::chrono::microseconds(1'500'000),
            0x0123456789ABCDEFU};
}

/// PROTOCOL.md's worked example.
inline ChunkMessage chunk() {
    return {address(), 1, NamedComputation{QStringLiteral("primes"), 1}, InlinePayload{"2..100"}};
}

/// PROTOCOL.md's second example.
inline ChunkMessage checkpointChunk() {
    ChunkMessage left = chunk();
    left.handedBack = 2;
    left.checkpoint = ChunkCheckpoint{0x2CD9CD7046B482E6U, "37"};
    return left;
}

inline ChunkMessage deflatedChunk() {
    return {address(), 0, NamedComputation{QStringLiteral("option-pricing"), 7}, InlinePayload{QByteArray(5'000, 'x')}};
}

inline ChunkMessage kernelBlobChunk() {
    return {{kJob, kMaxSequenceNumber, 255},
            255,
            KernelHash{QByteArray(32, '\xAB')},
            BlobPayload{QByteArray(32, '\xCD'), 1'000'000}};
}

inline ResultMessage result() {
    return {answerHead(), InlinePayload{QByteArray::fromHex("00ff10807f")}};
}

inline ResultMessage blobResult() {
    return {answerHead(), BlobPayload{QByteArray(32, '\x11'), 70'000}};
}

inline FailureMessage failure() {
    return {answerHead(), FailureKind::BadPayload, QStringLiteral("Zeile 3: „abc“ ist keine Zahl")};
}

inline HeartbeatMessage heartbeat() {
    return {WorkerId(QStringLiteral("pc-17/3f2a9c01")),   42,
            std::chrono::microseconds(63'000'000),        8,
            QStringLiteral("Debian GNU/Linux 12 x86_64"), TimePoint(Milliseconds(1'767'225'600'000))};
}

inline HeartbeatMessage presentHeartbeat() {
    HeartbeatMessage beat = heartbeat();
    beat.presence = WorkerPresence{WorkerActivity::Computing,
                                   QStringLiteral("0.1.0"),
                                   3,
                                   1,
                                   {{address().job, 300, Milliseconds(12'500)}, {address().job, 301, Milliseconds(0)}}};
    return beat;
}

} // namespace gleaner::samples
