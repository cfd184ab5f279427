// Conditions under which a blob is read or written. Pure; any thread.
// Source: Microsoft, "Specifying conditional headers for Blob service operations"; RFC 9110, 13.
#pragma once

#include "common/base/clock.h"

#include <QByteArray>

#include <optional>

namespace gleaner {

struct BlobConditions {
    QByteArray ifMatch = {};                         ///< an ETag without quotes, "*" for any, empty for no condition
    QByteArray ifNoneMatch = {};                     ///< the same
    std::optional<TimePoint> ifModifiedSince = {};   ///< to the second
    std::optional<TimePoint> ifUnmodifiedSince = {}; ///< to the second
    friend bool operator==(const BlobConditions&, const BlobConditions&) = default;
};

/// What is there.
struct BlobVersion {
    QByteArray etag; ///< without quotes
    TimePoint modified;
};

enum class ConditionOutcome {
    Met,
    NotMet,      ///< 412
    NotModified, ///< of a read: 304
    Exists,      ///< of a write that wanted to be the first: 409
};

/// `present` is there. An ETag counts more than a time of the same sense.
[[nodiscard]] ConditionOutcome checkRead(const BlobConditions& conditions, const BlobVersion& present);
/// nullopt: nothing is there.
[[nodiscard]] ConditionOutcome checkWrite(const BlobConditions& conditions, const std::optional<BlobVersion>& present);

} // namespace gleaner
