// Who may do what on the queue service: one table, a row for each operation. Pure; any thread.
// Source: Microsoft, "Create an account SAS", "Create a service SAS" (permission tables).
#pragma once

#include "common/rest/queue_operation.h"
#include "head_node/server/access_need.h"

namespace gleaner {

[[nodiscard]] AccessNeed accessNeedOf(const QueueOperation& operation);
/// True for what changes nothing, and is therefore served at ACCOUNT-secondary, too.
[[nodiscard]] bool isRead(const QueueOperation& operation);

} // namespace gleaner
