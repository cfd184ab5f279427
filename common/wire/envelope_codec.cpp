#include "common/wire/envelope_codec.h"

#include "common/wire/envelope_reader.h"
#include "common/wire/envelope_writer.h"
#include "common/wire/message_seal.h"

#include <algorithm>

namespace gleaner {
namespace {

constexpr QByteArrayView kByteOrderMark("\xEF\xBB\xBF"); // QString::fromUtf8() takes one away

// FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
constexpr std::uint64_t kFnvBasis = 0xCBF29CE484222325U;

std::uint64_t fnv1a(std::uint64_t hash, QByteArrayView bytes) {
    for (const char byte : bytes)
        hash = (hash ^ static_cast<std::uint8_t>(byte)) * 0x100000001B3U;
    return hash;
}

} // namespace

bool isComputationName(QStringView name) {
    const auto allowed = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'; };
    return !name.isEmpty() && name.size() <= kMaxComputationNameBytes && std::all_of(name.begin(), name.end(), allowed);
}

bool isWorkerActivity(std::uint8_t value) {
    switch (static_cast<WorkerActivity>(value)) {
    case WorkerActivity::Computing:
    case WorkerActivity::Waiting:
    case WorkerActivity::Paused:
    case WorkerActivity::Ended:
        return true;
    }
    return false;
}

bool isFailureKind(std::uint8_t value) {
    switch (static_cast<FailureKind>(value)) {
    case FailureKind::ComputationFailed:
    case FailureKind::TakenTooOften:
    case FailureKind::UnknownComputation:
    case FailureKind::BadPayload:
        return true;
    }
    return false;
}

QString textThatFits(const QString& text, qsizetype maxBytes) {
    QByteArray utf8 = text.toUtf8();
    while (utf8.startsWith(kByteOrderMark))
        utf8.remove(0, kByteOrderMark.size());
    const auto isContinuation = [](char byte) { return (static_cast<std::uint8_t>(byte) & 0xC0U) == 0x80U; };
    qsizetype end = std::clamp<qsizetype>(maxBytes, 0, utf8.size());
    while (end > 0 && end < utf8.size() && isContinuation(utf8[end]))
        --end;
    return QString::fromUtf8(utf8.first(end));
}

Result<QByteArray> encodeEnvelope(const Envelope& envelope, qsizetype limit) {
    const auto body = writeEnvelope(envelope);
    return body ? sealMessage(*body, limit) : failure(body.error());
}

Result<Envelope> decodeEnvelope(QByteArrayView text, qsizetype limit) {
    const auto body = unsealMessage(text, limit);
    return body ? readEnvelope(*body) : failure(body.error());
}

std::uint64_t chunkHashOf(QByteArrayView payload) {
    return fnv1a(kFnvBasis, payload);
}

std::uint64_t checkpointHashOf(std::uint64_t chunkHash, QByteArrayView state) {
    return fnv1a(chunkHash, state);
}

} // namespace gleaner
