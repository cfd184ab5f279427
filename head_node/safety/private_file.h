// Files with secrets in them: nobody but their owner may read them, at no time. Thread: any.
#pragma once

#include "common/base/result.h"

#include <QByteArray>

namespace gleaner {

/// Replaces the file in one step. Where the system has no such rights (FAT), the folder's own are all there is; on
/// Windows they are the folder's, too. Errors: DiskFull (or whatever else keeps it from being written).
[[nodiscard]] Status writePrivateFile(const QString& path, const QByteArray& bytes);
/// At most `maxBytes`. Errors: NotFound, Refused, TooLarge.
[[nodiscard]] Result<QByteArray> readSmallFile(const QString& path, qint64 maxBytes = 64 * 1024);

} // namespace gleaner
