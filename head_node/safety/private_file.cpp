#include "head_node/safety/private_file.h"

#include <QFile>

#include <filesystem>

namespace gleaner {

namespace {

std::filesystem::path pathOf(const QString& path) {
    return std::filesystem::path(path.toStdU16String());
}

} // namespace

Status writePrivateFile(const QString& path, const QByteArray& bytes) {
    QFile file(path + QStringLiteral(".new"));
    file.remove(); // of a writer that was killed
    const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly) &&
                         file.write(bytes) == bytes.size() && file.flush();
    file.close();
    std::error_code error;
    if (written)
        std::filesystem::rename(pathOf(file.fileName()), pathOf(path), error);
    if (written && !error)
        return {};
    const QString reason = error ? QString::fromStdString(error.message()) : file.errorString();
    file.remove();
    return failure(ErrorCode::DiskFull, QStringLiteral("%1 cannot be written: %2.").arg(path, reason));
}

Result<QByteArray> readSmallFile(const QString& path, qint64 maxBytes) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(file.exists() ? ErrorCode::Refused : ErrorCode::NotFound,
                       QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    }
    QByteArray bytes = file.read(maxBytes + 1);
    if (bytes.size() > maxBytes)
        return failure(ErrorCode::TooLarge, QStringLiteral("%1 is too large to be what it should be.").arg(path));
    return bytes;
}

} // namespace gleaner
