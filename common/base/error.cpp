#include "common/base/error.h"

namespace gleaner {

QString errorCodeName(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidArgument:
        return QStringLiteral("InvalidArgument");
    case ErrorCode::Malformed:
        return QStringLiteral("Malformed");
    case ErrorCode::NotFound:
        return QStringLiteral("NotFound");
    case ErrorCode::AlreadyExists:
        return QStringLiteral("AlreadyExists");
    case ErrorCode::Stale:
        return QStringLiteral("Stale");
    case ErrorCode::TooLarge:
        return QStringLiteral("TooLarge");
    case ErrorCode::Refused:
        return QStringLiteral("Refused");
    case ErrorCode::Unavailable:
        return QStringLiteral("Unavailable");
    case ErrorCode::DiskFull:
        return QStringLiteral("DiskFull");
    case ErrorCode::Corrupt:
        return QStringLiteral("Corrupt");
    case ErrorCode::Cancelled:
        return QStringLiteral("Cancelled");
    case ErrorCode::Failed:
        return QStringLiteral("Failed");
    }
    Q_UNREACHABLE();
}

bool isTransient(ErrorCode code) {
    return code == ErrorCode::Unavailable || code == ErrorCode::DiskFull;
}

} // namespace gleaner
