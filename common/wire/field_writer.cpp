#include "common/wire/field_writer.h"

namespace gleaner {

void FieldWriter::varint(QLatin1StringView field, std::uint64_t value, std::uint64_t max) {
    if (value > max)
        fail(ErrorCode::InvalidArgument,
             QStringLiteral("The %1 of a message is %2, the most is %3.").arg(field).arg(value).arg(max));
    m_bytes.varint(value);
}

void FieldWriter::signedVarint(QLatin1StringView field, std::int64_t value, std::uint64_t max) {
    if (value < 0)
        fail(ErrorCode::InvalidArgument,
             QStringLiteral("The %1 of a message is %2, the least is 0.").arg(field).arg(value));
    else
        varint(field, static_cast<std::uint64_t>(value), max);
}

void FieldWriter::text(QLatin1StringView field, const QString& text, int maxBytes) {
    const QByteArray utf8 = text.toUtf8();
    if (utf8.size() > maxBytes)
        fail(ErrorCode::InvalidArgument, QStringLiteral("The %1 of a message has %2 bytes of UTF-8, the most is %3.")
                                             .arg(field)
                                             .arg(utf8.size())
                                             .arg(maxBytes));
    else if (QString::fromUtf8(utf8) != text)
        fail(ErrorCode::InvalidArgument, QStringLiteral("The %1 of a message is not valid Unicode.").arg(field));
    m_bytes.lengthPrefixed(utf8);
}

void FieldWriter::bytes(QLatin1StringView field, QByteArrayView bytes, int maxBytes) {
    if (bytes.isEmpty() || bytes.size() > maxBytes)
        fail(ErrorCode::InvalidArgument, QStringLiteral("The %1 of a message has %2 bytes, it must have 1 to %3.")
                                             .arg(field)
                                             .arg(bytes.size())
                                             .arg(maxBytes));
    m_bytes.lengthPrefixed(bytes);
}

void FieldWriter::raw(QLatin1StringView field, QByteArrayView bytes, qsizetype size) {
    if (bytes.size() != size)
        fail(ErrorCode::InvalidArgument, QStringLiteral("The %1 of a message has %2 bytes, it must have %3.")
                                             .arg(field)
                                             .arg(bytes.size())
                                             .arg(size));
    m_bytes.raw(bytes);
}

void FieldWriter::fail(ErrorCode code, QString message) {
    if (!m_error)
        m_error = Error{code, std::move(message)};
}

Result<QByteArray> FieldWriter::finish() {
    if (m_error)
        return failure(*m_error);
    return m_bytes.take();
}

} // namespace gleaner
