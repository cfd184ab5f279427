#include "common/rest/request_target.h"

#include <algorithm>

namespace gleaner {

namespace {

/// What a message's address has, and what a token has with an operation of its own: no growing.
constexpr std::size_t kUsualSegments = 4;
constexpr std::size_t kUsualParameters = 8;

int hexDigit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// A null QByteArray: a '%' stands wrong. QByteArray::append() a byte would cost more than the rest of a request.
QByteArray decoded(QByteArrayView text) {
    if (!text.contains('%')) {
        return text.isEmpty() ? QByteArray("") : text.toByteArray();
    }
    QByteArray plain(text.size(), Qt::Uninitialized);
    char* to = plain.data();
    const char* const end = text.end();
    for (const char* at = text.begin(); at != end; ++at) {
        if (*at != '%') {
            *to++ = *at;
            continue;
        }
        const int high = end - at > 2 ? hexDigit(at[1]) : -1;
        const int low = end - at > 2 ? hexDigit(at[2]) : -1;
        if (high < 0 || low < 0) {
            return {};
        }
        *to++ = char(high * 16 + low);
        at += 2;
    }
    plain.truncate(to - plain.data());
    return plain;
}

/// Calls `take` with each piece between separators until it says no; false when it did.
template<typename Take>
bool forEachPiece(QByteArrayView text, char separator, Take take) {
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf(separator);
        const QByteArrayView piece = end < 0 ? text : text.first(end);
        if (!piece.isEmpty() && !take(piece)) {
            return false;
        }
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    }
    return true;
}

/// What follows the authority of an absolute form; the target itself otherwise.
QByteArrayView withoutAuthority(QByteArrayView target) {
    if (target.startsWith('/')) {
        return target;
    }
    const qsizetype scheme = target.indexOf("://");
    if (scheme <= 0) {
        return {};
    }
    const qsizetype path = target.indexOf('/', scheme + 3);
    return path < 0 ? QByteArrayView("/") : target.sliced(path);
}

bool splitPath(RequestTarget& target) {
    return forEachPiece(target.path, '/', [&target](QByteArrayView piece) {
        target.segments.push_back(decoded(piece));
        return !target.segments.back().isNull();
    });
}

bool splitQuery(QByteArrayView query, RequestTarget& target) {
    return forEachPiece(query, '&', [&target](QByteArrayView piece) {
        const qsizetype equals = piece.indexOf('=');
        QByteArray name = decoded(equals < 0 ? piece : piece.first(equals)).toLower();
        QByteArray value = equals < 0 ? QByteArray("") : decoded(piece.sliced(equals + 1));
        const bool good = !name.isEmpty() && !value.isNull();
        target.query.push_back({std::move(name), std::move(value)});
        return good;
    });
}

} // namespace

const QByteArray* RequestTarget::find(QByteArrayView name) const {
    const auto found = std::ranges::find_if(query, [name](const QueryParameter& p) { return p.name == name; });
    return found == query.end() ? nullptr : &found->value;
}

std::optional<RequestTarget> parseRequestTarget(const QByteArray& target) {
    const QByteArrayView origin = withoutAuthority(target);
    if (origin.isEmpty()) {
        return std::nullopt;
    }
    const qsizetype mark = origin.indexOf('?');
    RequestTarget parsed;
    parsed.segments.reserve(kUsualSegments);
    parsed.query.reserve(mark < 0 ? 0 : kUsualParameters);
    parsed.path = (mark < 0 ? origin : origin.first(mark)).toByteArray();
    if (!splitPath(parsed) || (mark >= 0 && !splitQuery(origin.sliced(mark + 1), parsed))) {
        return std::nullopt;
    }
    return parsed;
}

} // namespace gleaner
