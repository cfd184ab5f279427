// Does what a decoded operation asks and says what to answer. Thread: one at a time (the server's).
#pragma once

#include "common/rest/http_message.h"
#include "common/rest/queue_operation.h"
#include "common/rest/service_error.h"
#include "head_node/server/policy_source.h"

#include <QHash>

#include <memory>

namespace gleaner {

/// What came of an operation.
struct Performed {
    HttpResponse response;
    bool isWrite = false; ///< the answer may go out only when everything done so far is on disk
};

class QueuePerformer final : public PolicySource {
public:
    /// `account` outlives this; its operations return without waiting for the disk.
    explicit QueuePerformer(QueueAccount& account) : m_account(account) {}

    /// `serviceEndpoint` ("http://host:port/ACCOUNT/") is what a listing names. Errors: as Azure's.
    [[nodiscard]] ServiceResult<Performed> perform(const QueueOperation& operation, const QString& serviceEndpoint);

    [[nodiscard]] std::optional<AccessPolicy> findPolicy(const QString& resource, const QString& id) override;

private:
    struct Visitor;
    /// A handle, kept because opening one for each request costs more than many an operation.
    [[nodiscard]] MessageQueue& queue(const QString& name);

    QueueAccount& m_account;
    QHash<QString, std::shared_ptr<MessageQueue>> m_queues; ///< at most kMaxOpenQueues
};

} // namespace gleaner
