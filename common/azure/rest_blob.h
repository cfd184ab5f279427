// Blobs over the REST protocol: Azure Storage, Azurite, or a head's own server; the connection string decides.
// Thread: one at a time, because of the transport. Ownership: transport and clock outlive the account.
//
// A request may be sent again after its connection was lost: a put under If-None-Match: * that had already worked then
// says BlobExists, and a repeated removal BlobNotFound.
#pragma once

#include "common/azure/signed_channel.h"
#include "common/rest/blob_operation.h"

namespace gleaner {

/// One operation may carry kMaxBlobBytes.
inline constexpr Milliseconds kBlobTimeout{300'000};

class RestBlobAccount final : public BlobAccount {
public:
    /// Signed as the string says, by key or by shared access signature. Errors: those of makeRequestSigner();
    /// NotFound (the string names no place for blobs).
    [[nodiscard]] static Result<std::unique_ptr<RestBlobAccount>>
    make(const ConnectionString& connection, HttpTransport& transport, const Clock& clock,
         const SignedChannel::Options& options = {kBlobTimeout});
    RestBlobAccount(ServiceEndpoint endpoint, std::unique_ptr<RequestSigner> signer, HttpTransport& transport,
                    const Clock& clock, const SignedChannel::Options& options = {kBlobTimeout});

    [[nodiscard]] BlobResult<ContainerProperties> createContainer(const QString& name,
                                                                  const Metadata& metadata) override;
    [[nodiscard]] BlobStatus removeContainer(const QString& name, const BlobConditions& conditions) override;
    [[nodiscard]] BlobResult<ContainerProperties> container(const QString& name) override;
    [[nodiscard]] BlobResult<ContainerProperties> setContainerMetadata(const QString& name, const Metadata& metadata,
                                                                       const BlobConditions& conditions) override;
    [[nodiscard]] BlobResult<std::vector<AccessPolicy>> accessPolicies(const QString& container) override;
    /// Errors: TooLarge (over kMaxRestPolicies).
    [[nodiscard]] BlobStatus setAccessPolicies(const QString& container,
                                               const std::vector<AccessPolicy>& policies) override;
    [[nodiscard]] BlobResult<ContainerPage> listContainers(const QString& prefix, const QString& marker,
                                                           int max) override;

    [[nodiscard]] BlobResult<BlobProperties> put(const BlobRef& blob, const QByteArray& bytes,
                                                 const BlobDescription& description,
                                                 const BlobConditions& conditions) override;
    [[nodiscard]] BlobResult<BlobProperties> properties(const BlobRef& blob, const BlobConditions& conditions) override;
    [[nodiscard]] BlobResult<BlobPiece> get(const BlobRef& blob, const std::optional<BlobRange>& range,
                                            const BlobConditions& conditions) override;
    [[nodiscard]] BlobStatus remove(const BlobRef& blob, const BlobConditions& conditions) override;
    [[nodiscard]] BlobStatus putBlock(const BlobRef& blob, const QByteArray& id, const QByteArray& bytes) override;
    [[nodiscard]] BlobResult<BlobProperties> putBlockList(const BlobRef& blob, const std::vector<BlockChoice>& blocks,
                                                          const BlobDescription& description,
                                                          const BlobConditions& conditions) override;
    [[nodiscard]] BlobResult<BlockLists> blockLists(const BlobRef& blob) override;
    /// Without metadata.
    [[nodiscard]] BlobResult<BlobPage> list(const QString& container, const BlobQuery& query) override;

private:
    /// Encodes, signs and sends; any HTTP status is a success.
    [[nodiscard]] BlobResult<HttpResponse> perform(const BlobOperation& operation);

    SignedChannel m_channel;
};

} // namespace gleaner
