#include "common/worker/answer_text.h"

#include "common/wire/envelope_codec.h"

#include <utility>

namespace gleaner {

namespace {

Envelope resultEnvelope(const AnswerHead& head, Payload payload) {
    ResultMessage message;
    message.head = head;
    message.payload = std::move(payload);
    return message;
}

} // namespace

Result<AnswerText> failureText(const AnswerHead& head, FailureKind kind, const QString& reason,
                               qsizetype messageLimit) {
    auto text = encodeEnvelope(FailureMessage{head, kind, textThatFits(reason, kMaxFailureReasonBytes)}, messageLimit);
    if (!text)
        return failure(text.error());
    return AnswerText{*std::move(text), false};
}

Result<AnswerText> resultText(const AnswerHead& head, const QByteArray& answer, BlobStore* blobs,
                              qsizetype messageLimit) {
    if (answer.size() <= kMaxInflatedBytes) {
        auto text = encodeEnvelope(resultEnvelope(head, InlinePayload{answer}), messageLimit);
        if (text)
            return AnswerText{*std::move(text), true};
        if (text.error().code != ErrorCode::TooLarge)
            return failureText(head, FailureKind::ComputationFailed, text.error().message, messageLimit);
    }
    if (!blobs)
        return failureText(
            head, FailureKind::ComputationFailed,
            QStringLiteral("The answer of %1 bytes does not fit into a message, and there is no place for "
                           "larger ones; cut the job into smaller chunks.")
                .arg(answer.size()),
            messageLimit);
    const auto key = blobs->put(head.address.job, answer);
    if (!key) {
        // No container: the head makes it as soon as it reaches the blobs. No right: this PC's fault, not the chunk's.
        if (isTransient(key.error().code) || key.error().code == ErrorCode::NotFound ||
            key.error().code == ErrorCode::Refused)
            return failure(key.error());
        return failureText(head, FailureKind::ComputationFailed, key.error().message, messageLimit);
    }
    const BlobPayload payload{*key, static_cast<std::uint64_t>(answer.size())};
    auto text = encodeEnvelope(resultEnvelope(head, payload), messageLimit);
    if (!text)
        return failure(text.error());
    return AnswerText{*std::move(text), true};
}

} // namespace gleaner
