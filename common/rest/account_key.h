// A storage account's key: whoever has it may do everything. Debug output hides it, and nothing converts it silently.
// Values; any thread.
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QDebug>

namespace gleaner {

class AccountKey {
public:
    /// Errors: InvalidArgument (not Base64, or empty); the text is never repeated.
    [[nodiscard]] static Result<AccountKey> fromBase64(const QByteArray& text);
    /// From the key's own bytes, for a key one has just made. Bound: not empty.
    [[nodiscard]] static AccountKey fromBytes(QByteArray bytes) { return AccountKey(std::move(bytes)); }

    /// The secret itself: for signing and for files that only their owner can read.
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    [[nodiscard]] QByteArray toBase64() const { return m_bytes.toBase64(); }

    friend bool operator==(const AccountKey&, const AccountKey&) = default;
    friend QDebug operator<<(QDebug debug, const AccountKey&) { return debug << "AccountKey(hidden)"; }

private:
    explicit AccountKey(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    QByteArray m_bytes;
};

} // namespace gleaner
