#include "head_node/engine/gatherer.h"

#include <algorithm>
#include <utility>

namespace gleaner {

namespace {

/// The head is the only taker of answers; should it die, its next life sees them again after this time.
constexpr Seconds kAnswerVisibility{60};
/// An answer's payload in a blob may have up to this many bytes.
constexpr qsizetype kMaxAnswerBytes = 64 << 20;
/// Answers from blobs are stored as soon as there are so many bytes of them, however many messages were taken.
constexpr qsizetype kBytesBeforeSettling = 64 << 20;

/// Its blob cannot be had now, or not by us; the message comes back.
bool saysNothingAboutTheAnswer(ErrorCode code) {
    return isTransient(code) || code == ErrorCode::Refused || code == ErrorCode::Cancelled;
}

AnswerHead* answerHead(Envelope& envelope) {
    if (auto* result = std::get_if<ResultMessage>(&envelope))
        return &result->head;
    if (auto* failed = std::get_if<FailureMessage>(&envelope))
        return &failed->head;
    return nullptr;
}

/// An answer belongs to the bytes it was computed from: another life's split of the same job may have cut differently.
/// A failure may come from a worker that never got the bytes, and then it carries the hash of none.
bool answersThisChunk(const Envelope& envelope, const AnswerHead& head, const ActiveJob& job) {
    if (std::holds_alternative<FailureMessage>(envelope) && head.chunkHash == chunkHashOf({}))
        return true;
    return head.chunkHash == chunkHashOf(job.split()->chunk(head.address.sequence));
}

} // namespace

Result<Gathered> Gatherer::gather(std::size_t max, const FindJob& findJob) {
    const auto leases = take(max);
    if (!leases)
        return failure(leases.error());
    Gathered gathered;
    gathered.taken = leases->size();
    Batches batches;
    std::span<const Lease> open(*leases);
    for (std::size_t sorted = 0; !open.empty();) {
        if (auto status = sort(open[sorted++], findJob, batches, gathered); !status)
            return failure(status.error());
        if (sorted < open.size() && blobBytes(batches) < kBytesBeforeSettling)
            continue;
        if (auto status = settleBatches(batches, open.first(sorted)); !status)
            return failure(status.error());
        batches.clear();
        open = open.subspan(std::exchange(sorted, 0));
    }
    return gathered;
}

qsizetype Gatherer::blobBytes(const Batches& batches) {
    qsizetype bytes = 0;
    for (const auto& [job, batch] : batches)
        bytes += batch.blobBytes;
    return bytes;
}

Status Gatherer::settleBatches(const Batches& batches, std::span<const Lease> leases) {
    for (const auto& [job, batch] : batches) {
        if (auto settled = settleBatch(*job, batch); !settled)
            return settled;
    }
    // Whether a deletion is durable does not matter: a message that comes back is a duplicate. So nobody waits for it.
    for (const Lease& lease : leases) {
        const auto removed = m_queues.answers.remove(lease.message.id, lease.receipt.popReceipt);
        if (!removed && removed.error().code != ErrorCode::Stale && removed.error().code != ErrorCode::NotFound)
            return failure(removed.error());
    }
    return {};
}

Result<std::vector<Lease>> Gatherer::take(std::size_t max) {
    std::vector<Lease> leases;
    while (leases.size() < max) {
        const auto count = std::min<std::size_t>(max - leases.size(), kMaxMessagesPerGet);
        auto some = m_queues.answers.get(static_cast<int>(count), kAnswerVisibility);
        if (!some)
            return failure(some.error());
        const bool last = some->size() < count;
        std::move(some->begin(), some->end(), std::back_inserter(leases));
        if (last)
            break;
    }
    return leases;
}

Status Gatherer::sort(const Lease& lease, const FindJob& findJob, Batches& batches, Gathered& gathered) {
    auto envelope = decodeEnvelope(lease.message.text, m_messageLimit);
    AnswerHead* head = envelope ? answerHead(*envelope) : nullptr;
    if (head == nullptr) {
        ++gathered.malformed;
        return {};
    }
    const KnownWorker from = knownWorker(m_claims, head->worker);
    head->worker = from.worker;
    ActiveJob* job = findJob(head->address.job);
    if (job == nullptr) {
        ++gathered.strangers;
        return {};
    }
    Batch& batch = batches[job];
    const auto arrival = job->ledger().classify(head->address.sequence);
    if (arrival == JobLedger::Arrival::Stranger || !answersThisChunk(*envelope, *head, *job)) {
        ++job->counters().strangers;
        return {};
    }
    if (arrival == JobLedger::Arrival::Duplicate || batch.sequences.contains(head->address.sequence)) {
        ++job->counters().duplicates;
        return {};
    }
    if (const auto* failed = std::get_if<FailureMessage>(&*envelope)) {
        batch.failures.push_back({*failed, from.isProven});
        return {};
    }
    return sortResult(std::get<ResultMessage>(*envelope), from.isProven, *job, batch);
}

Status Gatherer::sortResult(const ResultMessage& result, bool isProven, ActiveJob& job, Batch& batch) {
    const SequenceNumber sequence = result.head.address.sequence;
    AnswerRecord answer{sequence, {}, result.head.worker, result.head.computeTime};
    QString fault;
    if (const auto* bytes = std::get_if<InlinePayload>(&result.payload)) {
        answer.payload = bytes->bytes;
    } else if (m_queues.largeAnswers == nullptr) {
        fault = QStringLiteral("The answer is in a blob, and this head has no blob store.");
    } else {
        const QByteArray& key = std::get<BlobPayload>(result.payload).key;
        auto blob = m_queues.largeAnswers->get(job.record().id, key, kMaxAnswerBytes);
        if (!blob && saysNothingAboutTheAnswer(blob.error().code))
            return failure(blob.error());
        if (!blob && (blob.error().code == ErrorCode::Corrupt || blob.error().code == ErrorCode::TooLarge)) {
            batch.again.push_back(sequence);
            return dropWrongBlob(job.record().id, key);
        }
        if (blob)
            answer.payload = *std::move(blob);
        else
            fault = blob.error().message;
    }
    if (fault.isEmpty()) {
        if (auto checked = job.split()->checkAnswer(sequence, answer.payload); !checked)
            fault = checked.error().message;
    }
    if (!fault.isEmpty()) {
        batch.failures.push_back({{result.head, FailureKind::BadPayload, fault}, isProven});
        return {};
    }
    batch.sequences.insert(sequence);
    batch.blobBytes += std::holds_alternative<BlobPayload>(result.payload) ? answer.payload.size() : 0;
    batch.answers.push_back(std::move(answer));
    batch.areProven.push_back(isProven);
    return {};
}

/// Somebody was there first with other bytes: whoever computes the chunk next could not put the right ones, for what is
/// there under its hash counts as the same. The reader of the wrong ones is not told more than that they are wrong.
Status Gatherer::dropWrongBlob(const JobId& job, const QByteArray& key) {
    auto removed = m_queues.largeAnswers->remove(job, key);
    return removed || removed.error().code == ErrorCode::NotFound ? Status() : removed;
}

Status Gatherer::settleBatch(ActiveJob& job, const Batch& batch) {
    if (auto stored = job.storeAnswers(batch.answers, m_clock.steadyNow()); !stored)
        return stored;
    for (std::size_t i = 0; i < batch.answers.size(); ++i) {
        const AnswerRecord& answer = batch.answers[i];
        m_fleet.answered({answer.worker, batch.areProven[i], job.record().id, answer.sequence, answer.computeTime},
                         m_clock.now(), m_clock.steadyNow());
        job.log().note({ChunkHappening::Answered, answer.sequence, 1, m_clock.now(), answer.worker, {}});
    }
    for (const SequenceNumber sequence : batch.again) {
        if (job.ledger().classify(sequence) != JobLedger::Arrival::New || job.ledger().isWaiting(sequence))
            continue;
        job.ledger().scatterAgain(sequence);
        ++job.counters().scatteredAgain;
    }
    for (const Failed& failed : batch.failures) {
        if (auto settled = settleFailure(job, failed); !settled)
            return settled;
    }
    return {};
}

Status Gatherer::settleFailure(ActiveJob& job, const Failed& failed) {
    const FailureMessage& message = failed.message;
    const SequenceNumber sequence = message.head.address.sequence;
    ++job.counters().failures;
    job.log().note({ChunkHappening::Failed, sequence, 1, m_clock.now(), message.head.worker, message.reason});
    m_fleet.failed(message.head.worker, m_clock.now(), failed.isProven);
    if (job.ledger().classify(sequence) != JobLedger::Arrival::New || job.ledger().setAsideChunks().contains(sequence))
        return {};
    if (!failed.isProven && job.ledger().isWaiting(sequence))
        return {}; // nobody can have failed at it since the last failure that counted
    const auto poison = job.failures().failed(message, m_clock.now(), failed.isProven);
    if (auto saved = job.saveFailures(sequence); !saved)
        return saved;
    if (poison)
        return job.storeSetAside(*poison);
    job.ledger().scatterAgain(sequence);
    ++job.counters().scatteredAgain;
    return {};
}

} // namespace gleaner
