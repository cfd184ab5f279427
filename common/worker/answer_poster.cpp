#include "common/worker/answer_poster.h"

#include "common/base/backoff.h"

namespace gleaner {
namespace {

/// Deleting is tried so often; a message that stays is computed once more, no harm is done.
constexpr int kRemoveAttempts = 4;

bool someoneElseHasIt(const Error& error) {
    return error.code == ErrorCode::Stale || error.code == ErrorCode::NotFound;
}

} // namespace

AnswerPoster::AnswerPoster(int processor, const WorkerEnvironment& environment, LeaseKeeper& keeper,
                           ProcessorBoard& board, Waiter& waiter)
    : m_processor(processor), m_environment(environment), m_keeper(keeper), m_board(board), m_waiter(waiter) {}

Status AnswerPoster::post(WorkerConnection& connection, const MakeText& makeText) {
    std::optional<AnswerText> text;
    const auto attempt = [&]() -> Status {
        m_board.enter(ProcessorState::Answering);
        if (!text) {
            auto made = makeText();
            if (!made)
                return failure(made.error());
            text = *std::move(made);
        }
        const auto put = connection.answers().put(text->text, PutOptions{});
        if (!put)
            return failure(put.error());
        return {};
    };
    Backoff backoff(m_environment.options.unreachableWaits, m_environment.random);
    for (Status put = attempt(); !put; put = attempt()) {
        if (!worthRetrying(put.error()))
            return put;
        m_board.report(put.error());
        m_board.enter(ProcessorState::Waiting);
        m_waiter.wait(backoff.next());
        if (!worthRetrying(put.error()))
            return put;
    }
    m_board.count(text->isResult ? &WorkCounts::done : &WorkCounts::failed);
    removeOriginal(connection);
    return {};
}

void AnswerPoster::removeOriginal(WorkerConnection& connection) {
    const auto lease = m_keeper.release();
    if (!lease) {
        m_board.count(&WorkCounts::deletedByOthers);
        return;
    }
    Backoff backoff(m_environment.options.unreachableWaits, m_environment.random);
    for (int attempt = 1;; ++attempt) {
        const auto removed = connection.work().remove(lease->message.id, lease->receipt.popReceipt);
        if (removed)
            return;
        if (someoneElseHasIt(removed.error())) {
            if (attempt == 1) // later it is our own delete, whose answer got lost
                m_board.count(&WorkCounts::deletedByOthers);
            return;
        }
        m_board.report(removed.error());
        if (attempt == kRemoveAttempts || !worthRetrying(removed.error()))
            return;
        m_waiter.wait(backoff.next());
    }
}

bool AnswerPoster::worthRetrying(const Error& error) const {
    return isTransient(error.code) && !m_keeper.gone() && !m_environment.control.mustHandBack(m_processor);
}

} // namespace gleaner
