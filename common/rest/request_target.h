// What stands after the method in a request line, split by hand: the queue server does this for every request, and
// QUrl with QUrlQuery costs more than all the rest of the decoding. Values; any thread.
#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace gleaner {

struct QueryParameter {
    QByteArray name;  ///< decoded, lower case
    QByteArray value; ///< decoded; a '+' stays one
};

struct RequestTarget {
    QByteArray path;                   ///< as it came, still encoded: this is what is signed
    std::vector<QByteArray> segments;  ///< decoded; "/a/b" and "/a/b/" are both {"a", "b"}
    std::vector<QueryParameter> query; ///< in the order they came

    /// The first of that name (lower case), or nullptr.
    [[nodiscard]] const QByteArray* find(QByteArrayView name) const;
};

/// Accepts the origin form "/a/b?c=d" and the absolute form "http://host/a/b?c=d" (RFC 9112, 3.2). nullopt: neither, or
/// a '%' that two hexadecimal digits do not follow.
[[nodiscard]] std::optional<RequestTarget> parseRequestTarget(const QByteArray& target);

} // namespace gleaner
