#include "common/rest/access_policy_xml.h"
#include "common/rest/query_values.h"
#include "common/rest/queue_metadata.h"
#include "common/rest/queue_request_codec.h"
#include "common/rest/xml_text.h"

#include <algorithm>

namespace gleaner {

namespace {

using enum ServiceErrorCode;
using Decoded = ServiceResult<QueueOperation>;

ServiceResult<QString> queueName(const RequestTarget& target) {
    const QString name = QString::fromUtf8(target.segments[1]);
    if (name.size() < kMinQueueNameLength || name.size() > kMaxQueueNameLength) {
        return serviceFailure(OutOfRangeInput);
    }
    if (!isValidQueueName(name)) {
        return serviceFailure(InvalidResourceName);
    }
    return name;
}

ServiceResult<QByteArray> messageText(const HttpRequest& request) {
    auto text = readMessageText(request.body);
    if (!text) {
        return serviceFailure(InvalidXmlDocument);
    }
    if (text->size() > kMaxMessageTextBytes) {
        return serviceFailure(RequestBodyTooLarge);
    }
    return std::move(*text);
}

Decoded listQueues(const RequestTarget& target) {
    const auto max = numberFrom(target, "maxresults", {1, kMaxQueuesPerPage}, kMaxQueuesPerPage);
    if (!max) {
        return tl::unexpected(max.error());
    }
    const bool withMetadata = textFrom(target, "include").split(u',').contains(u"metadata");
    return ListQueues{textFrom(target, "prefix"), textFrom(target, "marker"), int(*max), withMetadata};
}

Decoded onServiceProperties(const HttpRequest& request) {
    if (request.method == "GET") {
        return GetServiceProperties{};
    }
    auto change = readServiceProperties(request.body);
    return change ? Decoded(SetServiceProperties{std::move(*change)}) : serviceFailure(InvalidXmlDocument);
}

Decoded onService(const HttpRequest& request, const RequestTarget& target, QByteArrayView comp) {
    if (request.method != "GET" && request.method != "PUT") {
        return serviceFailure(UnsupportedHttpVerb);
    }
    if (comp == "list" && request.method == "GET") {
        return listQueues(target);
    }
    const QByteArray* type = target.find("restype");
    if (type == nullptr || *type != "service") {
        return wrongParameter(InvalidQueryParameterValue, "restype", type == nullptr ? QByteArray() : *type);
    }
    if (comp == "properties") {
        return onServiceProperties(request);
    }
    if (comp == "stats" && request.method == "GET") {
        return GetServiceStats{};
    }
    return wrongParameter(InvalidQueryParameterValue, "comp", comp.toByteArray());
}

Decoded onMetadata(const HttpRequest& request, const QString& queue) {
    if (request.method == "GET" || request.method == "HEAD") {
        return GetMetadata{queue};
    }
    if (request.method != "PUT") {
        return serviceFailure(UnsupportedHttpVerb);
    }
    return readMetadata(request.headers).map([&queue](Metadata metadata) -> QueueOperation {
        return SetMetadata{queue, std::move(metadata)};
    });
}

Decoded onAcl(const HttpRequest& request, const QString& queue) {
    if (request.method == "GET" || request.method == "HEAD") {
        return GetAcl{queue};
    }
    if (request.method != "PUT") {
        return serviceFailure(UnsupportedHttpVerb);
    }
    auto policies = readAccessPolicies(request.body);
    if (!policies || policies->size() > kMaxRestPolicies || !checkAccessPolicies(*policies, kQueuePermissions)) {
        return serviceFailure(InvalidXmlDocument);
    }
    return SetAcl{queue, std::move(*policies)};
}

Decoded onQueue(const HttpRequest& request, const QString& queue, QByteArrayView comp) {
    if (comp == "metadata") {
        return onMetadata(request, queue);
    }
    if (comp == "acl") {
        return onAcl(request, queue);
    }
    if (!comp.isEmpty()) {
        return wrongParameter(InvalidQueryParameterValue, "comp", comp.toByteArray());
    }
    if (request.method == "DELETE") {
        return DeleteQueue{queue};
    }
    if (request.method != "PUT") {
        return serviceFailure(UnsupportedHttpVerb);
    }
    return readMetadata(request.headers).map([&queue](Metadata metadata) -> QueueOperation {
        return CreateQueue{queue, std::move(metadata)};
    });
}

Decoded putMessage(const HttpRequest& request, const RequestTarget& target, const QString& queue) {
    const auto delay = numberFrom(target, "visibilitytimeout", {0, kMaxVisibility.count()}, 0);
    if (!delay) {
        return tl::unexpected(delay.error());
    }
    const auto ttl = numberFrom(target, "messagettl", {-1, kMaxTimeToLive.count()}, kDefaultTimeToLive.count());
    if (!ttl) {
        return tl::unexpected(ttl.error());
    }
    if (*ttl == 0) {
        return wrongParameter(OutOfRangeQueryParameterValue, "messagettl", "0");
    }
    if (*ttl > 0 && *delay >= *ttl) {
        return wrongParameter(OutOfRangeQueryParameterValue, "visibilitytimeout", QByteArray::number(qint64(*delay)));
    }
    return messageText(request).map([&](QByteArray text) -> QueueOperation {
        return PutMessage{queue, std::move(text), Seconds(*delay),
                          *ttl < 0 ? std::nullopt : std::optional(Seconds(*ttl))};
    });
}

Decoded getMessages(const RequestTarget& target, const QString& queue) {
    const auto count = numberFrom(target, "numofmessages", {1, kMaxMessagesPerGet}, 1);
    if (!count) {
        return tl::unexpected(count.error());
    }
    const QByteArray* peek = target.find("peekonly");
    if (peek != nullptr && peek->compare("true", Qt::CaseInsensitive) == 0) {
        return PeekMessages{queue, int(*count)};
    }
    if (peek != nullptr && peek->compare("false", Qt::CaseInsensitive) != 0) {
        return wrongParameter(InvalidQueryParameterValue, "peekonly", *peek);
    }
    return numberFrom(target, "visibilitytimeout", {1, kMaxVisibility.count()}, kDefaultVisibility.count())
        .map([&](std::int64_t visibility) -> QueueOperation {
            return GetMessages{queue, int(*count), Seconds(visibility)};
        });
}

Decoded onMessages(const HttpRequest& request, const RequestTarget& target, const QString& queue) {
    if (request.method == "POST") {
        return putMessage(request, target, queue);
    }
    if (request.method == "GET") {
        return getMessages(target, queue);
    }
    if (request.method == "DELETE") {
        return ClearMessages{queue};
    }
    return serviceFailure(UnsupportedHttpVerb);
}

Decoded updateMessage(const HttpRequest& request, const RequestTarget& target, UpdateMessage update) {
    if (target.find("visibilitytimeout") == nullptr) {
        return missingParameter("visibilitytimeout");
    }
    const auto visibility = numberFrom(target, "visibilitytimeout", {0, kMaxVisibility.count()}, 0);
    if (!visibility) {
        return tl::unexpected(visibility.error());
    }
    update.visibility = Seconds(*visibility);
    if (request.body.isEmpty()) {
        return update;
    }
    return messageText(request).map([&update](QByteArray text) -> QueueOperation {
        update.text = std::move(text);
        return std::move(update);
    });
}

Decoded onMessage(const HttpRequest& request, const RequestTarget& target, const QString& queue) {
    if (request.method != "PUT" && request.method != "DELETE") {
        return serviceFailure(UnsupportedHttpVerb);
    }
    const QByteArray* receipt = target.find("popreceipt");
    if (receipt == nullptr || receipt->isEmpty()) {
        return missingParameter("popreceipt");
    }
    const MessageId id(QString::fromUtf8(target.segments[3]));
    const PopReceipt popReceipt(QString::fromUtf8(*receipt));
    if (request.method == "DELETE") {
        return DeleteMessage{queue, id, popReceipt};
    }
    return updateMessage(request, target, UpdateMessage{queue, id, popReceipt, {}, {}});
}

} // namespace

ServiceResult<QueueOperation> decodeQueueRequest(const HttpRequest& request, const RequestTarget& target) {
    const QByteArray* comp = target.find("comp");
    const QByteArrayView component = comp == nullptr ? QByteArrayView() : QByteArrayView(*comp);
    if (target.segments.size() == 1) {
        return onService(request, target, component);
    }
    if (target.segments.empty() || target.segments.size() > 4 ||
        (target.segments.size() > 2 && target.segments[2] != "messages")) {
        return serviceFailure(InvalidUri);
    }
    const auto queue = queueName(target);
    if (!queue) {
        return tl::unexpected(queue.error());
    }
    switch (target.segments.size()) {
    case 2:
        return onQueue(request, *queue, component);
    case 3:
        return onMessages(request, target, *queue);
    default:
        return onMessage(request, target, *queue);
    }
}

} // namespace gleaner
