// The XML documents of the blob service; both directions, so that each proves the other. Pure; any thread.
// Format: Microsoft, "List Containers", "List Blobs", "Put Block List", "Get Block List".
#pragma once

#include "common/blob/blob_account.h"
#include "common/rest/blob_operation.h"

namespace gleaner {

/// `serviceEndpoint`: "http://host:port/ACCOUNT/".
[[nodiscard]] QByteArray writeContainerPage(const ContainerPage& page, const ListContainers& asked,
                                            const QString& serviceEndpoint);
/// Errors of all that read: Malformed.
[[nodiscard]] Result<ContainerPage> readContainerPage(const QByteArray& xml);

[[nodiscard]] QByteArray writeBlobPage(const BlobPage& page, const ListBlobs& asked, const QString& serviceEndpoint);
[[nodiscard]] Result<BlobPage> readBlobPage(const QByteArray& xml);

/// <BlockList>, as a client sends it.
[[nodiscard]] QByteArray writeBlockChoices(const std::vector<BlockChoice>& blocks);
[[nodiscard]] Result<std::vector<BlockChoice>> readBlockChoices(const QByteArray& xml);

/// <BlockList>, as a client gets it: the lists it asked for.
[[nodiscard]] QByteArray writeBlockLists(const BlockLists& lists, bool withCommitted, bool withUncommitted);
/// Without the blob.
[[nodiscard]] Result<BlockLists> readBlockLists(const QByteArray& xml);

} // namespace gleaner
