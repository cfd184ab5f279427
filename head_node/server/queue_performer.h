// Does what a decoded operation asks and says what to answer. Thread: one at a time (the server's).
#pragma once

#include "common/rest/http_message.h"
#include "common/rest/queue_operation.h"
#include "common/rest/service_error.h"
#include "head_node/server/kept_properties.h"
#include "head_node/server/policy_source.h"

#include <QHash>

#include <memory>

namespace gleaner {

/// What came of an operation.
struct Performed {
    HttpResponse response;
    bool isWrite = false; ///< the answer may go out only when everything done so far is on disk
};

/// Where and when it was asked.
struct AskedAt {
    QString serviceEndpoint; ///< "http://host:port/ACCOUNT/", what a listing names; for others it may be empty
    bool secondary = false;  ///< at the read replica's address
    TimePoint now;
};

/// Thread: one at a time.
class QueuePerformer final : public PolicySource {
public:
    /// Both outlive this; their operations return without waiting for the disk.
    QueuePerformer(QueueAccount& account, ServiceSettings& settings) : m_account(account), m_properties(settings) {}

    /// Errors: as Azure's.
    [[nodiscard]] ServiceResult<Performed> perform(const QueueOperation& operation, const AskedAt& asked);
    [[nodiscard]] std::vector<CorsRule> corsRules() const { return m_properties.corsRules(); }

    [[nodiscard]] std::optional<AccessPolicy> findPolicy(const QString& resource, const QString& id) override;

private:
    struct Visitor;
    /// A handle, kept because opening one for each request costs more than many an operation.
    [[nodiscard]] MessageQueue& queue(const QString& name);

    QueueAccount& m_account;
    KeptProperties m_properties;
    QHash<QString, std::shared_ptr<MessageQueue>> m_queues; ///< at most kMaxOpenQueues
};

} // namespace gleaner
