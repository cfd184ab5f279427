#include "head_node/engine/heartbeat_reader.h"

#include "common/wire/envelope_codec.h"

namespace gleaner {

namespace {

/// By the server's clock alone, which may be another than ours.
Milliseconds ageOf(const Lease& lease) {
    return lease.receipt.nextVisible - HeartbeatReader::kHiddenFor - lease.message.inserted;
}

} // namespace

void HeartbeatReader::look() {
    if (m_queue == nullptr)
        return;
    const TimePoint now = m_clock.now();
    bool cameBack = false;
    for (int taken = 0; taken < kMaxPerLook; taken += kMaxMessagesPerGet) {
        const auto leases = m_queue->get(kMaxMessagesPerGet, kHiddenFor);
        if (!leases)
            return;
        for (const Lease& lease : *leases) {
            cameBack = cameBack || lease.message.dequeueCount > 1;
            auto envelope = decodeEnvelope(lease.message.text, m_messageLimit);
            auto* beat = envelope ? std::get_if<HeartbeatMessage>(&*envelope) : nullptr;
            if (beat == nullptr)
                ++m_malformed;
            else if (lease.message.dequeueCount == 1) {
                const KnownWorker from = knownWorker(m_claims, beat->worker);
                beat->worker = from.worker;
                m_fleet.heard(*beat, now - ageOf(lease), now, from.isProven);
            }
        }
        if (leases->size() < static_cast<std::size_t>(kMaxMessagesPerGet))
            break;
    }
    if (cameBack)
        (void)m_queue->clear(); // what does not work now is tried when the next one comes back
}

} // namespace gleaner
