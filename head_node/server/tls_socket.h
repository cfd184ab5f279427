// Encrypted connections for the HTTP server: another socket factory, and nothing else knows of it. TLS 1.2 and later.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"
#include "common/rest/certificate_fingerprint.h"
#include "head_node/server/http_socket.h"

namespace gleaner {

/// What a server that speaks TLS is made with.
struct TlsIdentity {
    HttpSocketFactory makeSockets;
    CertificateFingerprint fingerprint; ///< of the certificate that is shown
    TimePoint expires;                  ///< of that certificate
};

/// `certificate`: PEM, the server's own first, then its chain; `key`: PEM, RSA or elliptic curve. The handshake is part
/// of the first request's `head_time_ms`.
/// Errors: InvalidArgument (not usable), Unavailable (this computer has no TLS library).
[[nodiscard]] Result<TlsIdentity> makeTlsIdentity(const QByteArray& certificate, const QByteArray& key);

} // namespace gleaner
