#include "common/client/enrolled_transport.h"

namespace gleaner {

EnrolledTransport::EnrolledTransport(const std::vector<ServiceEndpoint>& addresses, QString name,
                                     const QtHttpOptions& options)
    : m_name(std::move(name)) {
    for (const ServiceEndpoint& address : addresses) {
        auto socket = std::make_unique<QtHttpTransport>(address, options);
        m_sockets.push_back(socket.get());
        m_addresses.push_back(std::move(socket));
    }
}

EnrolledTransport::EnrolledTransport(std::vector<std::unique_ptr<HttpTransport>> addresses, QString name)
    : m_addresses(std::move(addresses)), m_name(std::move(name)) {}

Result<HttpResponse> EnrolledTransport::send(const HttpRequest& request, Milliseconds timeout) {
    auto response = m_addresses[m_current]->send(request, timeout);
    if (!response) {
        m_current = (m_current + 1) % m_addresses.size();
        return response;
    }
    if (response->status != 403)
        return response;
    return failure(ErrorCode::Refused,
                   QStringLiteral("The head no longer accepts the enrolment '%1': it has expired or was revoked. Where "
                                  "the head runs, 'gleaner worker renew %1' prolongs one that has expired, and "
                                  "'gleaner worker enrol' makes a new one. (The head's word: %2)")
                       .arg(m_name, QString::fromLatin1(response->headers.value("x-ms-error-code"))));
}

void EnrolledTransport::abort() {
    for (QtHttpTransport* socket : m_sockets)
        socket->abort();
}

} // namespace gleaner
