// The protocol's errors: Azure's name, its HTTP status, and what it means to us, both ways. Values; any thread.
// Source: Microsoft, "Queue service error codes", "Blob service error codes", "Common REST API error codes".
#pragma once

#include "common/base/result.h"

#include <QByteArray>

#include <optional>
#include <utility>
#include <vector>

namespace gleaner {

enum class ServiceErrorCode {
    InvalidMarker,
    MessageTooLarge,
    PopReceiptMismatch,
    InvalidXmlDocument,
    InvalidQueryParameterValue,
    OutOfRangeQueryParameterValue,
    MissingRequiredQueryParameter,
    InvalidHeaderValue,
    MissingRequiredHeader,
    InvalidMetadata,
    MetadataTooLarge,
    InvalidResourceName,
    OutOfRangeInput,
    InvalidUri,
    InvalidAuthenticationInfo,
    NoAuthenticationInformation,
    AuthenticationFailed,
    AuthorizationPermissionMismatch,
    AuthorizationResourceTypeMismatch,
    AuthorizationServiceMismatch,
    AuthorizationProtocolMismatch,
    AuthorizationSourceIPMismatch,
    AccountIsDisabled,
    InsufficientAccountPermissions,
    CorsPreflightFailure,
    QueueNotFound,
    MessageNotFound,
    ResourceNotFound,
    UnsupportedHttpVerb,
    QueueAlreadyExists,
    QueueBeingDeleted,
    QueueDisabled,
    QueueNotEmpty,
    MissingContentLengthHeader,
    RequestBodyTooLarge,
    InternalError,
    OperationTimedOut,
    NotImplemented,
    ServerBusy,
    // Blobs only.
    InvalidMd5,
    Md5Mismatch,
    InvalidBlobOrBlock,
    InvalidBlockList,
    BlockListTooLong,
    UnauthorizedBlobOverwrite,
    ContainerNotFound,
    BlobNotFound,
    ContainerAlreadyExists,
    ContainerBeingDeleted,
    BlobAlreadyExists,
    BlockCountExceedsLimit,
    PublicAccessNotPermitted,
    ConditionNotMet,
    LeaseNotPresentWithBlobOperation,
    InvalidRange,
};
inline constexpr int kServiceErrorCodes = int(ServiceErrorCode::InvalidRange) + 1;

/// An error as it travels. `message` empty: the code's own text. `details` become XML elements, such as
/// QueryParameterName.
struct ServiceError {
    ServiceErrorCode code{};
    QString message;
    std::vector<std::pair<QByteArray, QString>> details;
};

/// What a server-side step returns.
template<typename T>
using ServiceResult = tl::expected<T, ServiceError>;

[[nodiscard]] inline tl::unexpected<ServiceError> serviceFailure(ServiceErrorCode code, QString message = {}) {
    return tl::unexpected<ServiceError>(ServiceError{code, std::move(message), {}});
}

/// As in the x-ms-error-code header.
[[nodiscard]] QByteArray serviceErrorName(ServiceErrorCode code);
[[nodiscard]] int httpStatusOf(ServiceErrorCode code);
/// The text Azure sends with it.
[[nodiscard]] QString serviceErrorText(ServiceErrorCode code);
[[nodiscard]] std::optional<ServiceErrorCode> serviceErrorByName(QByteArrayView name);

/// What a store's errors mean where they differ from one resource to another.
struct ErrorMeanings {
    ServiceErrorCode notFound = ServiceErrorCode::ResourceNotFound;
    ServiceErrorCode alreadyExists = ServiceErrorCode::InternalError;
    ServiceErrorCode stale = ServiceErrorCode::ConditionNotMet;
    ServiceErrorCode tooLarge = ServiceErrorCode::RequestBodyTooLarge;
};
/// What a server makes of a store's error. Its text stays with the server: it may name files.
[[nodiscard]] ServiceErrorCode serviceErrorOf(ErrorCode code, const ErrorMeanings& meanings);

/// What a client makes of it.
[[nodiscard]] ErrorCode errorCodeOf(ServiceErrorCode code);
/// What a client makes of a status whose error code it does not know.
[[nodiscard]] ErrorCode errorCodeOfStatus(int httpStatus);

} // namespace gleaner
