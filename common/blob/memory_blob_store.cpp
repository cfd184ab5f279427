#include "common/blob/memory_blob_store.h"

namespace gleaner {

Result<QByteArray> MemoryBlobStore::put(const QByteArray& payload) {
    QByteArray key = blobKeyOf(payload);
    const std::lock_guard lock(m_mutex);
    if (m_payloads.contains(key))
        return key;
    if (payload.size() > m_maxTotalBytes - m_totalBytes)
        return failure(ErrorCode::DiskFull,
                       QStringLiteral("The blob store holds %1 bytes and may hold %2: there is no room for %3 more. "
                                      "Let running jobs finish, or give it more room.")
                           .arg(m_totalBytes)
                           .arg(m_maxTotalBytes)
                           .arg(payload.size()));
    // A deep copy: a QByteArray may be a view of bytes that its owner changes or frees.
    m_payloads.insert(key, QByteArray(payload.constData(), payload.size()));
    m_totalBytes += payload.size();
    return key;
}

Result<QByteArray> MemoryBlobStore::get(const QByteArray& key, qsizetype maxBytes) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_payloads.constFind(key);
    if (found == m_payloads.constEnd())
        return failure(ErrorCode::NotFound,
                       QStringLiteral("There is no blob %1.").arg(QLatin1StringView(key.toHex().left(64))));
    if (found->size() > maxBytes)
        return failure(
            ErrorCode::TooLarge,
            QStringLiteral("The blob has %1 bytes, at most %2 were wanted.").arg(found->size()).arg(maxBytes));
    return *found;
}

Status MemoryBlobStore::remove(const QByteArray& key) {
    const std::lock_guard lock(m_mutex);
    m_totalBytes -= m_payloads.take(key).size();
    return {};
}

qsizetype MemoryBlobStore::totalBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_totalBytes;
}

} // namespace gleaner
