#include "common/rest/service_error.h"

#include <algorithm>
#include <array>

namespace gleaner {

namespace {

struct Row {
    ServiceErrorCode code;
    QByteArrayView name;
    int status;
    ErrorCode meaning;
    const char* text;
};

using enum ServiceErrorCode;
constexpr auto kBad = ErrorCode::InvalidArgument;
constexpr auto kNo = ErrorCode::Refused;
constexpr auto kLater = ErrorCode::Unavailable;

constexpr std::array<Row, kServiceErrorCodes> kRows{{
    {InvalidMarker, "InvalidMarker", 400, kBad, "The specified marker is invalid."},
    {MessageTooLarge, "MessageTooLarge", 400, ErrorCode::TooLarge, "The message exceeds the maximum allowed size."},
    {PopReceiptMismatch, "PopReceiptMismatch", 400, ErrorCode::Stale,
     "The specified pop receipt did not match the pop receipt for a dequeued message."},
    {InvalidXmlDocument, "InvalidXmlDocument", 400, kBad, "XML specified is not syntactically valid."},
    {InvalidQueryParameterValue, "InvalidQueryParameterValue", 400, kBad,
     "Value for one of the query parameters specified in the request URI is invalid."},
    {OutOfRangeQueryParameterValue, "OutOfRangeQueryParameterValue", 400, kBad,
     "One of the query parameters specified in the request URI is outside the permissible range."},
    {MissingRequiredQueryParameter, "MissingRequiredQueryParameter", 400, kBad,
     "A query parameter that's mandatory for this request is not specified."},
    {InvalidHeaderValue, "InvalidHeaderValue", 400, kBad,
     "The value for one of the HTTP headers is not in the correct format."},
    {MissingRequiredHeader, "MissingRequiredHeader", 400, kBad,
     "An HTTP header that's mandatory for this request is not specified."},
    {InvalidMetadata, "InvalidMetadata", 400, kBad,
     "The metadata specified is invalid. It has characters that are not permitted."},
    {MetadataTooLarge, "MetadataTooLarge", 400, ErrorCode::TooLarge,
     "The metadata specified exceeds the maximum permissible limit."},
    {InvalidResourceName, "InvalidResourceName", 400, kBad, "The specified resource name contains invalid characters."},
    {OutOfRangeInput, "OutOfRangeInput", 400, kBad, "One of the request inputs is out of range."},
    {InvalidUri, "InvalidUri", 400, kBad, "The requested URI does not represent any resource on the server."},
    {InvalidAuthenticationInfo, "InvalidAuthenticationInfo", 400, kNo,
     "Authentication information is not given in the correct format. Check the value of Authorization header."},
    {NoAuthenticationInformation, "NoAuthenticationInformation", 401, kNo,
     "Server failed to authenticate the request. Please refer to the information in the www-authenticate header."},
    {AuthenticationFailed, "AuthenticationFailed", 403, kNo,
     "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly "
     "including the signature."},
    {AuthorizationPermissionMismatch, "AuthorizationPermissionMismatch", 403, kNo,
     "This request is not authorized to perform this operation using this permission."},
    {AuthorizationResourceTypeMismatch, "AuthorizationResourceTypeMismatch", 403, kNo,
     "This request is not authorized to perform this operation using this resource type."},
    {AuthorizationServiceMismatch, "AuthorizationServiceMismatch", 403, kNo,
     "This request is not authorized to perform this operation using this service."},
    {AuthorizationProtocolMismatch, "AuthorizationProtocolMismatch", 403, kNo,
     "This request is not authorized to perform this operation using this protocol."},
    {AuthorizationSourceIPMismatch, "AuthorizationSourceIPMismatch", 403, kNo,
     "This request is not authorized to perform this operation using this source IP address."},
    {AccountIsDisabled, "AccountIsDisabled", 403, kNo, "The specified account is disabled."},
    {InsufficientAccountPermissions, "InsufficientAccountPermissions", 403, kNo, "Write operations are not allowed."},
    {CorsPreflightFailure, "CorsPreflightFailure", 403, kNo, "CORS not enabled or no matching rule found."},
    {QueueNotFound, "QueueNotFound", 404, ErrorCode::NotFound, "The specified queue does not exist."},
    {MessageNotFound, "MessageNotFound", 404, ErrorCode::NotFound, "The specified message does not exist."},
    {ResourceNotFound, "ResourceNotFound", 404, ErrorCode::NotFound, "The specified resource does not exist."},
    {UnsupportedHttpVerb, "UnsupportedHttpVerb", 405, kBad, "The resource doesn't support specified Http Verb."},
    {QueueAlreadyExists, "QueueAlreadyExists", 409, ErrorCode::AlreadyExists, "The specified queue already exists."},
    {QueueBeingDeleted, "QueueBeingDeleted", 409, kLater, "The specified queue is being deleted."},
    {QueueDisabled, "QueueDisabled", 409, kNo, "The specified queue has been disabled by the administrator."},
    {QueueNotEmpty, "QueueNotEmpty", 409, kBad, "The specified queue is not empty."},
    {MissingContentLengthHeader, "MissingContentLengthHeader", 411, kBad,
     "The Content-Length header was not specified."},
    {RequestBodyTooLarge, "RequestBodyTooLarge", 413, ErrorCode::TooLarge,
     "The request body is too large and exceeds the maximum permissible limit."},
    {InternalError, "InternalError", 500, kLater,
     "Server encountered an internal error. Please try again after some time."},
    {OperationTimedOut, "OperationTimedOut", 500, kLater,
     "Operation could not be completed within the specified time."},
    {NotImplemented, "NotImplemented", 501, kBad,
     "The requested operation is not implemented on the specified resource."},
    {ServerBusy, "ServerBusy", 503, kLater,
     "The server is currently unable to receive requests. Please retry your request."},
    {InvalidMd5, "InvalidMd5", 400, kBad,
     "The MD5 value specified in the request is invalid. It must be 128 bits and base64-encoded."},
    {Md5Mismatch, "Md5Mismatch", 400, kLater,
     "The MD5 value specified in the request did not match with the MD5 value calculated by the server."},
    {InvalidBlobOrBlock, "InvalidBlobOrBlock", 400, kBad, "The specified blob or block content is invalid."},
    {InvalidBlockList, "InvalidBlockList", 400, kBad, "The specified block list is invalid."},
    {BlockListTooLong, "BlockListTooLong", 400, ErrorCode::TooLarge,
     "The block list may not contain more than 50,000 blocks."},
    {UnauthorizedBlobOverwrite, "UnauthorizedBlobOverwrite", 403, kNo,
     "This request is not authorized to perform blob overwrites."},
    {ContainerNotFound, "ContainerNotFound", 404, ErrorCode::NotFound, "The specified container does not exist."},
    {BlobNotFound, "BlobNotFound", 404, ErrorCode::NotFound, "The specified blob does not exist."},
    {ContainerAlreadyExists, "ContainerAlreadyExists", 409, ErrorCode::AlreadyExists,
     "The specified container already exists."},
    {ContainerBeingDeleted, "ContainerBeingDeleted", 409, kLater,
     "The specified container is being deleted. Try operation later."},
    {BlobAlreadyExists, "BlobAlreadyExists", 409, ErrorCode::AlreadyExists, "The specified blob already exists."},
    {BlockCountExceedsLimit, "BlockCountExceedsLimit", 409, ErrorCode::TooLarge,
     "The uncommitted block count cannot exceed the maximum limit of 100,000 blocks."},
    {PublicAccessNotPermitted, "PublicAccessNotPermitted", 409, kNo,
     "Public access is not permitted on this storage account."},
    {ConditionNotMet, "ConditionNotMet", 412, ErrorCode::Stale,
     "The condition specified using HTTP conditional header(s) is not met."},
    {LeaseNotPresentWithBlobOperation, "LeaseNotPresentWithBlobOperation", 412, kBad,
     "There is currently no lease on the blob."},
    {InvalidRange, "InvalidRange", 416, kBad, "The range specified is invalid for the current size of the resource."},
}};

consteval bool isInOrder() {
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (std::size_t(kRows[i].code) != i) {
            return false;
        }
    }
    return true;
}
static_assert(isInOrder(), "a row's place is its code's value");

const Row& rowOf(ServiceErrorCode code) {
    return kRows[std::size_t(code)];
}

} // namespace

