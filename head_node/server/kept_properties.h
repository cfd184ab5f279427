// The queue service's own properties, kept by the store. They are asked for too rarely to be remembered. Thread: any.
#pragma once

#include "common/queue/service_settings.h"
#include "common/rest/service_properties.h"

namespace gleaner {

class KeptProperties {
public:
    /// `settings` outlives this. A document that cannot be read (a newer program's) counts as none.
    explicit KeptProperties(ServiceSettings& settings) : m_settings(settings) {}

    [[nodiscard]] ServiceProperties now() const {
        return readServiceProperties(m_settings.settings()).value_or(ServiceProperties());
    }
    [[nodiscard]] std::vector<CorsRule> corsRules() const { return now().cors.value_or(std::vector<CorsRule>()); }
    /// What `change` leaves out is kept; of two changes at the same moment one may be lost. Errors: TooLarge, DiskFull.
    [[nodiscard]] Status change(const ServiceProperties& change) {
        return m_settings.setSettings(writeServiceProperties(changed(now(), change)));
    }

private:
    ServiceSettings& m_settings;
};

} // namespace gleaner
