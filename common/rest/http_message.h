// One HTTP request or answer as values, shared by client and server. Values; safe on any thread.
#pragma once

#include <QByteArray>

#include <utility>
#include <vector>

namespace gleaner {

/// Header fields in the order they came. Names compare without case (RFC 9110, 5.1).
class HttpHeaders {
public:
    using Field = std::pair<QByteArray, QByteArray>;

    void add(QByteArray name, QByteArray value) {
        constexpr std::size_t kUsualFields = 8; // room for them at once costs less than growing to it
        if (m_fields.empty())
            m_fields.reserve(kUsualFields);
        m_fields.emplace_back(std::move(name), std::move(value));
    }
    /// Replaces every field of that name by one.
    void set(const QByteArray& name, QByteArray value);
    /// The first field's value; a null QByteArray when there is none.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    [[nodiscard]] bool contains(QByteArrayView name) const;
    [[nodiscard]] const std::vector<Field>& fields() const { return m_fields; }

private:
    std::vector<Field> m_fields;
};

struct HttpRequest {
    QByteArray method; ///< upper case
    QByteArray target; ///< origin form, percent-encoded: "/account/queue/messages?peekonly=true"
    HttpHeaders headers;
    QByteArray body;
};

struct HttpResponse {
    int status = 0;
    HttpHeaders headers;
    QByteArray body;
};

} // namespace gleaner
