// Azure's connection strings: "Name=Value;Name=Value". One of them decides whether the queues are the head's own,
// Azurite's or Azure's. Values; any thread.
// Source: Microsoft, "Configure Azure Storage connection strings".
#pragma once

#include "common/rest/account_key.h"
#include "common/rest/certificate_fingerprint.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace gleaner {

/// The public account of every emulator. Its key is no secret; a server that uses it must stay on loopback.
inline constexpr char kDevelopmentAccount[] = "devstoreaccount1";
inline constexpr char kDevelopmentKey[] =
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

/// Where a service is reached.
struct ServiceEndpoint {
    bool tls = false;
    QString host; ///< name or address, without brackets
    quint16 port = 0;
    QByteArray path; ///< "" or "/ACCOUNT": stands before every resource, percent-encoded, without a '/' at its end
    CertificateFingerprint fingerprint = {}; ///< with TLS: the one certificate that is accepted

    friend bool operator==(const ServiceEndpoint&, const ServiceEndpoint&) = default;
};

/// Of a server of ours. `fingerprint`: its certificate's; nullptr: it serves without TLS.
[[nodiscard]] inline ServiceEndpoint servedEndpoint(const QString& host, quint16 port, const QByteArray& account,
                                                    const CertificateFingerprint* fingerprint) {
    const bool tls = fingerprint != nullptr;
    return {tls, host, port, '/' + account, tls ? *fingerprint : CertificateFingerprint()};
}

/// "https://host:port/path"; the port is left out where it is the scheme's own.
[[nodiscard]] QString toString(const ServiceEndpoint& endpoint);
/// Errors: InvalidArgument (no http or https address, or with user, query or fragment). `name` is the setting's.
[[nodiscard]] Result<ServiceEndpoint> parseServiceEndpoint(const QString& address, const QString& name);

class ConnectionString {
public:
    /// Settings that are not known are kept. `CertificateFingerprint`, which is our own, pins the server's certificate.
    /// Errors: InvalidArgument, saying what is wrong; no value that could be a
    /// secret is repeated.
    [[nodiscard]] static Result<ConnectionString> parse(const QString& text);
    /// For an account at `queueEndpoint` whose key is known.
    [[nodiscard]] static ConnectionString forQueues(const QString& account, const AccountKey& key,
                                                    const ServiceEndpoint& queueEndpoint);

    /// The whole string with its secrets, for files that only their owner can read.
    [[nodiscard]] QString toString() const;
    /// The same with every secret replaced by "hidden", for logs and people.
    [[nodiscard]] QString toDisplayString() const;

    [[nodiscard]] const QString& accountName() const { return m_accountName; }
    /// nullopt when the string carries a SharedAccessSignature instead.
    [[nodiscard]] const std::optional<AccountKey>& accountKey() const { return m_accountKey; }
    [[nodiscard]] const ServiceEndpoint& queueEndpoint() const { return m_queueEndpoint; }
    /// As BlobEndpoint says, or else where the account has it by its name; nullopt: the queues are at an address of
    /// their own and the string does not say where the blobs are.
    [[nodiscard]] const std::optional<ServiceEndpoint>& blobEndpoint() const { return m_blobEndpoint; }
    /// The same with a BlobEndpoint.
    [[nodiscard]] ConnectionString withBlobs(const ServiceEndpoint& blobEndpoint) const;
    /// Any setting by its name (without case), as it stands; a null QString when it is not there.
    [[nodiscard]] QString setting(QStringView name) const;

private:
    [[nodiscard]] Status readSettings(const QString& text);
    [[nodiscard]] Status readAccount();
    [[nodiscard]] QString usualAddress(QStringView service, QStringView development) const;
    [[nodiscard]] Status readQueueEndpoint();
    [[nodiscard]] Status readBlobEndpoint();
    [[nodiscard]] Status readFingerprint();

    std::vector<std::pair<QString, QString>> m_settings; ///< in their order
    QString m_accountName;
    std::optional<AccountKey> m_accountKey;
    ServiceEndpoint m_queueEndpoint;
    std::optional<ServiceEndpoint> m_blobEndpoint;
};

} // namespace gleaner
