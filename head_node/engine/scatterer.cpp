#include "head_node/engine/scatterer.h"

namespace gleaner {

Result<std::size_t> Scatterer::scatter(ActiveJob& job, std::size_t max, TimePoint now) {
    std::vector<SequenceNumber> sequences = job.ledger().nextToScatter(max);
    if (sequences.empty())
        return 0;
    Status outcome;
    std::size_t done = 0;
    for (; done < sequences.size() && outcome; ++done)
        outcome = put(job, sequences[done]);
    if (!outcome) {
        --done; // the one that failed
        job.ledger().notScattered({sequences.begin() + static_cast<std::ptrdiff_t>(done), sequences.end()});
        sequences.resize(done);
    }
    const Status settled = settle(m_queues);
    if (!settled) {
        job.ledger().notScattered(sequences);
        return failure(settled.error());
    }
    if (auto noted = job.noteScattered(sequences, now); !noted)
        return failure(noted.error());
    if (!outcome)
        return failure(outcome.error());
    return done;
}

Status Scatterer::put(const ActiveJob& job, SequenceNumber sequence) {
    const auto text = encode(job, sequence);
    if (!text)
        return failure(text.error());
    const auto lease = m_queues.work.put(*text, {Seconds(0), m_timeToLive});
    return lease ? Status() : failure(lease.error());
}

Result<QByteArray> Scatterer::encode(const ActiveJob& job, SequenceNumber sequence) {
    const QByteArray payload = job.split()->chunk(sequence);
    ChunkMessage message{{job.record().id, sequence, 0}, 0, job.record().computation, InlinePayload{payload}};
    auto text = encodeEnvelope(message, m_messageLimit);
    if (text || text.error().code != ErrorCode::TooLarge)
        return text;
    if (m_queues.inputs == nullptr) {
        return failure(ErrorCode::TooLarge,
                       QStringLiteral("Chunk %1 has %2 bytes, more than a message of this queue can carry; choose "
                                      "parameters that make smaller chunks.")
                           .arg(sequence)
                           .arg(payload.size()));
    }
    const auto key = m_queues.inputs->put(job.record().id, payload);
    if (!key)
        return failure(key.error());
    message.payload = BlobPayload{*key, static_cast<std::uint64_t>(payload.size())};
    return encodeEnvelope(message, m_messageLimit);
}

} // namespace gleaner
