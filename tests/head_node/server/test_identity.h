// Certificates that a test makes for itself.
#pragma once

#include "head_node/safety/certificate_maker.h"
#include "head_node/server/tls_socket.h"
#include "tests/support/seeded_random.h"

namespace gleaner {

[[nodiscard]] inline CertificatePair testCertificate(std::uint64_t seed = 1) {
    SeededRandom random(seed);
    return makeCertificate({QStringLiteral("head"),
                            {QStringLiteral("localhost")},
                            {QByteArray::fromHex("7f000001")},
                            TimePoint(Milliseconds(0)),
                            TimePoint(Milliseconds(1'000))}, // long over: who pins a certificate does not mind
                           random)
        .value();
}

[[nodiscard]] inline TlsIdentity testIdentity(std::uint64_t seed = 1) {
    const CertificatePair pair = testCertificate(seed);
    return makeTlsIdentity(pair.certificate, pair.key).value();
}

} // namespace gleaner
