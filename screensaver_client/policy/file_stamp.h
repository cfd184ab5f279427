// Whether a file may have changed, without reading it. Thread: any. Blocks: one look into the file system.
#pragma once

#include <QByteArray>
#include <QString>

namespace gleaner {

/// Another value whenever the file may have another content, other rights, or has come or gone.
[[nodiscard]] QByteArray fileStamp(const QString& path);

} // namespace gleaner
