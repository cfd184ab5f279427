// A request's query as typed values, with the errors that the services answer for wrong ones. Pure; any thread.
#pragma once

#include "common/rest/request_target.h"
#include "common/rest/service_error.h"

#include <QString>

#include <cstdint>

namespace gleaner {

struct NumberBounds {
    std::int64_t min;
    std::int64_t max;
};

/// The parameter as a number, `absent` when it is not there. Errors: InvalidQueryParameterValue,
/// OutOfRangeQueryParameterValue.
[[nodiscard]] ServiceResult<std::int64_t> numberFrom(const RequestTarget& target, QByteArrayView name,
                                                     NumberBounds bounds, std::int64_t absent);
/// Empty when it is not there.
[[nodiscard]] QString textFrom(const RequestTarget& target, QByteArrayView name);
[[nodiscard]] tl::unexpected<ServiceError> wrongParameter(ServiceErrorCode code, QByteArrayView name,
                                                          const QByteArray& value);
[[nodiscard]] tl::unexpected<ServiceError> missingParameter(QByteArrayView name);
[[nodiscard]] tl::unexpected<ServiceError> wrongHeader(ServiceErrorCode code, QByteArrayView name);

/// "?name=value&…" as it grows, for whoever sends a request.
class QueryText {
public:
    QueryText& add(QByteArrayView name, const QString& value) {
        return append(name, value.toUtf8().toPercentEncoding());
    }
    QueryText& add(QByteArrayView name, std::int64_t value) { return append(name, QByteArray::number(qint64(value))); }
    [[nodiscard]] const QByteArray& text() const { return m_text; }

private:
    QueryText& append(QByteArrayView name, const QByteArray& encodedValue) {
        m_text.append(m_text.isEmpty() ? '?' : '&').append(name).append('=').append(encodedValue);
        return *this;
    }
    QByteArray m_text;
};

} // namespace gleaner
