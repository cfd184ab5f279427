// How a head comes to its certificate: one it is given, or one of its own in the data folder. Thread: main.
#pragma once

#include "common/base/clock.h"
#include "common/rest/connection_string.h"
#include "head_node/safety/certificate_maker.h"
#include "head_node/server/tls_socket.h"
#include "head_node/store/data_folder.h"

#include <QHostAddress>
#include <QList>

namespace gleaner {

/// Both empty: the head's own certificate, made at its first start.
struct TlsOptions {
    QString certificateFile; ///< PEM
    QString keyFile;         ///< PEM
};

/// What this computer is called and where it is, for a certificate: its names, its addresses and `also`.
[[nodiscard]] CertificateRequest certificateRequestOfThisPc(const QHostAddress& also, TimePoint now);

/// Errors: those of readCertificatePair(), ownCertificatePair() and makeTlsIdentity().
[[nodiscard]] Result<TlsIdentity> openTlsIdentity(const TlsOptions& options, const DataPaths& paths,
                                                  const CertificateRequest& request, RandomSource& random);

/// How other computers may reach what listens on `address` as `endpoint`: by that address, or by each of this PC's when
/// it stands for all of them.
[[nodiscard]] std::vector<ServiceEndpoint> reachableEndpoints(const ServiceEndpoint& endpoint,
                                                              const QHostAddress& address);

/// Addresses under which other computers reach this one, the most likely ones first: none of loopback or of one link.
[[nodiscard]] QList<QHostAddress> networkAddressesOfThisPc();

} // namespace gleaner
