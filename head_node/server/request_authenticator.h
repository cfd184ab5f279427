// Who may ask: checks a request's signature, by key or by token, before anything else is done with it.
// Thread: one at a time. Source: Microsoft, "Authorize with Shared Key".
#pragma once

#include "common/rest/http_message.h"
#include "head_node/server/sas_authenticator.h"

namespace gleaner {

/// How far a signed request's date may be from ours, either way.
inline constexpr Seconds kMaxClockSkew{15 * 60};

class RequestAuthenticator {
public:
    /// `clock` and `policies` outlive this.
    RequestAuthenticator(StorageService service, QByteArray account, AccountKey key, const Clock& clock,
                         PolicySource& policies)
        : m_account(account), m_key(key), m_clock(clock),
          m_sas(service, std::move(account), std::move(key), clock, policies) {}

    [[nodiscard]] const QByteArray& account() const { return m_account; }

    /// `target` is the request's, parsed. With an Authorization header the query's token does not count.
    /// Errors: NoAuthenticationInformation, InvalidAuthenticationInfo, AuthenticationFailed (wrong account, key, text,
    /// date or token; the detail says which), AuthorizationSourceIPMismatch, AuthorizationProtocolMismatch.
    [[nodiscard]] ServiceResult<Grant> authenticate(const HttpRequest& request, const RequestTarget& target,
                                                    const HttpPeer& peer);

private:
    [[nodiscard]] ServiceResult<void> checkSharedKey(const HttpRequest& request, const RequestTarget& target,
                                                     const QByteArray& header) const;
    [[nodiscard]] ServiceResult<void> checkDate(const HttpRequest& request) const;

    QByteArray m_account;
    AccountKey m_key;
    const Clock& m_clock;
    SasAuthenticator m_sas;
};

} // namespace gleaner
