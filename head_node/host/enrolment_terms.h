// What all enrolments of a head have in common, from where its queues and blobs are. Values; any thread.
#pragma once

#include "common/client/connection_list.h"
#include "common/queue/sharded_queue.h"
#include "head_node/host/enrolments.h"

namespace gleaner {

/// `shares`: RemoteAccount::shares() of the same list; empty for a head's own queues, which are one share. Addresses
/// are as the connection strings have them; without a place for blobs there are none of those. Errors: Refused (a
/// connection string without the account's key).
[[nodiscard]] Result<EnrolmentTerms> enrolmentTermsOf(const ConnectionList& where,
                                                      const std::vector<QueueShard>& shares, const QByteArray& headKey);

} // namespace gleaner
