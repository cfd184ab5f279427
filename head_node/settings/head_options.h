// What settings make of a head. Pure but for the user's own folder. Thread: any.
#pragma once

#include "head_node/host/head_host.h"
#include "head_node/settings/head_settings.h"

namespace gleaner {

/// The folder that settings without one mean: the console program's.
[[nodiscard]] QString usualDataFolder();

/// Under which others may reach this PC, the most likely ones first; 127.0.0.1 where there is no network.
[[nodiscard]] QStringList addressesOfThisPc();

/// Without ownerIsAway, which is a matter of the desktop. Errors: InvalidArgument, the first of complaintsAbout().
[[nodiscard]] Result<HostOptions> hostOptionsOf(const HeadSettings& settings);

/// Only what limit_options.h names.
void limitAs(const HeadSettings& settings, HostOptions& options);

} // namespace gleaner
