#include "common/queue/message_queue.h"

namespace gleaner {

Result<std::optional<AccessPolicy>> MessageQueue::accessPolicy(const QString& id) {
    return accessPolicies().map([&id](const std::vector<AccessPolicy>& policies) {
        const AccessPolicy* policy = findPolicy(policies, id);
        return policy == nullptr ? std::nullopt : std::optional(*policy);
    });
}

} // namespace gleaner
