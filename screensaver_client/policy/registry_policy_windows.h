// A policy in the Windows registry: a value for each setting, named like it. DWORD for numbers and switches (0, 1),
// multi-string for hours; head is a multi-string of "PATH" or "WEIGHT PATH".
#pragma once

#include "screensaver_client/policy/settings_store.h"

namespace gleaner {

/// Thread: any.
class RegistryPolicy final : public PolicySource {
public:
    explicit RegistryPolicy(QString key) : m_key(std::move(key)) {}
    [[nodiscard]] SettingsSource read() const override;
    [[nodiscard]] QByteArray stamp() const override;

private:
    QString m_key;
};

} // namespace gleaner
