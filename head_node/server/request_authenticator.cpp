#include "head_node/server/request_authenticator.h"

#include "common/rest/http_date.h"
#include "common/rest/shared_key.h"

namespace gleaner {

namespace {

tl::unexpected<ServiceError> failed(QString detail) {
    ServiceError error{ServiceErrorCode::AuthenticationFailed, {}, {}};
    error.details.emplace_back("AuthenticationErrorDetail", std::move(detail));
    return tl::unexpected<ServiceError>(std::move(error));
}

} // namespace

ServiceResult<void> RequestAuthenticator::check(const HttpRequest& request, const RequestTarget& target) const {
    const QByteArray header = request.headers.value("Authorization");
    if (header.isEmpty()) {
        return serviceFailure(ServiceErrorCode::NoAuthenticationInformation);
    }
    const auto credentials = parseSharedKeyAuthorization(header);
    if (!credentials) {
        return serviceFailure(ServiceErrorCode::InvalidAuthenticationInfo);
    }
    if (auto date = checkDate(request); !date) {
        return date;
    }
    if (credentials->account != m_account) {
        return failed(QStringLiteral("There is no such account here."));
    }
    const QByteArray text = sharedKeyText(request, target, m_account);
    if (!equalInConstantTime(credentials->signature, sharedKeySignature(m_key, text))) {
        return failed(QStringLiteral("The MAC signature found in the HTTP request is not the same as any computed "
                                     "signature. Server used following string to sign: '%1'.")
                          .arg(QString::fromUtf8(text)));
    }
    return {};
}

ServiceResult<void> RequestAuthenticator::checkDate(const HttpRequest& request) const {
    QByteArray text = request.headers.value("x-ms-date");
    if (text.isNull()) {
        text = request.headers.value("Date");
    }
    const auto date = fromHttpDate(QByteArrayView(text).trimmed());
    if (!date) {
        return failed(QStringLiteral("The request needs a date in the form of RFC 1123, as x-ms-date or Date."));
    }
    const auto skew = m_clock.now() - *date;
    if (skew > kMaxClockSkew || -skew > kMaxClockSkew) {
        return failed(QStringLiteral("Request date header too far from the server's time: '%1'.")
                          .arg(QString::fromLatin1(toHttpDate(*date))));
    }
    return {};
}

} // namespace gleaner
