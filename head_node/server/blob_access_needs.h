// Who may do what on the blob service: one table, a row for each operation. Pure; any thread.
// Source: Microsoft, "Create an account SAS", "Create a service SAS" (permission tables).
#pragma once

#include "common/rest/blob_operation.h"
#include "head_node/server/access_need.h"

namespace gleaner {

[[nodiscard]] AccessNeed accessNeedOf(const BlobOperation& operation);
/// To put a blob where there is one already; "create" does not suffice for that.
[[nodiscard]] AccessNeed overwriteNeedOf(const PutBlob& put);

} // namespace gleaner
