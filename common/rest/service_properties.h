// What a storage service is told about itself with Set Service Properties: <StorageServiceProperties>. Values and pure
// functions; any thread. Source: Microsoft, "Set Queue Service Properties", "CORS support for Azure Storage".
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace gleaner {

inline constexpr std::size_t kMaxCorsRules = 5;

struct RetentionPolicy {
    bool enabled = false;
    int days = 0; ///< 1 .. 365 when enabled
    friend bool operator==(const RetentionPolicy&, const RetentionPolicy&) = default;
};
/// Kept and told again; nothing is logged by it.
struct LoggingProperties {
    QString version = QStringLiteral("1.0");
    bool deletes = false;
    bool reads = false;
    bool writes = false;
    RetentionPolicy retention;
    friend bool operator==(const LoggingProperties&, const LoggingProperties&) = default;
};
/// Kept and told again; nothing is measured by it.
struct MetricsProperties {
    QString version = QStringLiteral("1.0");
    bool enabled = false;
    std::optional<bool> includeApis;
    RetentionPolicy retention;
    friend bool operator==(const MetricsProperties&, const MetricsProperties&) = default;
};
/// Which pages of which sites may ask from a browser.
struct CorsRule {
    QStringList origins; ///< "*" is everybody
    QStringList methods;
    QStringList allowedHeaders; ///< names; "x-ms-*" is a prefix, "*" all
    QStringList exposedHeaders; ///< the same
    int maxAgeSeconds = 0;
    friend bool operator==(const CorsRule&, const CorsRule&) = default;
};

/// What is absent in a change is kept as it was.
struct ServiceProperties {
    std::optional<LoggingProperties> logging;
    std::optional<MetricsProperties> hourMetrics;
    std::optional<MetricsProperties> minuteMetrics;
    std::optional<std::vector<CorsRule>> cors; ///< at most kMaxCorsRules
    friend bool operator==(const ServiceProperties&, const ServiceProperties&) = default;
};

/// `kept` with everything that `change` says.
[[nodiscard]] ServiceProperties changed(ServiceProperties kept, const ServiceProperties& change);

/// With the protocol's defaults for what is absent.
[[nodiscard]] ServiceProperties withDefaults(const ServiceProperties& properties);

[[nodiscard]] QByteArray writeServiceProperties(const ServiceProperties& properties);
/// The bounds of CORS rules and retention are checked. Errors: Malformed.
[[nodiscard]] Result<ServiceProperties> readServiceProperties(const QByteArray& xml);

} // namespace gleaner
