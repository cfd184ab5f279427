// Where the service that checks tokens finds the stored policies that they name.
#pragma once

#include "common/queue/access_policy.h"

namespace gleaner {

/// Thread: as the implementation says.
class PolicySource {
public:
    virtual ~PolicySource() = default;
    /// The policy `id` of the queue or container `resource`; nullopt: there is none, or no such resource. It is asked
    /// at each request whose token names a policy, so that changing one works at once.
    [[nodiscard]] virtual std::optional<AccessPolicy> findPolicy(const QString& resource, const QString& id) = 0;
};

} // namespace gleaner
