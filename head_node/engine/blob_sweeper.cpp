#include "head_node/engine/blob_sweeper.h"

namespace gleaner {

Result<bool> BlobSweeper::removeSlice(const JobId& job) {
    bool isClean = true;
    for (BlobStore* const store : m_stores) {
        if (store == nullptr)
            continue;
        const auto removed = store->removeSome(job, kSlice);
        if (!removed)
            return failure(removed.error());
        isClean = isClean && *removed < kSlice;
    }
    return isClean;
}

Result<bool> BlobSweeper::step(const IsActive& isActive) {
    const SteadyPoint now = m_clock.steadyNow();
    if (now < m_pausedUntil)
        return false;
    Status outcome;
    if (now >= m_nextLook)
        outcome = look(isActive);
    if (outcome && !m_over.empty()) {
        const auto isClean = isActive(m_over.front()) ? true : removeSlice(m_over.front());
        if (!isClean)
            outcome = failure(isClean.error());
        else if (*isClean)
            m_over.pop_front();
    } else if (outcome && m_foreignStore < std::size(m_stores)) {
        outcome = removeForeign();
    }
    if (!outcome) {
        m_pausedUntil = now + kPause;
        m_trouble = outcome.error().message;
        return failure(outcome.error());
    }
    m_trouble.clear();
    return !m_over.empty() || m_foreignStore < std::size(m_stores);
}

Status BlobSweeper::removeForeign() {
    BlobStore* const store = m_stores[m_foreignStore];
    // Cards are the head's own, among the inputs.
    const auto cards = m_foreignStore == 0 ? BlobStore::Cards::Stay : BlobStore::Cards::Go;
    const auto swept =
        store == nullptr ? BlobStore::ForeignSweep{} : store->removeForeign(m_foreignMarker, kSlice, cards);
    if (!swept)
        return failure(swept.error());
    m_foreignMarker = swept->next;
    if (swept->isDone)
        ++m_foreignStore;
    return {};
}

Status BlobSweeper::look(const IsActive& isActive) {
    for (BlobStore* const store : m_stores) {
        if (store == nullptr)
            continue;
        const auto jobs = store->jobs();
        if (!jobs)
            return failure(jobs.error());
        for (const JobId& job : *jobs) {
            if (!isActive(job))
                m_over.push_back(job);
        }
    }
    m_foreignStore = 0;
    m_foreignMarker.clear();
    m_nextLook = m_clock.steadyNow() + kLookInterval;
    return {};
}

} // namespace gleaner
