// What a result failed with, for tests that expect just that.
#pragma once

#include "common/base/result.h"

#include <optional>

namespace gleaner {

/// nullopt: it did not fail.
template<typename T>
[[nodiscard]] std::optional<ErrorCode> codeOf(const Result<T>& result) {
    return result ? std::nullopt : std::optional(result.error().code);
}

} // namespace gleaner
