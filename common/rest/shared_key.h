// SharedKey: how a request proves that its sender has the account's key. The same code signs and checks.
// Pure; any thread. Source: Microsoft, "Authorize with Shared Key" (2009-09-19 and later, empty Content-Length for 0).
#pragma once

#include "common/rest/account_key.h"
#include "common/rest/http_message.h"
#include "common/rest/request_target.h"

#include <optional>

namespace gleaner {

/// The text that is signed: verb, eleven standard headers, x-ms-* headers, resource. `target` is the request's, parsed.
/// `account` is the account's name, without "-secondary".
[[nodiscard]] QByteArray sharedKeyText(const HttpRequest& request, const RequestTarget& target, QByteArrayView account);

/// The shorter text of the scheme SharedKeyLite: verb, three headers, x-ms-* headers, resource with `comp` only.
[[nodiscard]] QByteArray sharedKeyLiteText(const HttpRequest& request, const RequestTarget& target,
                                           QByteArrayView account);

/// HMAC-SHA256 of `text` in Base64.
[[nodiscard]] QByteArray sharedKeySignature(const AccountKey& key, const QByteArray& text);

/// Adds Content-Length, where there is a body, and Authorization. Every other header must stand already: a date first
/// of all. Errors: InvalidArgument (the target does not parse).
[[nodiscard]] Status signWithSharedKey(HttpRequest& request, const QByteArray& account, const AccountKey& key);

/// "SharedKey ACCOUNT:SIGNATURE" or "SharedKeyLite ACCOUNT:SIGNATURE", split.
struct SharedKeyCredentials {
    QByteArray account;
    QByteArray signature; ///< Base64, as it came
    bool isLite = false;
};
/// nullopt: another scheme or not that form.
[[nodiscard]] std::optional<SharedKeyCredentials> parseSharedKeyAuthorization(QByteArrayView header);

/// Compares in a time that depends on the lengths only, so that an answer's delay says nothing about a signature.
[[nodiscard]] bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

} // namespace gleaner
