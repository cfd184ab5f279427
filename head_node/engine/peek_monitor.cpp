#include "head_node/engine/peek_monitor.h"

#include "head_node/engine/worker_claims.h"

namespace gleaner {

namespace {

QString nameOf(const ComputationRef& computation) {
    if (const auto* named = std::get_if<NamedComputation>(&computation))
        return QStringLiteral("%1 version %2").arg(named->name).arg(named->version);
    return QStringLiteral("kernel %1")
        .arg(QString::fromLatin1(std::get<KernelHash>(computation).sha256.toHex().first(12)));
}

void setAddress(PeekedMessage& shown, const ChunkAddress& address) {
    shown.job = address.job;
    shown.sequence = address.sequence;
}

/// Fills in what the message says, by its kind.
struct Describe {
    PeekedMessage& shown;

    void operator()(const ChunkMessage& chunk) const {
        shown.kind = QStringLiteral("chunk");
        setAddress(shown, chunk.address);
        shown.detail = nameOf(chunk.computation);
        if (chunk.handedBack > 0)
            shown.detail += QStringLiteral(", handed back %1 times").arg(chunk.handedBack);
    }
    void operator()(const ResultMessage& result) const {
        shown.kind = QStringLiteral("result");
        setAddress(shown, result.head.address);
        const double seconds = std::chrono::duration<double>(result.head.computeTime).count();
        shown.detail = QStringLiteral("from %1, %2 s").arg(shownWorkerName(result.head.worker)).arg(seconds, 0, 'f', 3);
    }
    void operator()(const FailureMessage& failed) const {
        shown.kind = QStringLiteral("failure");
        setAddress(shown, failed.head.address);
        shown.detail = QStringLiteral("from %1: %2").arg(shownWorkerName(failed.head.worker), failed.reason);
    }
    void operator()(const HeartbeatMessage& beat) const {
        shown.kind = QStringLiteral("heartbeat");
        shown.detail = QStringLiteral("from %1, %2 chunks done").arg(shownWorkerName(beat.worker)).arg(beat.chunksDone);
    }
};

PeekedMessage describe(const QueueMessage& message, qsizetype messageLimit) {
    PeekedMessage shown;
    shown.id = message.id;
    shown.textBytes = message.text.size();
    shown.dequeueCount = message.dequeueCount;
    shown.inserted = message.inserted;
    shown.expires = message.expires;
    const auto envelope = decodeEnvelope(message.text, messageLimit);
    if (envelope)
        std::visit(Describe{shown}, *envelope);
    else
        shown.detail = envelope.error().message;
    return shown;
}

} // namespace

Result<QueueView> peekQueue(MessageQueue& queue, int count, qsizetype messageLimit) {
    const auto properties = queue.properties();
    if (!properties)
        return failure(properties.error());
    const auto messages = queue.peek(count);
    if (!messages)
        return failure(messages.error());
    QueueView view{*properties, {}};
    for (const QueueMessage& message : *messages)
        view.front.push_back(describe(message, messageLimit));
    return view;
}

} // namespace gleaner
