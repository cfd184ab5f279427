// The closed list of what can go wrong, and the text that tells a person what to do about it.
// Values only; safe on any thread.
#pragma once

#include <QString>

namespace gleaner {

/// An error code is a decision for the caller; the message beside it is for a person.
enum class ErrorCode {
    InvalidArgument, ///< the caller's own value is wrong; repeating it will not help
    Malformed,       ///< bytes from outside do not parse
    NotFound,        ///< no such queue, message, job, blob or file
    AlreadyExists,   ///< it exists with other properties
    Stale,           ///< the pop receipt is no longer good: someone else has the message
    TooLarge,        ///< over a documented limit
    Refused,         ///< not allowed: wrong key, wrong permission, wrong address
    Unavailable,     ///< the other side or the network did not answer; may pass
    DiskFull,        ///< nothing was written; passes when space is back
    Corrupt,         ///< stored bytes fail their checksum
    Cancelled,       ///< somebody asked us to stop
    Failed,          ///< the computation itself said no
};

/// The code's name as it stands in logs and in --json output, e.g. "NotFound".
[[nodiscard]] QString errorCodeName(ErrorCode code);

/// What went wrong. `message` is one sentence for a person, saying what to do where something can be done.
struct Error {
    ErrorCode code{};
    QString message;

    friend bool operator==(const Error&, const Error&) = default;
};

/// True when the same call may succeed later without anybody changing it.
[[nodiscard]] bool isTransient(ErrorCode code);

} // namespace gleaner
