// Answers of the blob service: results <-> HTTP, for client and server alike. Pure; any thread. What every answer says
// of its request, and errors, are as the queue service's: queue_answer_codec.h. Format: Microsoft, "Blob service REST
// API".
#pragma once

#include "common/rest/blob_operation.h"
#include "common/rest/http_message.h"
#include "common/rest/service_error.h"

namespace gleaner {

// Server. `serviceEndpoint`: "http://host:port/ACCOUNT/".
[[nodiscard]] HttpResponse encodeContainers(const ContainerPage& page, const ListContainers& asked,
                                            const QString& serviceEndpoint);
/// `status`: 201 for a new one, else 200.
[[nodiscard]] HttpResponse encodeContainer(int status, const ContainerProperties& properties);
/// Of the container as it is now; with the policies when they were asked for.
[[nodiscard]] HttpResponse encodeContainerAcl(const ContainerProperties& properties,
                                              const std::vector<AccessPolicy>* policies);
[[nodiscard]] HttpResponse encodeBlobs(const BlobPage& page, const ListBlobs& asked, const QString& serviceEndpoint);
/// A container or a blob is removed.
[[nodiscard]] HttpResponse encodeRemoved();
[[nodiscard]] HttpResponse encodeWritten(const BlobProperties& properties);
[[nodiscard]] HttpResponse encodeBlock(const QByteArray& md5);
[[nodiscard]] HttpResponse encodePiece(BlobPiece piece, const GetBlob& asked);
/// To HEAD: with the length, without a body.
[[nodiscard]] HttpResponse encodeBlobProperties(const BlobProperties& properties);
[[nodiscard]] HttpResponse encodeBlockLists(const BlockLists& lists, const GetBlockList& asked);
/// Of a read under conditions that are not met because nothing is new.
[[nodiscard]] HttpResponse encodeNotModified();
/// Not for NotModified. The error's own text stays here: it may name files.
[[nodiscard]] ServiceError serviceErrorOf(const BlobError& error);

// Client: each takes the answer to its operation. Errors: what the service said; Unavailable for an answer that is not
// this protocol's.
[[nodiscard]] BlobResult<ContainerPage> decodeContainers(const HttpResponse& response);
[[nodiscard]] BlobResult<ContainerProperties> decodeContainer(const HttpResponse& response);
[[nodiscard]] BlobResult<std::vector<AccessPolicy>> decodeContainerAcl(const HttpResponse& response);
[[nodiscard]] BlobResult<BlobPage> decodeBlobs(const HttpResponse& response);
/// To requests whose answer says no more: of removing, of blocks, of policies.
[[nodiscard]] BlobStatus decodeBlobDone(const HttpResponse& response);
/// Size and description are those of `put`; the answer does not repeat them.
[[nodiscard]] BlobResult<BlobProperties> decodeWritten(const HttpResponse& response, BlobProperties put);
[[nodiscard]] BlobResult<BlobPiece> decodePiece(HttpResponse response);
[[nodiscard]] BlobResult<BlobProperties> decodeBlobProperties(const HttpResponse& response);
/// Of the blob only its size and version.
[[nodiscard]] BlobResult<BlockLists> decodeBlockLists(const HttpResponse& response);
/// The error that an answer with a status of 300 or more stands for.
[[nodiscard]] BlobError decodeBlobError(const HttpResponse& response);

} // namespace gleaner
