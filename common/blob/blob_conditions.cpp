#include "common/blob/blob_conditions.h"

namespace gleaner {

namespace {

bool matches(const QByteArray& wanted, const BlobVersion& present) {
    return wanted == "*" || wanted == present.etag;
}

/// Dates travel in whole seconds.
bool isModifiedSince(const BlobVersion& present, TimePoint date) {
    return std::chrono::floor<Seconds>(present.modified) > std::chrono::floor<Seconds>(date);
}

/// If-Match, or without it If-Unmodified-Since.
bool isAsExpected(const BlobConditions& conditions, const BlobVersion& present) {
    if (!conditions.ifMatch.isEmpty())
        return matches(conditions.ifMatch, present);
    return !conditions.ifUnmodifiedSince || !isModifiedSince(present, *conditions.ifUnmodifiedSince);
}

/// If-None-Match, or without it If-Modified-Since.
bool isNews(const BlobConditions& conditions, const BlobVersion& present) {
    if (!conditions.ifNoneMatch.isEmpty())
        return !matches(conditions.ifNoneMatch, present);
    return !conditions.ifModifiedSince || isModifiedSince(present, *conditions.ifModifiedSince);
}

} // namespace

ConditionOutcome checkRead(const BlobConditions& conditions, const BlobVersion& present) {
    if (!isAsExpected(conditions, present))
        return ConditionOutcome::NotMet;
    return isNews(conditions, present) ? ConditionOutcome::Met : ConditionOutcome::NotModified;
}

ConditionOutcome checkWrite(const BlobConditions& conditions, const std::optional<BlobVersion>& present) {
    if (!present)
        return conditions.ifMatch.isEmpty() ? ConditionOutcome::Met : ConditionOutcome::NotMet;
    if (conditions.ifNoneMatch == "*")
        return ConditionOutcome::Exists;
    const bool isMet = isAsExpected(conditions, *present) && isNews(conditions, *present);
    return isMet ? ConditionOutcome::Met : ConditionOutcome::NotMet;
}

} // namespace gleaner
