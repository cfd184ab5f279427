#include "common/rest/access_policy_xml.h"
#include "common/rest/query_values.h"
#include "common/rest/queue_metadata.h"
#include "common/rest/queue_request_codec.h"
#include "common/rest/xml_text.h"

namespace gleaner {

namespace {

/// Makes the request for each operation; one overload each.
class RequestMaker {
public:
    explicit RequestMaker(const QByteArray& endpointPath) : m_endpointPath(endpointPath) {}

    Result<HttpRequest> operator()(const ListQueues& list) const {
        QueryText query;
        query.add("comp", QStringLiteral("list"));
        if (!list.prefix.isEmpty()) {
            query.add("prefix", list.prefix);
        }
        if (!list.marker.isEmpty()) {
            query.add("marker", list.marker);
        }
        query.add("maxresults", list.max);
        if (list.withMetadata) {
            query.add("include", QStringLiteral("metadata"));
        }
        return HttpRequest{"GET", m_endpointPath + '/' + query.text(), {}, {}};
    }

    Result<HttpRequest> operator()(const GetServiceProperties&) const {
        return HttpRequest{"GET", m_endpointPath + "/?restype=service&comp=properties", {}, {}};
    }

    Result<HttpRequest> operator()(const SetServiceProperties& set) const {
        HttpRequest request{
            "PUT", m_endpointPath + "/?restype=service&comp=properties", {}, writeServiceProperties(set.change)};
        request.headers.add("Content-Type", "application/xml");
        return request;
    }

    Result<HttpRequest> operator()(const GetServiceStats&) const {
        return HttpRequest{"GET", m_endpointPath + "/?restype=service&comp=stats", {}, {}};
    }

    Result<HttpRequest> operator()(const CreateQueue& create) const {
        return withMetadata({"PUT", queuePath(create.queue), {}, {}}, create.metadata);
    }

    Result<HttpRequest> operator()(const DeleteQueue& remove) const {
        return HttpRequest{"DELETE", queuePath(remove.queue), {}, {}};
    }

    Result<HttpRequest> operator()(const GetMetadata& get) const {
        return HttpRequest{"GET", queuePath(get.queue) + "?comp=metadata", {}, {}};
    }

    Result<HttpRequest> operator()(const SetMetadata& set) const {
        return withMetadata({"PUT", queuePath(set.queue) + "?comp=metadata", {}, {}}, set.metadata);
    }

    Result<HttpRequest> operator()(const GetAcl& get) const {
        return HttpRequest{"GET", queuePath(get.queue) + "?comp=acl", {}, {}};
    }

    Result<HttpRequest> operator()(const SetAcl& set) const {
        if (auto checked = checkAccessPolicies(set.policies, kQueuePermissions); !checked) {
            return failure(std::move(checked.error()));
        }
        if (set.policies.size() > kMaxRestPolicies) {
            return failure(ErrorCode::TooLarge,
                           QStringLiteral("The service keeps at most %1 access policies a queue; remove one first.")
                               .arg(kMaxRestPolicies));
        }
        HttpRequest request{"PUT", queuePath(set.queue) + "?comp=acl", {}, writeAccessPolicies(set.policies)};
        request.headers.add("Content-Type", "application/xml");
        return request;
    }

    Result<HttpRequest> operator()(const PutMessage& put) const {
        QueryText query;
        if (put.visibilityDelay.count() != 0) {
            query.add("visibilitytimeout", put.visibilityDelay.count());
        }
        query.add("messagettl", put.timeToLive ? put.timeToLive->count() : -1);
        return withText({"POST", messagesPath(put.queue) + query.text(), {}, {}}, put.text);
    }

    Result<HttpRequest> operator()(const GetMessages& get) const {
        QueryText query;
        query.add("numofmessages", get.count).add("visibilitytimeout", get.visibility.count());
        return HttpRequest{"GET", messagesPath(get.queue) + query.text(), {}, {}};
    }

    Result<HttpRequest> operator()(const PeekMessages& peek) const {
        QueryText query;
        query.add("peekonly", QStringLiteral("true")).add("numofmessages", peek.count);
        return HttpRequest{"GET", messagesPath(peek.queue) + query.text(), {}, {}};
    }

    Result<HttpRequest> operator()(const UpdateMessage& update) const {
        QueryText query;
        query.add("popreceipt", update.receipt.value()).add("visibilitytimeout", update.visibility.count());
        HttpRequest request{"PUT", messagePath(update.queue, update.id) + query.text(), {}, {}};
        return update.text ? withText(std::move(request), *update.text) : std::move(request);
    }

    Result<HttpRequest> operator()(const DeleteMessage& remove) const {
        QueryText query;
        query.add("popreceipt", remove.receipt.value());
        return HttpRequest{"DELETE", messagePath(remove.queue, remove.id) + query.text(), {}, {}};
    }

    Result<HttpRequest> operator()(const ClearMessages& clear) const {
        return HttpRequest{"DELETE", messagesPath(clear.queue), {}, {}};
    }

private:
    [[nodiscard]] QByteArray queuePath(const QString& queue) const {
        return m_endpointPath + '/' + queue.toUtf8().toPercentEncoding();
    }
    [[nodiscard]] QByteArray messagesPath(const QString& queue) const { return queuePath(queue) + "/messages"; }
    [[nodiscard]] QByteArray messagePath(const QString& queue, const MessageId& id) const {
        return messagesPath(queue) + '/' + id.value().toUtf8().toPercentEncoding();
    }

    static Result<HttpRequest> withText(HttpRequest request, const QByteArray& text) {
        if (!isXmlText(text)) {
            return failure(ErrorCode::InvalidArgument,
                           QStringLiteral("The message is not text that XML can carry; encode it in Base64."));
        }
        request.headers.add("Content-Type", "application/xml");
        request.body = writeMessageText(text);
        return request;
    }

    static Result<HttpRequest> withMetadata(HttpRequest request, const Metadata& metadata) {
        if (auto bounds = checkMetadata(metadata); !bounds) {
            return failure(std::move(bounds.error()));
        }
        for (const QString& value : metadata) {
            if (value.startsWith(u' ') || value.endsWith(u' ')) {
                return failure(ErrorCode::InvalidArgument,
                               QStringLiteral("The metadata value '%1' would lose the spaces at its ends; remove them.")
                                   .arg(value));
            }
        }
        addMetadata(request.headers, metadata);
        return request;
    }

    const QByteArray& m_endpointPath;
};

} // namespace

Result<HttpRequest> encodeQueueRequest(const QueueOperation& operation, const QByteArray& endpointPath) {
    return std::visit(RequestMaker(endpointPath), operation);
}

} // namespace gleaner
