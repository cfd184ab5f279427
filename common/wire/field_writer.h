// Writes the fields of one message in order and checks their bounds; keeps the first one that is out of them, so a
// writer of a message needs one check, at its end. The mirror of FieldReader. Values; one thread at a time.
#pragma once

#include "common/base/bytes.h"
#include "common/base/result.h"

#include <QString>

#include <optional>

namespace gleaner {

class FieldWriter {
public:
    void u8(std::uint8_t value) { m_bytes.u8(value); }
    void u64(std::uint64_t value) { m_bytes.u64(value); }
    /// Length-prefixed. Fails without any and over `maxBytes`.
    void bytes(QLatin1StringView field, QByteArrayView bytes, int maxBytes);
    /// Fails over `max`.
    void varint(QLatin1StringView field, std::uint64_t value, std::uint64_t max);
    /// The same for a value whose type has a sign; fails below 0.
    void signedVarint(QLatin1StringView field, std::int64_t value, std::uint64_t max);
    /// Length-prefixed UTF-8. Fails over `maxBytes` and on what does not come back the same (a lone surrogate, a
    /// leading byte order mark).
    void text(QLatin1StringView field, const QString& text, int maxBytes);
    /// Fails when it has not exactly `size` bytes.
    void raw(QLatin1StringView field, QByteArrayView bytes, qsizetype size);
    /// Any number of bytes, without a length: only at the end.
    void rest(QByteArrayView bytes) { m_bytes.raw(bytes); }

    /// Notes that a field is out of its bounds. Only the first failure is kept.
    void fail(ErrorCode code, QString message);
    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    /// Errors: the first failure.
    [[nodiscard]] Result<QByteArray> finish();

private:
    ByteWriter m_bytes;
    std::optional<Error> m_error;
};

} // namespace gleaner
