#include "common/azure/rest_blob.h"

#include "common/rest/blob_answer_codec.h"
#include "common/rest/blob_request_codec.h"

namespace gleaner {

Result<std::unique_ptr<RestBlobAccount>> RestBlobAccount::make(const ConnectionString& connection,
                                                               HttpTransport& transport, const Clock& clock,
                                                               const SignedChannel::Options& options) {
    const auto& endpoint = connection.blobEndpoint();
    if (!endpoint)
        return failure(ErrorCode::NotFound,
                       QStringLiteral("The connection string names no BlobEndpoint; copy it anew from the head."));
    return makeRequestSigner(connection).map([&](std::unique_ptr<RequestSigner> signer) {
        return std::make_unique<RestBlobAccount>(*endpoint, std::move(signer), transport, clock, options);
    });
}

RestBlobAccount::RestBlobAccount(ServiceEndpoint endpoint, std::unique_ptr<RequestSigner> signer,
                                 HttpTransport& transport, const Clock& clock, const SignedChannel::Options& options)
    : m_channel(std::move(endpoint), std::move(signer), transport, clock, options) {}

BlobResult<HttpResponse> RestBlobAccount::perform(const BlobOperation& operation) {
    auto request = encodeBlobRequest(operation, m_channel.path());
    if (!request)
        return blobFailure(std::move(request.error()));
    auto response = m_channel.send(std::move(*request), containerOf(operation));
    if (!response)
        return blobFailure(std::move(response.error()));
    return std::move(*response);
}

BlobResult<ContainerProperties> RestBlobAccount::createContainer(const QString& name, const Metadata& metadata) {
    return perform(CreateContainer{name, metadata}).and_then(decodeContainer).map([&](ContainerProperties made) {
        made.metadata = metadata; // the answer does not repeat it
        return made;
    });
}

BlobStatus RestBlobAccount::removeContainer(const QString& name, const BlobConditions& conditions) {
    return perform(DeleteContainer{name, conditions}).and_then(decodeBlobDone);
}

BlobResult<ContainerProperties> RestBlobAccount::container(const QString& name) {
    return perform(GetContainer{name}).and_then(decodeContainer);
}

BlobResult<ContainerProperties> RestBlobAccount::setContainerMetadata(const QString& name, const Metadata& metadata,
                                                                      const BlobConditions& conditions) {
    return perform(SetContainerMetadata{name, metadata, conditions})
        .and_then(decodeContainer)
        .map([&](ContainerProperties changed) {
            changed.metadata = metadata;
            return changed;
        });
}

BlobResult<std::vector<AccessPolicy>> RestBlobAccount::accessPolicies(const QString& container) {
    return perform(GetContainerAcl{container}).and_then(decodeContainerAcl);
}

BlobStatus RestBlobAccount::setAccessPolicies(const QString& container, const std::vector<AccessPolicy>& policies) {
    if (policies.size() > kMaxRestPolicies)
        return blobFailure(Error{ErrorCode::TooLarge,
                                 QStringLiteral("A container there has at most %1 access policies; remove one first.")
                                     .arg(kMaxRestPolicies)});
    return perform(SetContainerAcl{container, policies}).and_then(decodeBlobDone);
}

BlobResult<ContainerPage> RestBlobAccount::listContainers(const QString& prefix, const QString& marker, int max) {
    return perform(ListContainers{prefix, marker, max, true}).and_then(decodeContainers);
}

BlobResult<BlobProperties> RestBlobAccount::put(const BlobRef& blob, const QByteArray& bytes,
                                                const BlobDescription& description, const BlobConditions& conditions) {
    return perform(PutBlob{blob, bytes, description, conditions}).and_then([&](const HttpResponse& response) {
        return decodeWritten(response, {bytes.size(), {}, {}, {}, description});
    });
}

BlobResult<BlobProperties> RestBlobAccount::properties(const BlobRef& blob, const BlobConditions& conditions) {
    return perform(GetBlobProperties{blob, conditions}).and_then(decodeBlobProperties);
}

BlobResult<BlobPiece> RestBlobAccount::get(const BlobRef& blob, const std::optional<BlobRange>& range,
                                           const BlobConditions& conditions) {
    return perform(GetBlob{blob, range, false, conditions}).and_then(decodePiece);
}

BlobStatus RestBlobAccount::remove(const BlobRef& blob, const BlobConditions& conditions) {
    return perform(DeleteBlob{blob, conditions}).and_then(decodeBlobDone);
}

BlobStatus RestBlobAccount::putBlock(const BlobRef& blob, const QByteArray& id, const QByteArray& bytes) {
    if (id.isEmpty() || id.size() > kMaxBlockIdBytes)
        return blobFailure(BlobFault::InvalidBlockId);
    return perform(PutBlock{blob, id, bytes, {}}).and_then(decodeBlobDone);
}

BlobResult<BlobProperties> RestBlobAccount::putBlockList(const BlobRef& blob, const std::vector<BlockChoice>& blocks,
                                                         const BlobDescription& description,
                                                         const BlobConditions& conditions) {
    return perform(PutBlockList{blob, blocks, description, conditions}).and_then([&](const HttpResponse& response) {
        return decodeWritten(response, {0, {}, {}, {}, description});
    });
}

BlobResult<BlockLists> RestBlobAccount::blockLists(const BlobRef& blob) {
    return perform(GetBlockList{blob, true, true}).and_then(decodeBlockLists);
}

BlobResult<BlobPage> RestBlobAccount::list(const QString& container, const BlobQuery& query) {
    return perform(ListBlobs{container, query, false}).and_then(decodeBlobs);
}

} // namespace gleaner
