// Stored access policies: what a shared access signature that names one (`si`) may do, and when. Taking a policy away
// ends every such signature. Values and pure functions; any thread.
// Source: Microsoft, "Define a stored access policy", "Set Queue ACL".
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QString>

#include <optional>
#include <vector>

namespace gleaner {

inline constexpr qsizetype kMaxPolicyIdLength = 64;
/// What the store keeps for one queue or container; the REST protocol carries kMaxRestPolicies.
inline constexpr std::size_t kMaxStoredPolicies = 500;
inline constexpr std::size_t kMaxRestPolicies = 5;

/// Letters that a policy may permit.
inline constexpr char16_t kQueuePermissions[] = u"raup"; ///< read (peek), add, update, process
inline constexpr char16_t kBlobPermissions[] = u"racwdxyltmeopi";

/// What is left out of a policy is said by the token that names it.
struct AccessPolicy {
    QString id;          ///< 1 .. kMaxPolicyIdLength characters, no control characters
    QString start;       ///< as parseAccessTime() reads it, kept as it came; empty: not said
    QString expiry;      ///< the same
    QString permissions; ///< letters, each at most once; empty: not said

    friend bool operator==(const AccessPolicy&, const AccessPolicy&) = default;
};

/// UTC as "YYYY-MM-DD", "YYYY-MM-DDThh:mmZ", "YYYY-MM-DDThh:mm:ssZ", or with 1 to 7 digits of a second's fraction;
/// what is under a millisecond is cut off. nullopt: another form, or no such date.
[[nodiscard]] std::optional<TimePoint> parseAccessTime(QStringView text);
/// "YYYY-MM-DDThh:mm:ssZ", rounded down. Bound: the years 1 to 9999, as parseAccessTime() reads.
[[nodiscard]] QString accessTimeText(TimePoint time);

/// What a store accepts: at most kMaxStoredPolicies, ids different from each other, times that parse, letters out of
/// `permissions`. Errors: InvalidArgument, TooLarge (too many).
[[nodiscard]] Status checkAccessPolicies(const std::vector<AccessPolicy>& policies, QStringView permissions);
/// nullptr: no such policy.
[[nodiscard]] const AccessPolicy* findPolicy(const std::vector<AccessPolicy>& policies, QStringView id);

} // namespace gleaner
