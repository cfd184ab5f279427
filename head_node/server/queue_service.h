// The queue service of Azure Storage over an account of ours: who asks, what, is it durable, what to answer.
// Format: SERVER.md; Microsoft, "Queue service REST API". Path-style addresses only: /ACCOUNT/QUEUE/...
#pragma once

#include "common/base/random.h"
#include "common/base/uuid_sequence.h"
#include "head_node/server/http_handler.h"
#include "head_node/server/queue_performer.h"
#include "head_node/server/repeat_memory.h"
#include "head_node/server/request_authenticator.h"
#include "head_node/server/service_request.h"

namespace gleaner {

/// Thread: handle() on one thread; answers of writes come on the gate's thread. It must outlive every answer: stop the
/// gate's thread first. Ownership: everything given outlives this.
class QueueService final : public HttpHandler {
public:
    /// The operations of `account` and `settings` return at once; `gate` says when they are durable.
    QueueService(QueueAccount& account, ServiceSettings& settings, CommitGate& gate, ServiceIdentity identity,
                 const Clock& clock, RandomSource& random);

    /// Answers reads at once, writes when the gate says that they are durable (503 or 500 when it says they are not).
    void handle(const HttpRequest& request, const HttpPeer& peer, std::function<void(HttpResponse)> respond) override;
    std::optional<HttpResponse> refusal(const HttpRequest& head, const HttpPeer& peer) override;
    /// One commit covers a turn's writes.
    void turnEnded() override { m_gate.hasten(); }

private:
    [[nodiscard]] ServiceResult<Performed> answer(const HttpRequest& request, const RequestTarget& target,
                                                  const QByteArray& version, const HttpPeer& peer);

    /// Whether the address is the read replica's; nullopt: of another account.
    [[nodiscard]] std::optional<bool> isSecondary(const RequestTarget& target) const;

    /// The request's target, split; null: malformed. Good until the next request.
    [[nodiscard]] const RequestTarget* targetOf(const HttpRequest& request);

    CommitGate& m_gate;
    const Clock& m_clock;
    UuidSequence m_requestIds;
    QueuePerformer m_performer;
    RequestAuthenticator m_authenticator; ///< looks into m_performer for policies
    RepeatMemory<RequestTarget> m_targets;
    RequestTarget m_target; ///< of the present request, when it is not in m_targets
};

} // namespace gleaner
