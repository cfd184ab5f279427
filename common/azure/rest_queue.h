// Queues over the REST protocol: Azure Storage, Azurite, or a head's own server; the connection string decides.
// Thread: an account and its queues are used by one thread at a time, because they share one transport.
// Ownership: transport and clock outlive the account, the account outlives its queues.
//
// At least once: a request may be sent again after its connection was lost (by the transport once, by RetryingTransport
// more often), so a put may leave two messages. A repeated delete or update that had already worked answers NotFound or
// Stale, which callers treat as "someone else has it".
#pragma once

#include "common/azure/signed_channel.h"
#include "common/queue/queue_account.h"
#include "common/rest/queue_operation.h"

namespace gleaner {

using RestQueueOptions = SignedChannel::Options;

class RestQueueAccount final : public QueueAccount {
public:
    /// Signed as the string says, by key or by shared access signature. Errors: those of makeRequestSigner().
    [[nodiscard]] static Result<std::unique_ptr<RestQueueAccount>> make(const ConnectionString& connection,
                                                                        HttpTransport& transport, const Clock& clock,
                                                                        const RestQueueOptions& options = {});
    RestQueueAccount(ServiceEndpoint endpoint, std::unique_ptr<RequestSigner> signer, HttpTransport& transport,
                     const Clock& clock, const RestQueueOptions& options = {});

    [[nodiscard]] Result<Creation> create(const QString& name, const Metadata& metadata) override;
    [[nodiscard]] Status remove(const QString& name) override;
    /// Metadata is asked for and comes along.
    [[nodiscard]] Result<QueuePage> list(const QString& prefix, const QString& marker, int max) override;
    [[nodiscard]] std::unique_ptr<MessageQueue> open(const QString& name) override;

private:
    friend class RestQueue;
    /// Encodes, signs and sends; any HTTP status is a success.
    [[nodiscard]] Result<HttpResponse> perform(const QueueOperation& operation);

    SignedChannel m_channel;
};

/// One queue of a RestQueueAccount. Bounds are checked here before anything is sent, as far as the protocol's numbers
/// could not carry a wrong value; the rest is the server's.
class RestQueue final : public MessageQueue {
public:
    RestQueue(RestQueueAccount& account, QString name) : m_account(account), m_name(std::move(name)) {}

    [[nodiscard]] Result<Lease> put(const QByteArray& text, const PutOptions& options) override;
    [[nodiscard]] Result<std::vector<Lease>> get(int count, Seconds visibility) override;
    [[nodiscard]] Result<std::vector<QueueMessage>> peek(int count) override;
    [[nodiscard]] Result<Receipt> update(const MessageId& id, const PopReceipt& receipt, Seconds visibility,
                                         const std::optional<QByteArray>& text) override;
    [[nodiscard]] Status remove(const MessageId& id, const PopReceipt& receipt) override;
    [[nodiscard]] Status clear() override;
    [[nodiscard]] Result<QueueProperties> properties() override;
    [[nodiscard]] Status setMetadata(const Metadata& metadata) override;
    [[nodiscard]] Result<std::vector<AccessPolicy>> accessPolicies() override;
    [[nodiscard]] Status setAccessPolicies(const std::vector<AccessPolicy>& policies) override;

private:
    RestQueueAccount& m_account;
    QString m_name;
};

} // namespace gleaner
