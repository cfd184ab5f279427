// The queue service's own properties: in memory for every request, kept by the store. Thread: one at a time.
#pragma once

#include "common/queue/service_settings.h"
#include "common/rest/service_properties.h"

namespace gleaner {

class KeptProperties {
public:
    /// `settings` outlives this. A document that cannot be read (a newer program's) counts as none.
    explicit KeptProperties(ServiceSettings& settings)
        : m_settings(settings), m_now(readServiceProperties(settings.settings()).value_or(ServiceProperties())) {}

    [[nodiscard]] const ServiceProperties& now() const { return m_now; }
    [[nodiscard]] const std::vector<CorsRule>& corsRules() const {
        static const std::vector<CorsRule> kNone;
        return m_now.cors ? *m_now.cors : kNone;
    }
    /// What `change` leaves out is kept. Errors: TooLarge, DiskFull.
    [[nodiscard]] Status change(const ServiceProperties& change) {
        ServiceProperties next = changed(m_now, change);
        if (auto kept = m_settings.setSettings(writeServiceProperties(next)); !kept) {
            return kept;
        }
        m_now = std::move(next);
        return {};
    }

private:
    ServiceSettings& m_settings;
    ServiceProperties m_now;
};

} // namespace gleaner
