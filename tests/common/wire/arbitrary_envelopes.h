// Envelopes of all kinds and shapes for property tests: every value that envelope.h allows can come up.
#pragma once

#include "common/wire/envelope_codec.h"

#include <rapidcheck.h>

namespace gleaner::arbitrary {

inline rc::Gen<QByteArray> bytes(int least, int most) {
    return rc::gen::mapcat(rc::gen::inRange(least, most + 1), [](int size) {
        const auto count = static_cast<std::size_t>(size);
        return rc::gen::map(rc::gen::container<std::string>(count, rc::gen::arbitrary<char>()),
                            [](const std::string& text) { return QByteArray::fromStdString(text); });
    });
}

/// Noise, repetitions (which deflate well) or nothing.
inline rc::Gen<QByteArray> payloadBytes() {
    const auto repeated = rc::gen::apply([](const QByteArray& unit, int times) { return unit.repeated(times); },
                                         bytes(1, 8), rc::gen::inRange(1, 2'000));
    return rc::gen::oneOf(bytes(0, 300), repeated, rc::gen::just(QByteArray()));
}

/// At most `most` bytes of UTF-8, from one-byte letters to four-byte emoji.
inline rc::Gen<QString> text(int most) {
    const auto character =
        rc::gen::element<char32_t>(U'\0', U'a', U'Z', U'-', U'\n', U'ä', U'€', U'\uFEFF', U'\uFFFD', U'😀');
    return rc::gen::map(rc::gen::container<std::u32string>(character), [most](const std::u32string& characters) {
        QString result;
        for (const char32_t one : characters) {
            const QString next = result + QString::fromUcs4(&one, 1);
            if (next.toUtf8().size() <= most && !next.startsWith(QChar(0xFEFF)))
                result = next;
        }
        return result;
    });
}

inline rc::Gen<std::uint64_t> upTo(std::uint64_t most) {
    return rc::gen::oneOf(
        rc::gen::map(rc::gen::arbitrary<std::uint64_t>(), [most](auto value) { return value % (most + 1); }),
        rc::gen::map(rc::gen::resize(2'000, rc::gen::arbitrary<std::uint64_t>()),
                     [most](auto value) { return value % (most + 1); }),
        rc::gen::element<std::uint64_t>(0, most));
}

inline rc::Gen<ChunkAddress> address() {
    return rc::gen::apply(
        [](const QByteArray& job, SequenceNumber sequence, std::uint8_t replica) {
            return ChunkAddress{JobId(QUuid::fromRfc4122(job)), sequence, replica};
        },
        bytes(16, 16), upTo(kMaxSequenceNumber), rc::gen::arbitrary<std::uint8_t>());
}

inline rc::Gen<ComputationRef> computation() {
    const auto letters = rc::gen::elementOf(std::string("abcdefghijklmnopqrstuvwxyz0123456789-"));
    const auto named = rc::gen::apply(
        [](const std::string& name, std::uint32_t version) -> ComputationRef {
            return NamedComputation{QString::fromStdString(name.substr(0, kMaxComputationNameBytes)), version};
        },
        rc::gen::nonEmpty(rc::gen::container<std::string>(letters)), rc::gen::arbitrary<std::uint32_t>());
    const auto kernel =
        rc::gen::map(bytes(32, 32), [](const QByteArray& hash) -> ComputationRef { return KernelHash{hash}; });
    return rc::gen::oneOf(named, kernel);
}

inline rc::Gen<Payload> payload() {
    const auto blob = rc::gen::apply(
        [](const QByteArray& key, std::uint64_t size) -> Payload {
            return BlobPayload{key, size};
        },
        bytes(32, 32), upTo(kMaxWireCount));
    return rc::gen::oneOf(
        rc::gen::map(payloadBytes(), [](const QByteArray& inlined) -> Payload { return InlinePayload{inlined}; }),
        blob);
}

inline rc::Gen<std::optional<ChunkCheckpoint>> checkpoint() {
    const auto there = rc::gen::apply(
        [](std::uint64_t hash, const QByteArray& state) {
            return std::optional(ChunkCheckpoint{hash, state});
        },
        upTo(~std::uint64_t{0} - 1), bytes(1, 500));
    return rc::gen::oneOf(rc::gen::just(std::optional<ChunkCheckpoint>()), there);
}

inline rc::Gen<std::chrono::microseconds> duration() {
    return rc::gen::map(upTo(kMaxWireCount), [](std::uint64_t count) { return std::chrono::microseconds(count); });
}

inline rc::Gen<AnswerHead> answerHead() {
    return rc::gen::apply(
        [](const ChunkAddress& where, const QString& worker, std::chrono::microseconds time, std::uint64_t hash) {
            return AnswerHead{where, WorkerId(worker), time, hash};
        },
        address(), text(kMaxWorkerIdBytes), duration(), upTo(~std::uint64_t{0} - 1));
}

inline rc::Gen<std::optional<WorkerPresence>> presence() {
    const auto chunk = rc::gen::apply(
        [](const ChunkAddress& where, std::uint64_t age) {
            return ChunkInHand{where.job, where.sequence, Milliseconds(static_cast<std::int64_t>(age))};
        },
        address(), upTo(kMaxWireCount));
    return rc::gen::apply(
        [](bool isThere, int activity, const QString& version, std::uint64_t back, std::uint64_t failed,
           std::vector<ChunkInHand> inHand) -> std::optional<WorkerPresence> {
            inHand.resize(std::min(inHand.size(), kMaxChunksInHand));
            if (!isThere)
                return std::nullopt;
            return WorkerPresence{static_cast<WorkerActivity>(activity), version, back, failed, std::move(inHand)};
        },
        rc::gen::arbitrary<bool>(), rc::gen::inRange(1, 5), text(kMaxProgramVersionBytes), upTo(kMaxWireCount),
        upTo(kMaxWireCount), rc::gen::container<std::vector<ChunkInHand>>(chunk));
}

inline rc::Gen<Envelope> envelope() {
    const auto chunk = rc::gen::apply(
        [](const ChunkAddress& where, std::uint8_t handedBack, const ComputationRef& code, const Payload& what,
           const std::optional<ChunkCheckpoint>& checkpoint) -> Envelope {
            return ChunkMessage{where, handedBack, code, what, checkpoint};
        },
        address(), rc::gen::arbitrary<std::uint8_t>(), computation(), payload(), checkpoint());
    const auto result = rc::gen::apply(
        [](const AnswerHead& head, const Payload& what) -> Envelope {
            return ResultMessage{head, what};
        },
        answerHead(), payload());
    const auto failure = rc::gen::apply(
        [](const AnswerHead& head, int kind, const QString& reason) -> Envelope {
            return FailureMessage{head, static_cast<FailureKind>(kind), reason};
        },
        answerHead(), rc::gen::inRange(1, 5), text(kMaxFailureReasonBytes));
    const auto heartbeat = rc::gen::apply(
        [](const QString& worker, std::uint64_t done, std::chrono::microseconds time, std::uint32_t processors,
           const QString& platform, std::uint64_t sentAt, const std::optional<WorkerPresence>& present) -> Envelope {
            return HeartbeatMessage{WorkerId(worker), done, time, processors, platform, TimePoint(Milliseconds(sentAt)),
                                    present};
        },
        text(kMaxWorkerIdBytes), upTo(kMaxWireCount), duration(), rc::gen::arbitrary<std::uint32_t>(),
        text(kMaxPlatformBytes), upTo(kMaxWireCount), presence());
    return rc::gen::oneOf(chunk, result, failure, heartbeat);
}

} // namespace gleaner::arbitrary
