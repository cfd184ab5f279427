#include "head_node/server/request_authenticator.h"

#include "common/rest/http_date.h"
#include "common/rest/shared_key.h"
#include "head_node/server/authentication_failure.h"

namespace gleaner {

namespace {

/// A request that is signed by key may name another's token, in its query or as the source of a copy.
QString shownText(const QByteArray& text) {
    const bool hasToken = text.contains("\nsig:") || text.contains("sig=");
    return hasToken ? QStringLiteral("not shown, for it holds a signature") : QString::fromUtf8(text);
}

} // namespace

ServiceResult<Grant> RequestAuthenticator::authenticate(const HttpRequest& request, const RequestTarget& target,
                                                        const HttpPeer& peer) {
    const QByteArray header = request.headers.value("Authorization");
    if (!header.isEmpty()) {
        return checkSharedKey(request, target, header).map([] { return Grant::ofOwner(); });
    }
    if (carriesSas(target)) {
        return m_sas.authenticate(request.target, target, peer);
    }
    return serviceFailure(ServiceErrorCode::NoAuthenticationInformation);
}

ServiceResult<void> RequestAuthenticator::checkSharedKey(const HttpRequest& request, const RequestTarget& target,
                                                         const QByteArray& header) const {
    const auto credentials = parseSharedKeyAuthorization(header);
    if (!credentials) {
        return serviceFailure(ServiceErrorCode::InvalidAuthenticationInfo);
    }
    if (auto date = checkDate(request); !date) {
        return date;
    }
    if (credentials->account != m_account) {
        return authenticationFailure(QStringLiteral("There is no such account here."));
    }
    const QByteArray text =
        credentials->isLite ? sharedKeyLiteText(request, target, m_account) : sharedKeyText(request, target, m_account);
    if (!equalInConstantTime(credentials->signature, sharedKeySignature(m_key, text))) {
        return authenticationFailure(
            QStringLiteral("The MAC signature found in the HTTP request is not the same as any computed "
                           "signature. Server used following string to sign: '%1'.")
                .arg(shownText(text)));
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
        return authenticationFailure(
            QStringLiteral("The request needs a date in the form of RFC 1123, as x-ms-date or Date."));
    }
    const auto skew = m_clock.now() - *date;
    if (skew > kMaxClockSkew || -skew > kMaxClockSkew) {
        return authenticationFailure(QStringLiteral("Request date header too far from the server's time: '%1'.")
                                         .arg(QString::fromLatin1(toHttpDate(*date))));
    }
    return {};
}

} // namespace gleaner
