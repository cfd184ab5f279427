// How a request proves that its sender may ask: with the account's key, or with shared access signatures (tokens).
// Values behind one interface; sign() on any thread.
// Source: Microsoft, "Authorize with Shared Key", "Delegate access with a shared access signature".
#pragma once

#include "common/base/clock.h"
#include "common/rest/connection_string.h"
#include "common/rest/http_message.h"

#include <map>
#include <memory>

namespace gleaner {

class RequestSigner {
public:
    virtual ~RequestSigner() = default;
    /// Adds what proves it, a date where one is signed included. Every other header must stand already. `resource` is
    /// the queue or container that is asked for; empty: the service itself.
    /// Errors: Refused (nothing at hand proves it), InvalidArgument (the target is not well formed).
    [[nodiscard]] virtual Status sign(HttpRequest& request, const QString& resource, TimePoint now) const = 0;
};

/// Adds x-ms-date, Content-Length, where there is a body, and Authorization.
class SharedKeySigner final : public RequestSigner {
public:
    SharedKeySigner(const QString& account, AccountKey key) : m_account(account.toUtf8()), m_key(std::move(key)) {}
    [[nodiscard]] Status sign(HttpRequest& request, const QString& resource, TimePoint now) const override;

private:
    QByteArray m_account;
    AccountKey m_key;
};

/// Adds a token to the query, and nothing else.
class SasSigner final : public RequestSigner {
public:
    /// One token for everything. Errors: InvalidArgument (no token; its text is not repeated).
    [[nodiscard]] static Result<std::unique_ptr<SasSigner>> make(const QByteArray& token);
    /// One token for each queue or container, and none for anything else. Errors: InvalidArgument.
    [[nodiscard]] static Result<std::unique_ptr<SasSigner>> make(std::map<QString, QByteArray> tokens);

    [[nodiscard]] Status sign(HttpRequest& request, const QString& resource, TimePoint now) const override;

private:
    SasSigner(QByteArray all, std::map<QString, QByteArray> tokens)
        : m_all(std::move(all)), m_tokens(std::move(tokens)) {}

    QByteArray m_all; ///< empty: look into m_tokens
    std::map<QString, QByteArray> m_tokens;
};

/// By the string's key or else its SharedAccessSignature. Errors: InvalidArgument (it has neither, or no token).
[[nodiscard]] Result<std::unique_ptr<RequestSigner>> makeRequestSigner(const ConnectionString& connection);

} // namespace gleaner
