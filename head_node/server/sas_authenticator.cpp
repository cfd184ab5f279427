#include "head_node/server/sas_authenticator.h"

#include "common/rest/http_date.h"
#include "common/rest/shared_key.h"
#include "head_node/server/address_range.h"
#include "head_node/server/authentication_failure.h"

namespace gleaner {

namespace {

tl::unexpected<ServiceError> mandatory(QLatin1StringView field) {
    return authenticationFailure(QStringLiteral("%1 is mandatory. Cannot be empty or ill-formed.").arg(field));
}

QByteArray blobNameOf(const RequestTarget& target) {
    QByteArray name;
    for (std::size_t i = 2; i < target.segments.size(); ++i) {
        name.append(i == 2 ? "" : "/").append(target.segments[i]);
    }
    return name;
}

ServiceResult<void> checkPeer(const SasToken& token, const HttpPeer& peer) {
    if (!token.addresses.isEmpty()) {
        const auto within = isWithin(peer.address, token.addresses);
        if (!within) {
            return authenticationFailure(QStringLiteral("sip is neither an address nor a range of addresses."));
        }
        if (!*within) {
            ServiceError error{ServiceErrorCode::AuthorizationSourceIPMismatch, {}, {}};
            error.details.emplace_back("SourceIP", peer.address.toString());
            return tl::unexpected<ServiceError>(std::move(error));
        }
    }
    if (token.protocols.isEmpty() || token.protocols == "https,http") {
        return {};
    }
    if (token.protocols != "https") {
        return authenticationFailure(QStringLiteral("spr is neither \"https\" nor \"https,http\"."));
    }
    return peer.tls ? ServiceResult<void>() : serviceFailure(ServiceErrorCode::AuthorizationProtocolMismatch);
}

} // namespace

ServiceResult<Grant> SasAuthenticator::authenticate(const QByteArray& text, const RequestTarget& target,
                                                    const HttpPeer& peer) {
    if (const Proof* known = m_proofs.find(text)) {
        return grantBy(*known, peer);
    }
    const auto proof = prove(target);
    if (!proof) {
        return tl::unexpected<ServiceError>(proof.error());
    }
    m_proofs.keep(text, *proof);
    return grantBy(*proof, peer);
}

ServiceResult<SasAuthenticator::Proof> SasAuthenticator::prove(const RequestTarget& target) {
    auto token = parseSas(target);
    if (!token) {
        return authenticationFailure(QStringLiteral("A field of the signature is there twice or is not well formed."));
    }
    auto claim = claimOf(*token, target);
    if (!claim) {
        return tl::unexpected(std::move(claim.error()));
    }
    if (!isGenuine(claim->text, token->signature)) {
        return authenticationFailure(
            QStringLiteral("Signature did not match. String to sign used was %1").arg(QString::fromUtf8(claim->text)));
    }
    return Proof{*std::move(token), *std::move(claim)};
}

ServiceResult<Grant> SasAuthenticator::grantBy(const Proof& proof, const HttpPeer& peer) {
    auto terms = termsOf(proof.token, proof.claim);
    if (!terms) {
        return tl::unexpected(std::move(terms.error()));
    }
    if (auto inTime = checkTime(*terms); !inTime) {
        return tl::unexpected(std::move(inTime.error()));
    }
    if (auto fromHere = checkPeer(proof.token, peer); !fromHere) {
        return tl::unexpected(std::move(fromHere.error()));
    }
    return grantOf(proof, *std::move(terms));
}

ServiceResult<SasAuthenticator::Claim> SasAuthenticator::claimOf(const SasToken& token,
                                                                 const RequestTarget& target) const {
    if (!isServiceVersion(token.version) || token.version < kOldestSasVersion) {
        return mandatory(QLatin1StringView("sv"));
    }
    if (token.signature.isEmpty()) {
        return mandatory(QLatin1StringView("sig"));
    }
    if (token.isForAccount()) {
        return Claim{{}, {}, accountSasText(token, m_account)};
    }
    const QByteArray container = target.segments.size() > 1 ? target.segments[1] : QByteArray();
    if (m_service == StorageService::Queue) {
        return Claim{container, {}, queueSasText(token, m_account, container)};
    }
    if (token.resource != "b" && token.resource != "c") {
        return mandatory(QLatin1StringView("sr"));
    }
    const QByteArray blob = token.resource == "b" ? blobNameOf(target) : QByteArray();
    return Claim{container, blob, blobSasText(token, m_account, container, blob)};
}

bool SasAuthenticator::isGenuine(const QByteArray& text, const QByteArray& signature) {
    const auto known = m_genuine.constFind(text);
    if (known != m_genuine.cend() && equalInConstantTime(*known, signature)) {
        return true;
    }
    if (!equalInConstantTime(signature, sharedKeySignature(m_key, text))) {
        return false;
    }
    if (m_genuine.size() >= kMaxRemembered) {
        m_genuine.clear();
    }
    m_genuine.insert(text, signature);
    return true;
}

ServiceResult<SasAuthenticator::Terms> SasAuthenticator::termsOf(const SasToken& token, const Claim& claim) {
    Terms terms{token.start, token.expiry, token.permissions};
    if (!token.policy.isEmpty() && !token.isForAccount()) {
        const auto policy = m_policies.findPolicy(QString::fromUtf8(claim.container), QString::fromUtf8(token.policy));
        if (!policy) {
            return authenticationFailure(QStringLiteral("The stored access policy that si names is not there."));
        }
        const auto from = [](QByteArray& field, const QString& stored) {
            const bool isFromBoth = !field.isEmpty() && !stored.isEmpty();
            field = stored.isEmpty() ? field : stored.toUtf8();
            return !isFromBoth;
        };
        if (!from(terms.start, policy->start) || !from(terms.expiry, policy->expiry) ||
            !from(terms.permissions, policy->permissions)) {
            return authenticationFailure(
                QStringLiteral("Access policy fields can be associated with signature or SAS identifier but not both"));
        }
    }
    if (terms.permissions.isEmpty()) {
        return mandatory(QLatin1StringView("sp"));
    }
    return terms;
}

ServiceResult<void> SasAuthenticator::checkTime(const Terms& terms) const {
    const auto expiry = parseAccessTime(QString::fromLatin1(terms.expiry));
    if (!expiry) {
        return mandatory(QLatin1StringView("se"));
    }
    const auto start = terms.start.isEmpty() ? TimePoint::min() : parseAccessTime(QString::fromLatin1(terms.start));
    if (!start) {
        return authenticationFailure(QStringLiteral("st is not a time in UTC, such as 2026-01-31T12:00:00Z."));
    }
    const TimePoint now = m_clock.now();
    if (now >= *start && now < *expiry) {
        return {};
    }
    const auto shown = [](TimePoint time) { return QString::fromLatin1(toHttpDate(time)); };
    return authenticationFailure(
        QStringLiteral("Signature not valid in the specified time frame: Start [%1] - Expiry [%2] - Current [%3]")
            .arg(shown(*start), shown(*expiry), shown(now)));
}

Grant SasAuthenticator::grantOf(const Proof& proof, Terms terms) const {
    const auto& [token, claim] = proof;
    if (token.isForAccount()) {
        return Grant::ofAccount(token.services, token.resourceTypes, std::move(terms.permissions));
    }
    if (m_service == StorageService::Blob && token.resource == "b") {
        return Grant::ofBlob(claim.container, claim.blob, std::move(terms.permissions));
    }
    return Grant::ofContainer(m_service, claim.container, std::move(terms.permissions));
}

} // namespace gleaner
