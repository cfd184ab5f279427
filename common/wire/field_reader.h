// Reads the fields of one message in order, and keeps the first thing that was wrong: after a failure every further
// read gives an empty value and changes nothing, so a reader of a message needs one check, at its end.
// Values; one thread at a time.
#pragma once

#include "common/base/bytes.h"
#include "common/base/result.h"

#include <QString>

#include <optional>

namespace gleaner {

class FieldReader {
public:
    /// `bytes` outlive this.
    explicit FieldReader(QByteArrayView bytes) : m_bytes(bytes) {}

    [[nodiscard]] std::uint8_t u8(QLatin1StringView field);
    [[nodiscard]] std::uint64_t u64(QLatin1StringView field);
    /// Fails over `max`.
    [[nodiscard]] std::uint64_t varint(QLatin1StringView field, std::uint64_t max);
    /// Length-prefixed UTF-8. Fails over `maxBytes` and on anything that is not what QString would write.
    [[nodiscard]] QString text(QLatin1StringView field, int maxBytes);
    /// Length-prefixed. Fails over `maxBytes`.
    [[nodiscard]] QByteArrayView bytes(QLatin1StringView field, int maxBytes);
    [[nodiscard]] QByteArrayView raw(QLatin1StringView field, qsizetype size);
    /// All that is left; empty after a failure.
    [[nodiscard]] QByteArrayView rest();

    /// Notes that `field` is wrong. Only the first failure is kept.
    void fail(ErrorCode code, QString message);
    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    /// Errors: the first failure, else Malformed when bytes are left over.
    [[nodiscard]] Status finish();

private:
    template<typename T>
    [[nodiscard]] T orFail(std::optional<T> value, QLatin1StringView field);

    ByteReader m_bytes;
    std::optional<Error> m_error;
};

} // namespace gleaner
