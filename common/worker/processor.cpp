#include "common/worker/processor.h"

#include "common/wire/envelope_codec.h"

namespace gleaner {
namespace {

QString nameOf(const ComputationRef& reference) {
    if (const auto* const named = std::get_if<NamedComputation>(&reference))
        return QStringLiteral("%1 %2").arg(named->name).arg(named->version);
    return QStringLiteral("kernel %1").arg(QString::fromLatin1(std::get<KernelHash>(reference).sha256.toHex()));
}

} // namespace

Processor::Processor(int number, const WorkerEnvironment& environment, LeaseKeeper& keeper, ProcessorBoard& board,
                     ConnectionSlot& connection, Waiter& waiter)
    : m_number(number), m_environment(environment),
      m_id(QStringLiteral("%1/%2").arg(environment.options.worker.value()).arg(number)), m_keeper(keeper),
      m_board(board), m_connection(connection), m_poster(number, environment, keeper, board, waiter),
      m_computer(environment.computations, environment.clock) {}

StepOutcome Processor::runOnce() {
    m_board.enter(ProcessorState::Fetching);
    const auto connection = connect();
    if (!connection)
        return unreachable(connection.error());
    const auto message = take(**connection);
    if (!message)
        return unreachable(message.error());
    if (!*message)
        return StepOutcome::Empty;
    if (m_environment.control.mustHandBack(m_number))
        return giveBack(**connection);
    return work(**connection, **message);
}

Result<WorkerConnection*> Processor::connect() {
    const auto connection = m_connection.get();
    if (!connection || m_policyRead)
        return connection;
    const auto policy = readPolicy((*connection)->work(), m_environment.options);
    if (!policy)
        return failure(policy.error());
    m_keeper.setPolicy(*policy);
    m_policyRead = true;
    return connection;
}

Result<std::optional<QueueMessage>> Processor::take(WorkerConnection& connection) {
    if (auto fetched = m_keeper.takeFetched())
        return fetched;
    const SteadyPoint asked = m_environment.clock.steadyNow();
    auto taken = connection.work().get(1, m_keeper.policy().visibility);
    if (!taken)
        return failure(taken.error());
    if (taken->empty())
        return std::nullopt;
    std::optional<QueueMessage> message = taken->front().message;
    m_keeper.hold(std::move(taken->front()), asked);
    return message;
}

StepOutcome Processor::work(WorkerConnection& connection, const QueueMessage& message) {
    const auto envelope = decodeEnvelope(message.text, kMaxMessageLimit);
    if (!envelope)
        return setAside(connection, message, envelope.error().message);
    const auto* const chunk = std::get_if<ChunkMessage>(&*envelope);
    if (!chunk)
        return setAside(connection, message, QStringLiteral("It is not a chunk."));
    const Task task{connection, message, *chunk};
    const Computation* const computation = m_computer.find(chunk->computation);
    if (task.takes() > m_keeper.policy().poisonThreshold)
        return refuseTooOften(task, computation != nullptr);
    if (computation)
        return computeAndAnswer(task, *computation);
    m_board.report(
        QStringLiteral("This worker does not have the computation %1; update it, or let other workers do it.")
            .arg(nameOf(chunk->computation)));
    return passOn(connection, m_environment.options.passOnDelay, HandBackCount::NotCounted);
}

StepOutcome Processor::setAside(WorkerConnection& connection, const QueueMessage& message, const QString& why) {
    if (message.dequeueCount <= m_keeper.policy().poisonThreshold)
        return passOn(connection, m_environment.options.undecodableDelay, HandBackCount::NotCounted);
    m_board.report(QStringLiteral("A message that no worker understands was deleted: %1").arg(why));
    m_board.count(&WorkCounts::setAside);
    m_poster.removeOriginal(connection);
    return StepOutcome::Worked;
}

StepOutcome Processor::refuseTooOften(const Task& task, bool known) {
    const auto payload = payloadOf(task); // not computed, but the answer says which bytes it means
    const AnswerHead head = headFor(task, payload ? QByteArrayView(*payload) : QByteArrayView(), {});
    m_board.count(&WorkCounts::poison);
    if (!known)
        return answerFailure(task, head, FailureKind::UnknownComputation,
                             QStringLiteral("No worker that took it has the computation %1; %2 tried.")
                                 .arg(nameOf(task.chunk.computation))
                                 .arg(task.takes() - 1));
    return answerFailure(
        task, head, FailureKind::TakenTooOften,
        QStringLiteral("It was taken %1 times and never answered: it ends what computes it, or those who took it could "
                       "compute nothing; they say why in their windows.")
            .arg(task.takes() - 1));
}

StepOutcome Processor::computeAndAnswer(const Task& task, const Computation& computation) {
    const auto payload = payloadOf(task);
    if (!payload)
        return withoutPayload(task, payload.error());
    m_board.beginChunk(task.chunk.address, computation.name());
    ProcessorContext context(m_number, m_environment.control, m_keeper, m_board, m_environment.clock,
                             chunkHashOf(*payload), task.chunk.checkpoint);
    const ComputeOutcome outcome = m_computer.compute(computation, *payload, context);
    m_board.computed(outcome.time);
    m_board.endChunk();
    const StepOutcome step = answerOutcome(task, *payload, outcome, context.toldToEnd());
    if (outcome.threw)
        makeAnew();
    return step;
}

StepOutcome Processor::answerOutcome(const Task& task, const QByteArray& payload, const ComputeOutcome& outcome,
                                     bool toldToEnd) {
    if (!outcome.answer && (toldToEnd || outcome.answer.error().code == ErrorCode::Cancelled))
        return giveBack(task.connection);
    if (!outcome.answer && outcome.answer.error().code == ErrorCode::Unavailable)
        return unable(task, payload, outcome.answer.error());
    const AnswerHead head = headFor(task, payload, outcome.time);
    if (!outcome.answer)
        return answerFailure(task, head, FailureKind::ComputationFailed, outcome.answer.error().message);
    return answer(task.connection, [&] {
        return resultText(head, *outcome.answer, task.connection.largeAnswers(), m_environment.options.messageLimit);
    });
}

/// This PC's fault, not the chunk's. Where only such PCs take it, a person has to see it in the end, and why: it counts
/// as taken, and the last one that may try says what it lacks.
StepOutcome Processor::unable(const Task& task, const QByteArray& payload, const Error& error) {
    m_board.report(error.message);
    if (task.takes() < m_keeper.policy().poisonThreshold) {
        (void)passOn(task.connection, m_environment.options.passOnDelay, HandBackCount::NotCounted);
        return StepOutcome::Unable;
    }
    m_board.count(&WorkCounts::poison);
    (void)answerFailure(task, headFor(task, payload, {}), FailureKind::TakenTooOften,
                        QStringLiteral("It was taken %1 times, and nobody who took it could compute it. The last one "
                                       "says: %2")
                            .arg(QString::number(task.takes()), error.message));
    return StepOutcome::Unable;
}

Result<QByteArray> Processor::payloadOf(const Task& task) {
    if (const auto* const here = std::get_if<InlinePayload>(&task.chunk.payload))
        return here->bytes;
    const auto& elsewhere = std::get<BlobPayload>(task.chunk.payload);
    BlobStore* const inputs = task.connection.inputs();
    if (!inputs)
        return failure(ErrorCode::Refused, QStringLiteral("Chunks too large for a message are left to other workers: "
                                                          "this one has no place where blobs are; enrol it anew."));
    auto bytes = inputs->get(task.chunk.address.job, elsewhere.key, m_environment.options.maxBlobBytes);
    if (bytes && static_cast<std::uint64_t>(bytes->size()) != elsewhere.size)
        return failure(ErrorCode::Corrupt,
                       QStringLiteral("The chunk's payload has %1 bytes, not the %2 it should have.")
                           .arg(bytes->size())
                           .arg(elsewhere.size));
    return bytes;
}

StepOutcome Processor::withoutPayload(const Task& task, const Error& error) {
    if (error.code == ErrorCode::Cancelled || m_environment.control.mustHandBack(m_number))
        return giveBack(task.connection);
    if (error.code == ErrorCode::Refused) { // this PC's fault, not the chunk's
        m_board.report(error);
        return passOn(task.connection, m_environment.options.passOnDelay, HandBackCount::NotCounted);
    }
    if (!isTransient(error.code))
        return answerFailure(task, headFor(task, {}, {}), FailureKind::BadPayload, error.message);
    m_board.report(error);
    (void)passOn(task.connection, m_environment.options.passOnDelay, HandBackCount::Counted);
    dropConnection();
    return StepOutcome::Unreachable;
}

StepOutcome Processor::passOn(WorkerConnection& connection, Seconds delay, HandBackCount count) {
    if (m_keeper.handBackCurrent(connection.work(), delay, count))
        m_board.count(&WorkCounts::passedOn);
    return StepOutcome::Worked;
}

StepOutcome Processor::giveBack(WorkerConnection& connection) {
    if (m_keeper.handBackCurrent(connection.work(), Seconds(0), HandBackCount::Counted))
        m_board.count(&WorkCounts::handedBack);
    return StepOutcome::Worked;
}

AnswerHead Processor::headFor(const Task& task, QByteArrayView payload, std::chrono::microseconds time) const {
    return AnswerHead{task.chunk.address, m_id, time, chunkHashOf(payload)};
}

StepOutcome Processor::answerFailure(const Task& task, const AnswerHead& head, FailureKind kind,
                                     const QString& reason) {
    return answer(task.connection, [&] { return failureText(head, kind, reason, m_environment.options.messageLimit); });
}

StepOutcome Processor::answer(WorkerConnection& connection, const AnswerPoster::MakeText& makeText) {
    if (!m_keeper.beginAnswer())
        return StepOutcome::Worked; // lost or handed back: another worker answers
    const Status posted = m_poster.post(connection, makeText);
    if (posted)
        return StepOutcome::Worked;
    m_board.report(posted.error());
    if (m_environment.control.mustHandBack(m_number))
        return giveBack(connection);
    // Where only PCs without the right take it, a person has to see it in the end: it counts as taken.
    const bool isRefused = posted.error().code == ErrorCode::Refused;
    (void)passOn(connection, m_environment.options.passOnDelay,
                 isRefused ? HandBackCount::NotCounted : HandBackCount::Counted);
    dropConnection();
    return StepOutcome::Unreachable;
}

StepOutcome Processor::unreachable(const Error& error) {
    m_board.report(error);
    dropConnection();
    return StepOutcome::Unreachable;
}

void Processor::dropConnection() {
    m_policyRead = false;
    m_connection.drop();
}

void Processor::makeAnew() {
    m_board.count(&WorkCounts::renewals);
    m_computer.clear();
    dropConnection();
}

} // namespace gleaner
