#include "head_node/server/queue_performer.h"

#include "common/rest/queue_answer_codec.h"

namespace gleaner {

namespace {

using enum ServiceErrorCode;

constexpr qsizetype kMaxOpenQueues = 1'024;

ServiceErrorCode meaningOf(ErrorCode code, ServiceErrorCode notFound, ServiceErrorCode tooLarge) {
    return serviceErrorOf(code, {notFound, QueueAlreadyExists, PopReceiptMismatch, tooLarge});
}

tl::unexpected<ServiceError> onQueue(const Error& error) {
    return serviceFailure(meaningOf(error.code, QueueNotFound, MetadataTooLarge));
}

Performed wrote(HttpResponse response) {
    return {std::move(response), true};
}

Performed read(HttpResponse response) {
    return {std::move(response), false};
}

/// A successful result's answer, or the error's.
template<typename T, typename Answer>
ServiceResult<Performed> answered(Result<T> result, Answer answer) {
    if (!result) {
        return onQueue(result.error());
    }
    return answer(std::move(*result));
}

ServiceResult<Performed> done(const Status& status) {
    return status ? ServiceResult<Performed>(wrote(encodeDone())) : onQueue(status.error());
}

} // namespace

struct QueuePerformer::Visitor {
    QueuePerformer& performer;
    const AskedAt& asked;

    ServiceResult<Performed> operator()(const ListQueues& list) const {
        const auto page = performer.m_account.list(list.prefix, list.marker, list.max);
        if (!page) {
            const bool isMarker = page.error().code == ErrorCode::InvalidArgument;
            return isMarker ? serviceFailure(InvalidMarker) : onQueue(page.error());
        }
        const auto max = list.max == kMaxQueuesPerPage ? std::nullopt : std::optional(list.max);
        return read(encodeListing(*page, {asked.serviceEndpoint, list.prefix, list.marker, max, list.withMetadata}));
    }

    ServiceResult<Performed> operator()(const GetServiceProperties&) const {
        return read(encodeServiceProperties(performer.m_properties.now()));
    }

    ServiceResult<Performed> operator()(const SetServiceProperties& set) const {
        const auto changed = performer.m_properties.change(set.change);
        return changed ? ServiceResult<Performed>(wrote(encodeServicePropertiesSet()))
                       : serviceFailure(meaningOf(changed.error().code, InternalError, InvalidXmlDocument));
    }

    /// Only the replica knows how far it is.
    ServiceResult<Performed> operator()(const GetServiceStats&) const {
        if (asked.secondary) {
            return read(encodeServiceStats(asked.now));
        }
        ServiceError error{InvalidQueryParameterValue, {}, {}};
        error.details.emplace_back("QueryParameterName", QStringLiteral("comp"));
        error.details.emplace_back("QueryParameterValue", QStringLiteral("stats"));
        return tl::unexpected<ServiceError>(std::move(error));
    }

    ServiceResult<Performed> operator()(const CreateQueue& create) const {
        return answered(performer.m_account.create(create.queue, create.metadata),
                        [](Creation creation) { return wrote(encodeCreation(creation)); });
    }

    ServiceResult<Performed> operator()(const DeleteQueue& remove) const {
        performer.m_queues.remove(remove.queue);
        return done(performer.m_account.remove(remove.queue));
    }

    ServiceResult<Performed> operator()(const GetMetadata& get) const {
        return answered(performer.queue(get.queue).properties(),
                        [](const QueueProperties& properties) { return read(encodeProperties(properties)); });
    }

    ServiceResult<Performed> operator()(const SetMetadata& set) const {
        return done(performer.queue(set.queue).setMetadata(set.metadata));
    }

    ServiceResult<Performed> operator()(const GetAcl& get) const {
        return answered(performer.queue(get.queue).accessPolicies(),
                        [](const std::vector<AccessPolicy>& policies) { return read(encodeAcl(policies)); });
    }

    ServiceResult<Performed> operator()(const SetAcl& set) const {
        return done(performer.queue(set.queue).setAccessPolicies(set.policies));
    }

    ServiceResult<Performed> operator()(const PutMessage& put) const {
        const auto lease = performer.queue(put.queue).put(put.text, {put.visibilityDelay, put.timeToLive});
        if (!lease) {
            return serviceFailure(meaningOf(lease.error().code, QueueNotFound, RequestBodyTooLarge));
        }
        return wrote(encodePut(*lease));
    }

    ServiceResult<Performed> operator()(const GetMessages& get) const {
        return answered(performer.queue(get.queue).get(get.count, get.visibility),
                        [](const std::vector<Lease>& leases) { return read(encodeTaken(leases)); });
    }

    ServiceResult<Performed> operator()(const PeekMessages& peek) const {
        return answered(performer.queue(peek.queue).peek(peek.count),
                        [](std::vector<QueueMessage> messages) { return read(encodePeeked(std::move(messages))); });
    }

    ServiceResult<Performed> operator()(const UpdateMessage& update) const {
        MessageQueue& queue = performer.queue(update.queue);
        const auto receipt = queue.update(update.id, update.receipt, update.visibility, update.text);
        return receipt ? ServiceResult<Performed>(wrote(encodeUpdated(*receipt))) : onMessage(queue, receipt.error());
    }

    ServiceResult<Performed> operator()(const DeleteMessage& remove) const {
        MessageQueue& queue = performer.queue(remove.queue);
        const auto removed = queue.remove(remove.id, remove.receipt);
        return removed ? ServiceResult<Performed>(wrote(encodeDone())) : onMessage(queue, removed.error());
    }

    ServiceResult<Performed> operator()(const ClearMessages& clear) const {
        return done(performer.queue(clear.queue).clear());
    }

    /// NotFound from a message's operation may mean the queue, too.
    static tl::unexpected<ServiceError> onMessage(MessageQueue& queue, const Error& error) {
        const bool noQueue = error.code == ErrorCode::NotFound && !queue.properties();
        return serviceFailure(meaningOf(error.code, noQueue ? QueueNotFound : MessageNotFound, RequestBodyTooLarge));
    }
};

ServiceResult<Performed> QueuePerformer::perform(const QueueOperation& operation, const AskedAt& asked) {
    return std::visit(Visitor{*this, asked}, operation);
}

std::optional<AccessPolicy> QueuePerformer::findPolicy(const QString& resource, const QString& id) {
    return queue(resource).accessPolicy(id).value_or(std::nullopt);
}

MessageQueue& QueuePerformer::queue(const QString& name) {
    const auto known = m_queues.constFind(name);
    if (known != m_queues.cend()) {
        return **known;
    }
    if (m_queues.size() >= kMaxOpenQueues) {
        m_queues.clear();
    }
    return **m_queues.insert(name, std::shared_ptr<MessageQueue>(m_account.open(name)));
}

} // namespace gleaner
