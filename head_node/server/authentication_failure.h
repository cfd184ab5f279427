// The refusal of somebody who has not proven to be allowed in.
#pragma once

#include "common/rest/service_error.h"

namespace gleaner {

/// 403 AuthenticationFailed with `detail` as its AuthenticationErrorDetail. Bound: no key and no signature in it.
[[nodiscard]] inline tl::unexpected<ServiceError> authenticationFailure(QString detail) {
    ServiceError error{ServiceErrorCode::AuthenticationFailed, {}, {}};
    error.details.emplace_back("AuthenticationErrorDetail", std::move(detail));
    return tl::unexpected<ServiceError>(std::move(error));
}

} // namespace gleaner
