#include "common/blob/memory_blob_store.h"

namespace gleaner {

Result<QByteArray> MemoryBlobStore::put(const JobId& job, const QByteArray& payload) {
    QByteArray key = blobKeyOf(payload);
    const std::lock_guard lock(m_mutex);
    if (m_jobs.value(job).contains(key))
        return key;
    if (payload.size() > m_maxTotalBytes - m_totalBytes)
        return failure(ErrorCode::DiskFull,
                       QStringLiteral("The blob store holds %1 bytes and may hold %2: there is no room for %3 more. "
                                      "Let running jobs finish, or give it more room.")
                           .arg(m_totalBytes)
                           .arg(m_maxTotalBytes)
                           .arg(payload.size()));
    // A deep copy: a QByteArray may be a view of bytes that its owner changes or frees.
    m_jobs[job].insert(key, QByteArray(payload.constData(), payload.size()));
    m_totalBytes += payload.size();
    return key;
}

Result<QByteArray> MemoryBlobStore::get(const JobId& job, const QByteArray& key, qsizetype maxBytes) {
    const std::lock_guard lock(m_mutex);
    const Payloads payloads = m_jobs.value(job);
    const auto found = payloads.constFind(key);
    if (found == payloads.constEnd())
        return failure(ErrorCode::NotFound, QStringLiteral("There is no blob %1 of job %2.")
                                                .arg(QLatin1StringView(key.toHex().left(64)), toString(job)));
    if (found->size() > maxBytes)
        return failure(
            ErrorCode::TooLarge,
            QStringLiteral("The blob has %1 bytes, at most %2 were wanted.").arg(found->size()).arg(maxBytes));
    return *found;
}

Result<std::size_t> MemoryBlobStore::removeSome(const JobId& job, std::size_t max) {
    const std::lock_guard lock(m_mutex);
    std::size_t removed = max > 0 && m_cards.remove(job) ? 1 : 0;
    const auto found = m_jobs.find(job);
    if (found == m_jobs.end())
        return removed;
    for (auto payload = found->begin(); payload != found->end() && removed < max; ++removed) {
        m_totalBytes -= payload->size();
        payload = found->erase(payload);
    }
    if (found->isEmpty())
        m_jobs.erase(found);
    return removed;
}

Result<std::vector<JobId>> MemoryBlobStore::jobs() {
    const std::lock_guard lock(m_mutex);
    std::vector<JobId> jobs(m_jobs.keyBegin(), m_jobs.keyEnd());
    for (auto card = m_cards.keyBegin(); card != m_cards.keyEnd(); ++card) {
        if (!m_jobs.contains(*card))
            jobs.push_back(*card);
    }
    return jobs;
}

Status MemoryBlobStore::putCard(const JobId& job, const JobCard& card) {
    const std::lock_guard lock(m_mutex);
    m_cards.insert(job, card);
    return {};
}

Result<JobCard> MemoryBlobStore::card(const JobId& job) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_cards.constFind(job);
    if (found == m_cards.constEnd())
        return failure(ErrorCode::NotFound, QStringLiteral("There is no card of job %1.").arg(toString(job)));
    return *found;
}

Status MemoryBlobStore::remove(const JobId& job, const QByteArray& key) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_jobs.find(job);
    if (found == m_jobs.end() || !found->contains(key))
        return failure(ErrorCode::NotFound, QStringLiteral("There is no such blob of job %1.").arg(toString(job)));
    m_totalBytes -= found->take(key).size();
    if (found->isEmpty())
        m_jobs.erase(found);
    return {};
}

Result<BlobStore::ForeignSweep> MemoryBlobStore::removeForeign(const QString&, std::size_t, Cards) {
    return ForeignSweep{}; // nobody can put any
}

qsizetype MemoryBlobStore::totalBytes() const {
    const std::lock_guard lock(m_mutex);
    return m_totalBytes;
}

} // namespace gleaner
