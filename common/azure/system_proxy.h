// Which proxy the system's settings name for a server: on Linux the environment (https_proxy, http_proxy, no_proxy) and
// the desktop's settings, on Windows the user's or the administrator's. Thread: any.
#pragma once

#include "common/rest/connection_string.h"

#include <QNetworkProxy>

namespace gleaner {

/// Of type NoProxy where none is to be used, and always for this PC itself.
/// Blocks: briefly; longer where the settings name a script (PAC) that has to be fetched.
[[nodiscard]] QNetworkProxy systemProxyFor(const ServiceEndpoint& endpoint);

} // namespace gleaner
