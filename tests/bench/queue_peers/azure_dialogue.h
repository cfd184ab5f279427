// Azure's queue protocol with as little client as possible: a request that never changes is made once, answers are
// searched for the two fields that matter. With a SAS nothing is signed while time runs; without one each Delete is.
// One thread.
#pragma once

#include "common/rest/connection_string.h"
#include "tests/bench/queue_peers/dialogue.h"

namespace gleaner {

inline constexpr char kBenchQueue[] = "bench";

/// How the queue is reached.
struct AzureAccess {
    ConnectionString account;
    std::string sas; ///< of the queue, without '?'; empty: every request is signed with the account's key
};

[[nodiscard]] std::unique_ptr<Dialogue> azurePut(const AzureAccess& access);
/// `access` outlives it.
[[nodiscard]] std::unique_ptr<Dialogue> azureTake(const AzureAccess& access);
[[nodiscard]] std::unique_ptr<Dialogue> azureCreateQueue(const AzureAccess& access);
[[nodiscard]] std::unique_ptr<Dialogue> azureClear(const AzureAccess& access);

/// A SAS that allows all that a queue's SAS can allow, for a day.
[[nodiscard]] std::string queueSasForADay(const ConnectionString& account);

} // namespace gleaner
