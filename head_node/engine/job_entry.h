// One job as the engine lists it: active, or over and only remembered. Part of HeadEngine; thread: that of the engine.
#pragma once

#include "head_node/engine/head_engine.h"

#include <QFuture>

#include <functional>

namespace gleaner {

struct HeadEngine::Entry {
    explicit Entry(JobRecord known) : record(std::move(known)) {}

    /// While the job is active its own record is the newer one.
    [[nodiscard]] const JobRecord& current() const { return active ? active->record() : record; }
    [[nodiscard]] JobSnapshot snapshot(SteadyPoint now) const;
    /// What JobRecord::statistics keeps of a job that ends now.
    [[nodiscard]] QJsonObject statistics() const;
    /// Runs `step` for one set-aside chunk, or for all that nobody has dropped; returns how many.
    [[nodiscard]] Result<std::uint64_t>
    forEachSetAside(std::optional<SequenceNumber> sequence,
                    const std::function<Status(ActiveJob&, SequenceNumber)>& step) const;

    /// The writer uses the journal: it has to be done before the job or the engine goes.
    void waitForWriter();

    JobRecord record;
    std::vector<SetAsideChunk> setAside;                 ///< of a failed job: why it failed, and what can be retried
    std::unique_ptr<ActiveJob> active;                   ///< null when the job is over
    std::optional<QFuture<Result<QJsonObject>>> writing; ///< while its result is being written
};

} // namespace gleaner
