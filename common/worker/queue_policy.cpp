#include "common/worker/queue_policy.h"

#include <algorithm>
#include <optional>

namespace gleaner {
namespace {

std::optional<int> numberWithin(const QString& text, int most) {
    bool good = false;
    const int value = text.trimmed().toInt(&good);
    if (!good || value < 1 || value > most)
        return std::nullopt;
    return value;
}

} // namespace

QueuePolicy policyFrom(const Metadata& metadata, const WorkerOptions& options) {
    QueuePolicy policy{options.visibility, options.poisonThreshold};
    const QString timeout = metadata.value(QString::fromUtf16(kDefaultTimeoutMetadata));
    if (const auto seconds = numberWithin(timeout, static_cast<int>(kMaxVisibility.count())))
        policy.visibility = std::min(Seconds(*seconds), kMaxTokenVisibility); // leases are prolonged all the same
    const QString threshold = metadata.value(QString::fromUtf16(kPoisonThresholdMetadata));
    if (const auto count = numberWithin(threshold, kMaxPoisonThreshold))
        policy.poisonThreshold = *count;
    return policy;
}

Result<QueuePolicy> readPolicy(MessageQueue& queue, const WorkerOptions& options) {
    const auto properties = queue.properties();
    if (properties)
        return policyFrom(properties->metadata, options);
    if (properties.error().code == ErrorCode::Refused)
        return policyFrom({}, options);
    return failure(properties.error());
}

} // namespace gleaner
