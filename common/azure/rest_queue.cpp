#include "common/azure/rest_queue.h"

#include "common/rest/queue_answer_codec.h"
#include "common/rest/queue_request_codec.h"

namespace gleaner {

namespace {

/// Empty for operations on the service.
QString queueOf(const QueueOperation& operation) {
    return std::visit(
        [](const auto& asked) {
            if constexpr (requires { asked.queue; })
                return asked.queue;
            else
                return QString();
        },
        operation);
}

/// An id or receipt that is empty would name another resource; nothing on any queue has one.
tl::unexpected<Error> noSuchMessage() {
    return failure(ErrorCode::NotFound, QStringLiteral("There is no message without an id and a receipt."));
}

bool isNamed(const MessageId& id, const PopReceipt& receipt) {
    return !id.value().isEmpty() && !receipt.value().isEmpty();
}

} // namespace

Result<std::unique_ptr<RestQueueAccount>> RestQueueAccount::make(const ConnectionString& connection,
                                                                 HttpTransport& transport, const Clock& clock,
                                                                 const RestQueueOptions& options) {
    return makeRequestSigner(connection).map([&](std::unique_ptr<RequestSigner> signer) {
        return std::make_unique<RestQueueAccount>(connection.queueEndpoint(), std::move(signer), transport, clock,
                                                  options);
    });
}

RestQueueAccount::RestQueueAccount(ServiceEndpoint endpoint, std::unique_ptr<RequestSigner> signer,
                                   HttpTransport& transport, const Clock& clock, const RestQueueOptions& options)
    : m_channel(std::move(endpoint), std::move(signer), transport, clock, options) {}

Result<Creation> RestQueueAccount::create(const QString& name, const Metadata& metadata) {
    if (auto checked = checkQueueName(name); !checked) {
        return failure(std::move(checked.error()));
    }
    return perform(CreateQueue{name, metadata}).and_then(decodeCreation);
}

Status RestQueueAccount::remove(const QString& name) {
    if (!isValidQueueName(name)) {
        return noSuchQueue(name);
    }
    return perform(DeleteQueue{name}).and_then(decodeDone);
}

Result<QueuePage> RestQueueAccount::list(const QString& prefix, const QString& marker, int max) {
    if (auto checked = checkPageSize(max); !checked) {
        return failure(std::move(checked.error()));
    }
    return perform(ListQueues{prefix, marker, max, true}).and_then(decodeListing);
}

std::unique_ptr<MessageQueue> RestQueueAccount::open(const QString& name) {
    return std::make_unique<RestQueue>(*this, name);
}

Result<HttpResponse> RestQueueAccount::perform(const QueueOperation& operation) {
    auto request = encodeQueueRequest(operation, m_channel.path());
    if (!request) {
        return failure(std::move(request.error()));
    }
    return m_channel.send(std::move(*request), queueOf(operation));
}

Result<Lease> RestQueue::put(const QByteArray& text, const PutOptions& options) {
    if (auto checked = checkPut(text, options); !checked) {
        return failure(std::move(checked.error()));
    }
    return m_account.perform(PutMessage{m_name, text, options.visibilityDelay, options.timeToLive})
        .and_then([&text](const HttpResponse& response) { return decodePut(response, text); });
}

Result<std::vector<Lease>> RestQueue::get(int count, Seconds visibility) {
    return m_account.perform(GetMessages{m_name, count, visibility}).and_then(decodeTaken);
}

Result<std::vector<QueueMessage>> RestQueue::peek(int count) {
    return m_account.perform(PeekMessages{m_name, count}).and_then(decodePeeked);
}

Result<Receipt> RestQueue::update(const MessageId& id, const PopReceipt& receipt, Seconds visibility,
                                  const std::optional<QByteArray>& text) {
    if (!isNamed(id, receipt)) {
        return noSuchMessage();
    }
    if (auto checked = text ? checkText(*text) : Status(); !checked) {
        return failure(std::move(checked.error()));
    }
    return m_account.perform(UpdateMessage{m_name, id, receipt, visibility, text}).and_then(decodeUpdated);
}

Status RestQueue::remove(const MessageId& id, const PopReceipt& receipt) {
    if (!isNamed(id, receipt)) {
        return noSuchMessage();
    }
    return m_account.perform(DeleteMessage{m_name, id, receipt}).and_then(decodeDone);
}

Status RestQueue::clear() {
    return m_account.perform(ClearMessages{m_name}).and_then(decodeDone);
}

Result<QueueProperties> RestQueue::properties() {
    return m_account.perform(GetMetadata{m_name}).and_then(decodeProperties);
}

Status RestQueue::setMetadata(const Metadata& metadata) {
    return m_account.perform(SetMetadata{m_name, metadata}).and_then(decodeDone);
}

Result<std::vector<AccessPolicy>> RestQueue::accessPolicies() {
    return m_account.perform(GetAcl{m_name}).and_then(decodeAcl);
}

Status RestQueue::setAccessPolicies(const std::vector<AccessPolicy>& policies) {
    return m_account.perform(SetAcl{m_name, policies}).and_then(decodeDone);
}

} // namespace gleaner
