// Checks shared access signatures: genuine, in time, from where and how they may be used. Thread: one at a time.
// Source: Microsoft, "Create a service SAS", "Create an account SAS", "Define a stored access policy".
#pragma once

#include "common/base/clock.h"
#include "common/rest/sas.h"
#include "head_node/server/grant.h"
#include "head_node/server/http_handler.h"
#include "head_node/server/policy_source.h"
#include "head_node/server/repeat_memory.h"

#include <QHash>

namespace gleaner {

class SasAuthenticator {
public:
    /// How many genuine signatures are remembered, so that a worker's requests cost no HMAC each.
    static constexpr qsizetype kMaxRemembered = 1'024;

    /// `clock` and `policies` outlive this.
    SasAuthenticator(StorageService service, QByteArray account, AccountKey key, const Clock& clock,
                     PolicySource& policies)
        : m_service(service), m_account(std::move(account)), m_key(std::move(key)), m_clock(clock),
          m_policies(policies) {}

    /// `target` carries a SAS; `text` is the same before it was split. The signature is checked first: nobody else
    /// learns anything of policies or times. Errors: AuthenticationFailed, AuthorizationSourceIPMismatch,
    /// AuthorizationProtocolMismatch.
    [[nodiscard]] ServiceResult<Grant> authenticate(const QByteArray& text, const RequestTarget& target,
                                                    const HttpPeer& peer);

private:
    /// What a token allows, by itself or by its policy.
    struct Terms {
        QByteArray start;
        QByteArray expiry;
        QByteArray permissions;
    };
    /// What the token is for, and the text that proves it.
    struct Claim {
        QByteArray container; ///< empty: the account
        QByteArray blob;
        QByteArray text;
    };

    /// A token whose signature is genuine; what else it says is not checked yet.
    struct Proof {
        SasToken token;
        Claim claim;
    };

    [[nodiscard]] ServiceResult<Proof> prove(const RequestTarget& target);
    [[nodiscard]] ServiceResult<Grant> grantBy(const Proof& proof, const HttpPeer& peer);
    [[nodiscard]] ServiceResult<Claim> claimOf(const SasToken& token, const RequestTarget& target) const;
    [[nodiscard]] bool isGenuine(const QByteArray& text, const QByteArray& signature);
    [[nodiscard]] ServiceResult<Terms> termsOf(const SasToken& token, const Claim& claim);
    [[nodiscard]] ServiceResult<void> checkTime(const Terms& terms) const;
    [[nodiscard]] Grant grantOf(const Proof& proof, Terms terms) const;

    StorageService m_service;
    QByteArray m_account;
    AccountKey m_key;
    const Clock& m_clock;
    PolicySource& m_policies;
    QHash<QByteArray, QByteArray> m_genuine; ///< signed text -> signature; at most kMaxRemembered
    RepeatMemory<Proof> m_proofs;            ///< by the text of the target
};

} // namespace gleaner
