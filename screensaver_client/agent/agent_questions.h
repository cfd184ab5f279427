// What `gleaner-agent` asks a running agent for a person on the console. Thread: one. Blocks: until it is answered.
#pragma once

#include "common/base/result.h"

#include <QJsonObject>
#include <QString>

namespace gleaner {

/// The status in a few lines.
[[nodiscard]] Result<QString> statusText(const QString& socketName);
/// The time line, newest first, a line each.
[[nodiscard]] Result<QString> whyText(const QString& socketName, int count);
[[nodiscard]] Result<QString> snoozeText(const QString& socketName, int minutes);
[[nodiscard]] Result<QString> computeNowText(const QString& socketName, int minutes);

} // namespace gleaner
