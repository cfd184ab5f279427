// What RFC 9110 calls its characters by. Pure.
#pragma once

#include <QByteArrayView>

#include <cstring>

namespace gleaner {

/// tchar: what methods and field names are made of (RFC 9110, 5.6.2).
[[nodiscard]] inline bool isTokenChar(char c) {
    const bool isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    const bool isDigit = c >= '0' && c <= '9';
    return isLetter || isDigit || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c) != nullptr);
}

/// What may stand in a field's value: HTAB, SP, VCHAR, obs-text (RFC 9110, 5.5).
[[nodiscard]] inline bool isTextChar(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return c == '\t' || (byte >= 0x20 && byte != 0x7F);
}

[[nodiscard]] inline bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b) {
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace gleaner
