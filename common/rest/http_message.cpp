#include "common/rest/http_message.h"

#include <algorithm>

namespace gleaner {

namespace {

bool sameName(const HttpHeaders::Field& field, QByteArrayView name) {
    return field.first.size() == name.size() && qstrnicmp(field.first.data(), name.data(), size_t(name.size())) == 0;
}

} // namespace

void HttpHeaders::set(const QByteArray& name, QByteArray value) {
    std::erase_if(m_fields, [&name](const Field& field) { return sameName(field, name); });
    add(name, std::move(value));
}

QByteArray HttpHeaders::value(QByteArrayView name) const {
    const auto found = std::ranges::find_if(m_fields, [name](const Field& field) { return sameName(field, name); });
    return found == m_fields.end() ? QByteArray() : found->second;
}

bool HttpHeaders::contains(QByteArrayView name) const {
    return std::ranges::any_of(m_fields, [name](const Field& field) { return sameName(field, name); });
}

} // namespace gleaner
