// Who may ask: checks a request's signature before anything else is done with it. Thread: any.
// Source: Microsoft, "Authorize with Shared Key".
#pragma once

#include "common/base/clock.h"
#include "common/rest/account_key.h"
#include "common/rest/http_message.h"
#include "common/rest/request_target.h"
#include "common/rest/service_error.h"

namespace gleaner {

/// How far a request's date may be from ours, either way.
inline constexpr Seconds kMaxClockSkew{15 * 60};

class RequestAuthenticator {
public:
    /// `clock` outlives this.
    RequestAuthenticator(QByteArray account, AccountKey key, const Clock& clock)
        : m_account(std::move(account)), m_key(std::move(key)), m_clock(clock) {}

    [[nodiscard]] const QByteArray& account() const { return m_account; }

    /// `target` is the request's, parsed. Errors: NoAuthenticationInformation, InvalidAuthenticationInfo,
    /// AuthenticationFailed (wrong account, key, text or date; the detail says which).
    [[nodiscard]] ServiceResult<void> check(const HttpRequest& request, const RequestTarget& target) const;

private:
    [[nodiscard]] ServiceResult<void> checkDate(const HttpRequest& request) const;

    QByteArray m_account;
    AccountKey m_key;
    const Clock& m_clock;
};

} // namespace gleaner
