#include "screensaver_client/policy/settings_store.h"

namespace gleaner {

std::unique_ptr<PolicySource> systemPolicy() {
    return std::make_unique<PolicyFile>(QStringLiteral("/etc/gleaner/policy.toml"));
}

} // namespace gleaner
