// Shared access signatures: tokens in a request's query that let their holder do some things for some time, without the
// account's key. The same code makes and checks them. Pure; any thread.
// Source: Microsoft, "Create a service SAS", "Create an account SAS".
#pragma once

#include "common/rest/account_key.h"
#include "common/rest/request_target.h"

#include <optional>

namespace gleaner {

/// The version that our own tokens say; Azure, Azurite and our server know it.
inline constexpr char kSasVersion[] = "2021-12-02";
/// The oldest version whose texts are made as ours.
inline constexpr QByteArrayView kOldestSasVersion("2015-04-05");

/// What a token says, as it stands in the query, decoded; an absent field is empty.
struct SasToken {
    QByteArray version;            ///< sv
    QByteArray permissions;        ///< sp
    QByteArray start;              ///< st
    QByteArray expiry;             ///< se
    QByteArray policy;             ///< si
    QByteArray addresses;          ///< sip
    QByteArray protocols;          ///< spr
    QByteArray services;           ///< ss: account SAS only
    QByteArray resourceTypes;      ///< srt: account SAS only
    QByteArray resource;           ///< sr: blob SAS only, b or c
    QByteArray snapshot;           ///< snapshot: what the request asks for; signed with a blob's token
    QByteArray encryptionScope;    ///< ses
    QByteArray cacheControl;       ///< rscc
    QByteArray contentDisposition; ///< rscd
    QByteArray contentEncoding;    ///< rsce
    QByteArray contentLanguage;    ///< rscl
    QByteArray contentType;        ///< rsct
    QByteArray signature;          ///< sig: Base64; never to be repeated to anybody

    [[nodiscard]] bool isForAccount() const { return !services.isEmpty() || !resourceTypes.isEmpty(); }
};

/// What a maker may choose; an empty field is left out.
struct SasFields {
    QByteArray permissions = {};
    QByteArray start = {}; ///< as accessTimeText() writes it
    QByteArray expiry = {};
    QByteArray policy = {}; ///< a stored one; permissions, start and expiry come from it or from here, none from both
    QByteArray addresses = {}; ///< "10.0.0.1" or "10.0.0.1-10.0.0.9"
    QByteArray protocols = {}; ///< "https" or "https,http"
};

/// True when the query carries a signature, well formed or not.
[[nodiscard]] bool carriesSas(const RequestTarget& target);
/// nullopt: a field is there twice, or holds a control character (they separate the fields where they are signed).
[[nodiscard]] std::optional<SasToken> parseSas(const RequestTarget& target);
/// "dddd-dd-dd".
[[nodiscard]] bool isServiceVersion(QByteArrayView text);

// The texts that are signed. `account` is without "-secondary", names are decoded. Bound: token.version is one and not
// older than kOldestSasVersion.
[[nodiscard]] QByteArray queueSasText(const SasToken& token, QByteArrayView account, QByteArrayView queue);
/// `blob` counts for sr=b only.
[[nodiscard]] QByteArray blobSasText(const SasToken& token, QByteArrayView account, QByteArrayView container,
                                     QByteArrayView blob);
[[nodiscard]] QByteArray accountSasText(const SasToken& token, QByteArrayView account);

// Tokens as a query, percent-encoded, without '?': "sv=…&sig=…".
[[nodiscard]] QByteArray queueSas(const QByteArray& account, const AccountKey& key, const QByteArray& queue,
                                  const SasFields& fields);
/// For all blobs of a container (sr=c).
[[nodiscard]] QByteArray containerSas(const QByteArray& account, const AccountKey& key, const QByteArray& container,
                                      const SasFields& fields);
/// `services` out of "bqtf", `resourceTypes` out of "sco". An account SAS knows no stored policy: fields.policy does
/// not count.
[[nodiscard]] QByteArray accountSas(const QByteArray& account, const AccountKey& key, const QByteArray& services,
                                    const QByteArray& resourceTypes, const SasFields& fields);

} // namespace gleaner
