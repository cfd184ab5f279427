#include "common/client/input_cache.h"

namespace gleaner {

Result<QByteArray> InputCache::get(const JobId& job, const QByteArray& key, const Fetch& fetch,
                                   const std::atomic<bool>& calledOff) {
    const Name name{job, key};
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return !m_fetching.contains(name) || calledOff; });
    if (calledOff)
        return failure(ErrorCode::Cancelled, QStringLiteral("The worker is stopping."));
    if (const auto found = m_places.find(name); found != m_places.end()) {
        m_kept.splice(m_kept.begin(), m_kept, found->second);
        return found->second->payload;
    }
    m_fetching.insert(name);
    lock.unlock();
    auto fetched = fetch();
    lock.lock();
    if (fetched)
        keep(name, *fetched);
    m_fetching.erase(name);
    m_changed.notify_all();
    return fetched;
}

void InputCache::keep(const Name& name, const QByteArray& payload) {
    if (payload.size() > m_maxBytes)
        return;
    m_kept.push_front({name, payload});
    m_places[name] = m_kept.begin();
    m_bytes += payload.size();
    while (m_bytes > m_maxBytes) {
        m_bytes -= m_kept.back().payload.size();
        m_places.erase(m_kept.back().name);
        m_kept.pop_back();
    }
}

void InputCache::wake() {
    { const std::scoped_lock lock(m_mutex); } // whoever has looked already waits by now
    m_changed.notify_all();
}

qsizetype InputCache::bytes() const {
    const std::scoped_lock lock(m_mutex);
    return m_bytes;
}

Result<QByteArray> CachedInputs::get(const JobId& job, const QByteArray& key, qsizetype maxBytes) {
    auto payload = m_cache.get(
        job, key, [&] { return m_store.get(job, key, maxBytes); }, m_calledOff);
    if (payload && payload->size() > maxBytes)
        return failure(
            ErrorCode::TooLarge,
            QStringLiteral("The blob has %1 bytes, at most %2 were wanted.").arg(payload->size()).arg(maxBytes));
    return payload;
}

void CachedInputs::callOff() {
    m_calledOff = true;
    m_cache.wake();
}

} // namespace gleaner
