// A worker's connections by an enrolment. Thread: connect() on any; what it returns as WorkerConnection says.
#pragma once

#include "common/azure/request_board.h"
#include "common/base/random.h"
#include "common/client/enrolment.h"
#include "common/client/input_cache.h"
#include "common/worker/worker_queues.h"

namespace gleaner {

/// Each connection has sockets of its own; large inputs are kept for all of them. Clock, random and board outlive this.
class EnrolledWorkerQueues final : public WorkerQueues {
public:
    EnrolledWorkerQueues(Enrolment enrolment, const Clock& clock, RandomSource& random, RequestBoard& board)
        : m_enrolment(std::move(enrolment)), m_clock(clock), m_random(random), m_board(board) {}
    [[nodiscard]] Result<std::unique_ptr<WorkerConnection>> connect() override;

private:
    Enrolment m_enrolment;
    const Clock& m_clock;
    RandomSource& m_random;
    RequestBoard& m_board;
    InputCache m_inputs;
};

} // namespace gleaner
