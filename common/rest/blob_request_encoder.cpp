#include "common/queue/queue_rules.h"
#include "common/rest/access_policy_xml.h"
#include "common/rest/blob_headers.h"
#include "common/rest/blob_request_codec.h"
#include "common/rest/blob_xml.h"
#include "common/rest/query_values.h"
#include "common/rest/queue_metadata.h"

namespace gleaner {

namespace {

/// Makes the request for each operation; one overload each.
class BlobRequestMaker {
public:
    explicit BlobRequestMaker(const QByteArray& endpointPath) : m_endpointPath(endpointPath) {}

    HttpRequest operator()(const ListContainers& list) const {
        QueryText query;
        query.add("comp", QStringLiteral("list"));
        addPage(query, list.prefix, list.marker, list.max, list.withMetadata);
        return {"GET", m_endpointPath + '/' + query.text(), {}, {}};
    }
    HttpRequest operator()(const CreateContainer& create) const {
        HttpRequest request{"PUT", path(create.container), {}, {}};
        addMetadata(request.headers, create.metadata);
        return request;
    }
    HttpRequest operator()(const DeleteContainer& remove) const {
        return under(remove.conditions, {"DELETE", path(remove.container), {}, {}});
    }
    HttpRequest operator()(const GetContainer& get) const { return {"GET", path(get.container), {}, {}}; }
    HttpRequest operator()(const SetContainerMetadata& set) const {
        HttpRequest request{"PUT", path(set.container) + "&comp=metadata", {}, {}};
        addMetadata(request.headers, set.metadata);
        return under(set.conditions, std::move(request));
    }
    HttpRequest operator()(const GetContainerAcl& get) const {
        return {"GET", path(get.container) + "&comp=acl", {}, {}};
    }
    HttpRequest operator()(const SetContainerAcl& set) const {
        return withXml({"PUT", path(set.container) + "&comp=acl", {}, writeAccessPolicies(set.policies)});
    }
    HttpRequest operator()(const ListBlobs& list) const {
        QueryText query;
        query.add("restype", QStringLiteral("container")).add("comp", QStringLiteral("list"));
        if (!list.query.delimiter.isEmpty())
            query.add("delimiter", list.query.delimiter);
        addPage(query, list.query.prefix, list.query.marker, list.query.max, list.withMetadata);
        return {"GET", m_endpointPath + '/' + list.container.toUtf8() + query.text(), {}, {}};
    }
    HttpRequest operator()(const PutBlob& put) const {
        HttpRequest request{"PUT", path(put.blob), {}, put.bytes};
        request.headers.add("x-ms-blob-type", "BlockBlob");
        request.headers.add("Content-Type", "application/octet-stream");
        if (!put.description.md5.isEmpty())
            request.headers.add("Content-MD5", put.description.md5.toBase64());
        addDescription(request.headers, put.description);
        return under(put.conditions, std::move(request));
    }
    HttpRequest operator()(const GetBlob& get) const {
        HttpRequest request{"GET", path(get.blob), {}, {}};
        if (get.range)
            request.headers.add("x-ms-range", rangeText(*get.range));
        if (get.withRangeMd5)
            request.headers.add("x-ms-range-get-content-md5", "true");
        return under(get.conditions, std::move(request));
    }
    HttpRequest operator()(const GetBlobProperties& get) const {
        return under(get.conditions, {"HEAD", path(get.blob), {}, {}});
    }
    HttpRequest operator()(const DeleteBlob& remove) const {
        return under(remove.conditions, {"DELETE", path(remove.blob), {}, {}});
    }
    HttpRequest operator()(const PutBlock& put) const {
        QueryText query;
        query.add("comp", QStringLiteral("block")).add("blockid", QString::fromLatin1(put.id.toBase64()));
        HttpRequest request{"PUT", path(put.blob) + query.text(), {}, put.bytes};
        if (!put.md5.isEmpty())
            request.headers.add("Content-MD5", put.md5.toBase64());
        return request;
    }
    HttpRequest operator()(const PutBlockList& put) const {
        HttpRequest request = withXml({"PUT", path(put.blob) + "?comp=blocklist", {}, writeBlockChoices(put.blocks)});
        addDescription(request.headers, put.description);
        return under(put.conditions, std::move(request));
    }
    HttpRequest operator()(const GetBlockList& get) const {
        QueryText query;
        query.add("comp", QStringLiteral("blocklist"));
        query.add("blocklisttype", !get.uncommitted ? QStringLiteral("committed")
                                   : get.committed  ? QStringLiteral("all")
                                                    : QStringLiteral("uncommitted"));
        return {"GET", path(get.blob) + query.text(), {}, {}};
    }

private:
    [[nodiscard]] QByteArray path(const QString& container) const {
        return m_endpointPath + '/' + container.toUtf8() + "?restype=container";
    }
    [[nodiscard]] QByteArray path(const BlobRef& blob) const {
        return m_endpointPath + '/' + blob.container.toUtf8() + '/' + blob.name.toUtf8().toPercentEncoding("/");
    }
    static void addPage(QueryText& query, const QString& prefix, const QString& marker, int max, bool withMetadata) {
        if (!prefix.isEmpty())
            query.add("prefix", prefix);
        if (!marker.isEmpty())
            query.add("marker", marker);
        query.add("maxresults", max);
        if (withMetadata)
            query.add("include", QStringLiteral("metadata"));
    }
    static HttpRequest under(const BlobConditions& conditions, HttpRequest request) {
        addConditions(request.headers, conditions);
        return request;
    }
    static HttpRequest withXml(HttpRequest request) {
        request.headers.add("Content-Type", "application/xml");
        return request;
    }

    const QByteArray& m_endpointPath;
};

/// The metadata of a request; empty where it has none.
Metadata metadataOf(const BlobOperation& operation) {
    return std::visit(
        [](const auto& one) -> Metadata {
            if constexpr (requires { one.metadata; })
                return one.metadata;
            else if constexpr (requires { one.description; })
                return one.description.metadata;
            else
                return {};
        },
        operation);
}

Status checkNames(const BlobOperation& operation) {
    return std::visit(
        [](const auto& one) -> Status {
            if constexpr (requires { one.blob; }) {
                if (!isValidBlobName(one.blob.name))
                    return failure(ErrorCode::InvalidArgument,
                                   QStringLiteral("A blob's name has 1 to %1 characters.").arg(kMaxBlobNameLength));
                return checkQueueName(one.blob.container);
            } else if constexpr (requires { one.container; }) {
                return checkQueueName(one.container);
            } else {
                return {};
            }
        },
        operation);
}

} // namespace

Result<HttpRequest> encodeBlobRequest(const BlobOperation& operation, const QByteArray& endpointPath) {
    return checkNames(operation).and_then([&] { return checkMetadata(metadataOf(operation)); }).map([&] {
        return std::visit(BlobRequestMaker(endpointPath), operation);
    });
}

} // namespace gleaner
