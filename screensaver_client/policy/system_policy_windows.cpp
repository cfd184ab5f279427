#include "screensaver_client/policy/registry_policy_windows.h"

namespace gleaner {

std::unique_ptr<PolicySource> systemPolicy() {
    return std::make_unique<RegistryPolicy>(QStringLiteral("HKEY_LOCAL_MACHINE\\Software\\Policies\\Gleaner"));
}

} // namespace gleaner
