#include "common/rest/query_values.h"

namespace gleaner {

using enum ServiceErrorCode;

ServiceResult<std::int64_t> numberFrom(const RequestTarget& target, QByteArrayView name, NumberBounds bounds,
                                       std::int64_t absent) {
    const QByteArray* text = target.find(name);
    if (text == nullptr) {
        return absent;
    }
    bool good = false;
    const qint64 value = text->toLongLong(&good);
    if (!good) {
        return wrongParameter(InvalidQueryParameterValue, name, *text);
    }
    if (value < bounds.min || value > bounds.max) {
        auto error = wrongParameter(OutOfRangeQueryParameterValue, name, *text).value();
        error.details.emplace_back("MinimumAllowed", QString::number(bounds.min));
        error.details.emplace_back("MaximumAllowed", QString::number(bounds.max));
        return tl::unexpected<ServiceError>(std::move(error));
    }
    return value;
}

QString textFrom(const RequestTarget& target, QByteArrayView name) {
    const QByteArray* value = target.find(name);
    return value == nullptr ? QString() : QString::fromUtf8(*value);
}

tl::unexpected<ServiceError> wrongParameter(ServiceErrorCode code, QByteArrayView name, const QByteArray& value) {
    ServiceError error{code, {}, {}};
    error.details.emplace_back("QueryParameterName", QString::fromLatin1(name));
    error.details.emplace_back("QueryParameterValue", QString::fromUtf8(value));
    return tl::unexpected<ServiceError>(std::move(error));
}

tl::unexpected<ServiceError> missingParameter(QByteArrayView name) {
    ServiceError error{MissingRequiredQueryParameter, {}, {}};
    error.details.emplace_back("QueryParameterName", QString::fromLatin1(name));
    return tl::unexpected<ServiceError>(std::move(error));
}

tl::unexpected<ServiceError> wrongHeader(ServiceErrorCode code, QByteArrayView name) {
    ServiceError error{code, {}, {}};
    error.details.emplace_back("HeaderName", QString::fromLatin1(name));
    return tl::unexpected<ServiceError>(std::move(error));
}

} // namespace gleaner
