// Access policies as the document that Get and Set Queue ACL (and Container ACL) carry: <SignedIdentifiers>. Pure; any
// thread. Source: Microsoft, "Set Queue ACL", "Set Container ACL".
#pragma once

#include "common/queue/access_policy.h"

#include <QByteArray>

namespace gleaner {

[[nodiscard]] QByteArray writeAccessPolicies(const std::vector<AccessPolicy>& policies);
/// No document at all is no policy. What the policies say is not checked; see checkAccessPolicies().
/// Errors: Malformed (also for more than kMaxStoredPolicies).
[[nodiscard]] Result<std::vector<AccessPolicy>> readAccessPolicies(const QByteArray& xml);

} // namespace gleaner
