// What the local socket of a data folder's head is called. Pure; any thread.
#pragma once

#include <QString>

namespace gleaner {

/// `folder` is absolute, links resolved.
[[nodiscard]] QString socketNameFor(const QString& folder);

} // namespace gleaner