QByteArray serviceErrorName(ServiceErrorCode code) {
    return rowOf(code).name.toByteArray();
}

int httpStatusOf(ServiceErrorCode code) {
    return rowOf(code).status;
}

QString serviceErrorText(ServiceErrorCode code) {
    return QString::fromLatin1(rowOf(code).text);
}

std::optional<ServiceErrorCode> serviceErrorByName(QByteArrayView name) {
    const auto found = std::ranges::find(kRows, name, &Row::name);
    return found == kRows.end() ? std::nullopt : std::optional(found->code);
}

ServiceErrorCode serviceErrorOf(ErrorCode code, const ErrorMeanings& meanings) {
    switch (code) {
    case ErrorCode::NotFound:
        return meanings.notFound;
    case ErrorCode::AlreadyExists:
        return meanings.alreadyExists;
    case ErrorCode::Stale:
        return meanings.stale;
    case ErrorCode::TooLarge:
        return meanings.tooLarge;
    case ErrorCode::InvalidArgument:
        return ServiceErrorCode::OutOfRangeInput;
    case ErrorCode::Refused:
        return ServiceErrorCode::AuthorizationPermissionMismatch;
    case ErrorCode::Unavailable:
    case ErrorCode::DiskFull:
    case ErrorCode::Cancelled:
        return ServiceErrorCode::ServerBusy;
    case ErrorCode::Malformed:
    case ErrorCode::Corrupt:
    case ErrorCode::Failed:
        break;
    }
    return ServiceErrorCode::InternalError;
}

ErrorCode errorCodeOf(ServiceErrorCode code) {
    return rowOf(code).meaning;
}

ErrorCode errorCodeOfStatus(int httpStatus) {
    switch (httpStatus) {
    case 401:
    case 403:
    case 407:
        return ErrorCode::Refused;
    case 404:
    case 410:
        return ErrorCode::NotFound;
    case 408:
    case 429:
        return ErrorCode::Unavailable;
    case 409:
        return ErrorCode::AlreadyExists;
    case 413:
        return ErrorCode::TooLarge;
    default:
        return httpStatus >= 400 && httpStatus < 500 ? ErrorCode::InvalidArgument : ErrorCode::Unavailable;
    }
}

} // namespace gleaner
