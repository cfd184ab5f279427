#include "common/rest/request_signer.h"

#include "common/rest/http_date.h"
#include "common/rest/shared_key.h"

#include <algorithm>

namespace gleaner {

namespace {

/// `text` as it is appended to a query; a null QByteArray when it is no token.
QByteArray tokenIn(QByteArray text) {
    text = text.trimmed();
    if (text.startsWith('?'))
        text.remove(0, 1);
    const auto mayStand = [](char c) { return c > 0x20 && c < 0x7F && c != '#' && c != '?'; };
    const bool isSigned = text.startsWith("sig=") || text.contains("&sig=");
    return isSigned && std::ranges::all_of(text, mayStand) ? text : QByteArray();
}

tl::unexpected<Error> noToken() {
    return failure(ErrorCode::InvalidArgument,
                   QStringLiteral("The shared access signature is not one (sv=…&sig=…); copy all of it."));
}

} // namespace

Status SharedKeySigner::sign(HttpRequest& request, const QString&, TimePoint now) const {
    request.headers.set("x-ms-date", toHttpDate(now));
    return signWithSharedKey(request, m_account, m_key);
}

Result<std::unique_ptr<SasSigner>> SasSigner::make(const QByteArray& token) {
    QByteArray usable = tokenIn(token);
    if (usable.isEmpty())
        return noToken();
    return std::unique_ptr<SasSigner>(new SasSigner(std::move(usable), {}));
}

Result<std::unique_ptr<SasSigner>> SasSigner::make(std::map<QString, QByteArray> tokens) {
    for (auto& [resource, token] : tokens) {
        token = tokenIn(token);
        if (token.isEmpty())
            return noToken();
    }
    return std::unique_ptr<SasSigner>(new SasSigner({}, std::move(tokens)));
}

Status SasSigner::sign(HttpRequest& request, const QString& resource, TimePoint) const {
    QByteArray token = m_all;
    if (token.isEmpty()) {
        const auto found = m_tokens.find(resource);
        if (found == m_tokens.end()) {
            return failure(ErrorCode::Refused,
                           resource.isEmpty() ? QStringLiteral("This needs the account's key, which is not at hand.")
                                              : QStringLiteral("Nothing at hand opens '%1'.").arg(resource));
        }
        token = found->second;
    }
    request.target.append(request.target.contains('?') ? '&' : '?').append(token);
    return {};
}

Result<std::unique_ptr<RequestSigner>> makeRequestSigner(const ConnectionString& connection) {
    if (connection.accountKey())
        return std::make_unique<SharedKeySigner>(connection.accountName(), *connection.accountKey());
    return SasSigner::make(connection.setting(u"SharedAccessSignature").toUtf8())
        .map([](std::unique_ptr<SasSigner> signer) -> std::unique_ptr<RequestSigner> { return signer; });
}

} // namespace gleaner
