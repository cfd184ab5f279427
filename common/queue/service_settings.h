// Where a service keeps what it was told about itself (metrics, browsers' origins): one document that only the service
// reads; a store keeps its bytes.
#pragma once

#include "common/base/result.h"

#include <QByteArray>

namespace gleaner {

inline constexpr qsizetype kMaxServiceSettingsBytes = 65'536;

/// Thread: as the implementation says, like QueueAccount.
class ServiceSettings {
public:
    virtual ~ServiceSettings() = default;
    /// Empty: never set.
    [[nodiscard]] virtual QByteArray settings() = 0;
    /// Errors: TooLarge (over kMaxServiceSettingsBytes), DiskFull.
    [[nodiscard]] virtual Status setSettings(const QByteArray& document) = 0;
};

/// The size, for every implementation alike.
[[nodiscard]] inline Status checkServiceSettings(const QByteArray& document) {
    if (document.size() > kMaxServiceSettingsBytes) {
        return failure(
            ErrorCode::TooLarge,
            QStringLiteral("The service's settings may have at most %1 bytes.").arg(kMaxServiceSettingsBytes));
    }
    return {};
}

} // namespace gleaner
