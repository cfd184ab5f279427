// Puts an answer and only then deletes the message it answers, as stubbornly as is useful. Thread: its processor's.
#pragma once

#include "common/worker/answer_text.h"
#include "common/worker/lease_keeper.h"

#include <functional>

namespace gleaner {

class AnswerPoster {
public:
    /// Makes the text; asked again when it failed for a reason that may pass.
    using MakeText = std::function<Result<AnswerText>()>;

    /// Everything outlives this.
    AnswerPoster(int processor, const WorkerEnvironment& environment, LeaseKeeper& keeper, ProcessorBoard& board,
                 Waiter& waiter);

    /// Puts the answer to the message in work, then deletes that message. While nobody answers, tries again for as long
    /// as the lease is ours and nobody wants the PC. An error means: not put, and nothing deleted.
    /// Errors: makeText's, put()'s.  Blocks: for the requests and the waits between them.
    [[nodiscard]] Status post(WorkerConnection& connection, const MakeText& makeText);
    /// Deletes the message in work. Not managing to is no error: it comes back, and there is a duplicate.
    void removeOriginal(WorkerConnection& connection);

private:
    [[nodiscard]] bool worthRetrying(const Error& error) const;

    const int m_processor;
    const WorkerEnvironment& m_environment;
    LeaseKeeper& m_keeper;
    ProcessorBoard& m_board;
    Waiter& m_waiter;
};

} // namespace gleaner
