// One processor: takes ONE message, decodes it, computes, puts the answer and only then deletes the original, in that
// order. Dying between any two of them loses nothing: the message becomes visible again, at worst there is a duplicate.
//
//                    ┌─ does not decode ─────► left to newer workers; deleted when it came back too often
//   take ─► decode ──┼─ taken too often ─────► failure, delete
//                    ├─ no such computation ─► left to other workers for a few seconds
//                    ├─ no right to its blob ─► the same
//                    └─ compute ─┬───────────► result or failure, delete
//                                ├─ PC wanted ► hand back, counted in the message
//                                └─ PC cannot ► left to other workers for a few seconds; failure with the PC's reason
//                                               when it was its last chance before it counts as taken too often
//
// How often it was taken is the queue's count minus the hand-backs that the message itself carries.
// Thread: one, except for what the classes it is given allow.
#pragma once

#include "common/worker/answer_poster.h"
#include "common/worker/chunk_computer.h"

namespace gleaner {

/// What the loop around runOnce() waits by.
enum class StepOutcome {
    Worked,      ///< a message was dealt with, well or not
    Empty,       ///< nothing is visible
    Unreachable, ///< the queue did not answer, or not as it should
    Unable,      ///< this PC cannot compute at present, whatever the message
};

class Processor {
public:
    /// Everything outlives this. `connection` is this processor's own.
    Processor(int number, const WorkerEnvironment& environment, LeaseKeeper& keeper, ProcessorBoard& board,
              ConnectionSlot& connection, Waiter& waiter);

    /// One message from taking to deleting. Blocks: for the requests and the computing. Throws: what a connection
    /// throws.
    [[nodiscard]] StepOutcome runOnce();

private:
    struct Task { ///< a message on its way through
        WorkerConnection& connection;
        const QueueMessage& message;
        const ChunkMessage& chunk;
        /// How often it was taken and not handed back, this time included.
        [[nodiscard]] int takes() const { return message.dequeueCount - chunk.handedBack; }
    };

    [[nodiscard]] Result<WorkerConnection*> connect();
    [[nodiscard]] Result<std::optional<QueueMessage>> take(WorkerConnection& connection);
    [[nodiscard]] StepOutcome work(WorkerConnection& connection, const QueueMessage& message);
    [[nodiscard]] StepOutcome setAside(WorkerConnection& connection, const QueueMessage& message, const QString& why);
    [[nodiscard]] StepOutcome refuseTooOften(const Task& task, bool known);
    [[nodiscard]] StepOutcome computeAndAnswer(const Task& task, const Computation& computation);
    [[nodiscard]] StepOutcome answerOutcome(const Task& task, const QByteArray& payload, const ComputeOutcome& outcome,
                                            bool toldToEnd);
    [[nodiscard]] StepOutcome unable(const Task& task, const QByteArray& payload, const Error& error);
    [[nodiscard]] Result<QByteArray> payloadOf(const Task& task);
    [[nodiscard]] StepOutcome withoutPayload(const Task& task, const Error& error);
    [[nodiscard]] StepOutcome passOn(WorkerConnection& connection, Seconds delay, HandBackCount count);
    [[nodiscard]] StepOutcome giveBack(WorkerConnection& connection);

    [[nodiscard]] AnswerHead headFor(const Task& task, QByteArrayView payload, std::chrono::microseconds time) const;
    [[nodiscard]] StepOutcome answerFailure(const Task& task, const AnswerHead& head, FailureKind kind,
                                            const QString& reason);
    [[nodiscard]] StepOutcome answer(WorkerConnection& connection, const AnswerPoster::MakeText& makeText);
    [[nodiscard]] StepOutcome unreachable(const Error& error);
    void dropConnection();
    void makeAnew();

    const int m_number;
    const WorkerEnvironment& m_environment;
    const WorkerId m_id;
    LeaseKeeper& m_keeper;
    ProcessorBoard& m_board;
    ConnectionSlot& m_connection;
    AnswerPoster m_poster;
    ChunkComputer m_computer;
    bool m_policyRead = false; ///< over this connection
};

} // namespace gleaner
