// Result<T>: what can fail returns it. No exceptions cross a folder.
#pragma once

#include "common/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace gleaner {

template<typename T>
using Result = tl::expected<T, Error>;

/// Success without a value, or an error.
using Status = Result<void>;

/// `return failure(ErrorCode::NotFound, tr("…"));` in any function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, QString message) {
    return tl::unexpected<Error>(Error{code, std::move(message)});
}

/// Hands an error on to the caller's own Result type.
[[nodiscard]] inline tl::unexpected<Error> failure(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace gleaner
