#include "common/wire/field_reader.h"

namespace gleaner {

template<typename T>
T FieldReader::orFail(std::optional<T> value, QLatin1StringView field) {
    if (!value)
        fail(ErrorCode::Malformed, QStringLiteral("The message's %1 is cut off or not well formed.").arg(field));
    return value.value_or(T{});
}

std::uint8_t FieldReader::u8(QLatin1StringView field) {
    return failed() ? std::uint8_t{0} : orFail(m_bytes.u8(), field);
}

std::uint64_t FieldReader::u64(QLatin1StringView field) {
    return failed() ? 0 : orFail(m_bytes.u64(), field);
}

std::uint64_t FieldReader::varint(QLatin1StringView field, std::uint64_t max) {
    const auto value = failed() ? 0 : orFail(m_bytes.varint(), field);
    if (value <= max)
        return value;
    fail(ErrorCode::Malformed,
         QStringLiteral("The message's %1 is %2, the most is %3.").arg(field).arg(value).arg(max));
    return 0;
}

QByteArrayView FieldReader::bytes(QLatin1StringView field, int maxBytes) {
    const auto bytes = failed() ? QByteArrayView() : orFail(m_bytes.lengthPrefixed(), field);
    if (bytes.size() <= maxBytes)
        return bytes;
    fail(ErrorCode::Malformed,
         QStringLiteral("The message's %1 has %2 bytes, the most is %3.").arg(field).arg(bytes.size()).arg(maxBytes));
    return {};
}

QString FieldReader::text(QLatin1StringView field, int maxBytes) {
    const auto utf8 = bytes(field, maxBytes);
    const QString text = QString::fromUtf8(utf8);
    if (text.toUtf8() != utf8)
        fail(ErrorCode::Malformed, QStringLiteral("The message's %1 is not UTF-8.").arg(field));
    return failed() ? QString() : text;
}

QByteArrayView FieldReader::raw(QLatin1StringView field, qsizetype size) {
    return failed() ? QByteArrayView() : orFail(m_bytes.raw(static_cast<std::uint64_t>(size)), field);
}

QByteArrayView FieldReader::rest() {
    return raw(QLatin1StringView("payload"), m_bytes.remaining());
}

void FieldReader::fail(ErrorCode code, QString message) {
    if (!m_error)
        m_error = Error{code, std::move(message)};
}

Status FieldReader::finish() {
    if (!failed() && m_bytes.remaining() > 0)
        fail(ErrorCode::Malformed,
             QStringLiteral("The message goes on for %1 bytes after its last field.").arg(m_bytes.remaining()));
    return m_error ? Status(failure(*m_error)) : Status();
}

} // namespace gleaner
