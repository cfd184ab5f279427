// The way to a head by what an enrolment says: several addresses of the same server, and words for the day on which the
// head no longer accepts the enrolment. Thread: send() one at a time; abort() any.
#pragma once

#include "common/azure/qt_http_transport.h"

#include <memory>
#include <vector>

namespace gleaner {

class EnrolledTransport final : public HttpTransport {
public:
    /// `addresses`: not empty. `name`: the enrolment's.
    EnrolledTransport(const std::vector<ServiceEndpoint>& addresses, QString name, const QtHttpOptions& options = {});
    /// For transports that stand for an address each.
    EnrolledTransport(std::vector<std::unique_ptr<HttpTransport>> addresses, QString name);

    /// Keeps to an address while it answers; an address that does not, or is not who it should be, is left for the next
    /// one at the next send(). Errors: also Refused, for status 403: the enrolment is over; the text says what to do.
    [[nodiscard]] Result<HttpResponse> send(const HttpRequest& request, Milliseconds timeout) override;
    /// As QtHttpTransport's.
    void abort();

private:
    std::vector<std::unique_ptr<HttpTransport>> m_addresses;
    std::vector<QtHttpTransport*> m_sockets; ///< those of them that are one
    std::size_t m_current = 0;
    const QString m_name;
};

} // namespace gleaner
