#include "head_node/server/blob_performer.h"

#include "common/rest/blob_answer_codec.h"

#include <QCryptographicHash>

namespace gleaner {

namespace {

using enum ServiceErrorCode;
using Answer = ServiceResult<HttpResponse>;

const QByteArray kUsualType = QByteArrayLiteral("application/octet-stream");

Answer failed(const BlobError& error) {
    if (error.fault == BlobFault::NotModified)
        return encodeNotModified();
    return tl::unexpected<ServiceError>(serviceErrorOf(error));
}

/// A successful result's answer, or the error's.
template<typename T, typename Encode>
Answer answered(BlobResult<T> result, Encode encode) {
    if (!result)
        return failed(result.error());
    return encode(std::move(*result));
}

Answer removed(const BlobStatus& status) {
    return status ? Answer(encodeRemoved()) : failed(status.error());
}

/// The hash of what came. Errors: Md5Mismatch (the client said another).
ServiceResult<QByteArray> checkedMd5(const QByteArray& bytes, const QByteArray& said) {
    QByteArray md5 = QCryptographicHash::hash(bytes, QCryptographicHash::Md5);
    if (!said.isEmpty() && said != md5)
        return serviceFailure(Md5Mismatch);
    return md5;
}

} // namespace

struct BlobPerformer::Visitor {
    BlobAccount& account;
    const QString& serviceEndpoint;
    bool mayOverwrite;

    Answer operator()(const ListContainers& list) const {
        return answered(account.listContainers(list.prefix, list.marker, list.max),
                        [&](const ContainerPage& page) { return encodeContainers(page, list, serviceEndpoint); });
    }
    Answer operator()(const CreateContainer& create) const {
        return answered(account.createContainer(create.container, create.metadata),
                        [](const ContainerProperties& made) { return encodeContainer(201, made); });
    }
    Answer operator()(const DeleteContainer& remove) const {
        return removed(account.removeContainer(remove.container, remove.conditions));
    }
    Answer operator()(const GetContainer& get) const {
        return answered(account.container(get.container),
                        [](const ContainerProperties& found) { return encodeContainer(200, found); });
    }
    Answer operator()(const SetContainerMetadata& set) const {
        return answered(account.setContainerMetadata(set.container, set.metadata, set.conditions),
                        [](ContainerProperties changed) {
                            changed.metadata.clear();
                            return encodeContainer(200, changed);
                        });
    }
    Answer operator()(const GetContainerAcl& get) const {
        return answered(account.accessPolicies(get.container), [&](const std::vector<AccessPolicy>& policies) {
            return encodeContainerAcl(versionOf(get.container), &policies);
        });
    }
    Answer operator()(const SetContainerAcl& set) const {
        const auto stored = account.setAccessPolicies(set.container, set.policies);
        return stored ? Answer(encodeContainerAcl(versionOf(set.container), nullptr)) : failed(stored.error());
    }
    Answer operator()(const ListBlobs& list) const {
        auto page = account.list(list.container, list.query);
        if (!page && page.error().fault == BlobFault::Other && page.error().error.code == ErrorCode::InvalidArgument)
            return serviceFailure(InvalidMarker);
        return answered(std::move(page),
                        [&](const BlobPage& found) { return encodeBlobs(found, list, serviceEndpoint); });
    }
    Answer operator()(PutBlob& put) const {
        auto md5 = checkedMd5(put.bytes, put.description.md5);
        if (!md5)
            return tl::unexpected<ServiceError>(md5.error());
        describe(put.description).md5 = std::move(*md5);
        const bool onlyFirst = put.conditions.ifNoneMatch == "*";
        if (!mayOverwrite)
            put.conditions.ifNoneMatch = "*";
        auto stored = account.put(put.blob, put.bytes, put.description, put.conditions);
        if (!stored && stored.error().fault == BlobFault::BlobExists && !onlyFirst)
            return serviceFailure(UnauthorizedBlobOverwrite);
        return answered(std::move(stored), encodeWritten);
    }
    Answer operator()(const GetBlob& get) const {
        return answered(account.get(get.blob, get.range, get.conditions),
                        [&](BlobPiece piece) { return encodePiece(std::move(piece), get); });
    }
    Answer operator()(const GetBlobProperties& get) const {
        return answered(account.properties(get.blob, get.conditions), encodeBlobProperties);
    }
    Answer operator()(const DeleteBlob& remove) const {
        return removed(account.remove(remove.blob, remove.conditions));
    }
    Answer operator()(const PutBlock& put) const {
        const auto md5 = checkedMd5(put.bytes, put.md5);
        if (!md5)
            return tl::unexpected<ServiceError>(md5.error());
        const auto stored = account.putBlock(put.blob, put.id, put.bytes);
        return stored ? Answer(encodeBlock(*md5)) : failed(stored.error());
    }
    Answer operator()(PutBlockList& put) const {
        return answered(account.putBlockList(put.blob, put.blocks, describe(put.description), put.conditions),
                        [](BlobProperties stored) {
                            stored.description.md5.clear(); // it would be the list's own
                            return encodeWritten(stored);
                        });
    }
    Answer operator()(const GetBlockList& get) const {
        return answered(account.blockLists(get.blob),
                        [&](const BlockLists& lists) { return encodeBlockLists(lists, get); });
    }

private:
    static BlobDescription& describe(BlobDescription& description) {
        if (description.contentType.isEmpty())
            description.contentType = kUsualType;
        return description;
    }
    /// Of a container that was there a moment ago.
    [[nodiscard]] ContainerProperties versionOf(const QString& container) const {
        return account.container(container).value_or(ContainerProperties());
    }
};

ServiceResult<HttpResponse> BlobPerformer::perform(BlobOperation operation, const QString& serviceEndpoint,
                                                   bool mayOverwrite) {
    return std::visit(Visitor{m_account, serviceEndpoint, mayOverwrite}, operation);
}

} // namespace gleaner
