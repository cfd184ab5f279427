// What the server itself answers when a request cannot be served. Pure; any thread.
#pragma once

#include "common/rest/http_message.h"
#include "head_node/server/http_limits.h"

namespace gleaner {

/// With a sentence that says what to do; where Azure has a name for it, in Azure's form: its clients know an error by
/// its header or by its XML, each of them by another of the two.
[[nodiscard]] HttpResponse refusalOf(int status, const HttpLimits& limits);

} // namespace gleaner
