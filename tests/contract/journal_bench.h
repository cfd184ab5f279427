// What job_journal_contract.h needs of an implementation.
#pragma once

#include "head_node/engine/job_journal.h"

#include <functional>
#include <memory>

namespace gleaner {

/// One journal under test, with whatever it stands on.
class JournalBench {
public:
    virtual ~JournalBench() = default;
    [[nodiscard]] virtual JobJournal& journal() = 0;
    /// As if the head had stopped and started again; answer stores have been let go of before.
    virtual void restart() = 0;
};

using JournalBenchFactory = std::function<std::unique_ptr<JournalBench>()>;

} // namespace gleaner
