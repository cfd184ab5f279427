#include "head_node/store/log_compactor.h"

namespace gleaner {

namespace {
constexpr std::uint64_t kSliceBytes = 1U << 20U;
constexpr std::uint64_t kChecksPerSlack = 16;
} // namespace

LogCompactor::LogCompactor(QueueStoreState& state, std::uint64_t slackBytes)
    : m_state(state), m_slackBytes(slackBytes) {}

bool LogCompactor::step() {
    if (!m_healthy || (!m_segment && !isWorthwhile()))
        return false;
    if (!m_reader->atEnd()) {
        moveSlice();
        return m_healthy;
    }
    if (!m_state.commit.isDurable(m_moved))
        return true;
    return drop();
}

bool LogCompactor::isWorthwhile() {
    SegmentLog& log = m_state.commit.log();
    const std::uint64_t total = log.totalBytes();
    if (total <= m_slackBytes || total < m_nextCheck)
        return false;
    auto oldest = log.oldestClosed();
    const std::scoped_lock lock(m_state.mutex);
    (void)m_state.catalog.messageCount(m_state.clock.now()); // drops what has expired
    if (!oldest || total <= 2 * m_state.catalog.liveBytes() + m_slackBytes) {
        m_nextCheck = total + m_slackBytes / kChecksPerSlack;
        return false;
    }
    m_segment = std::move(oldest);
    m_reader.emplace(*m_segment, m_segment->end());
    m_moved = 0;
    return true;
}

void LogCompactor::moveSlice() {
    const std::uint64_t stop = m_reader->position() + kSliceBytes;
    while (!m_reader->atEnd() && m_reader->position() < stop) {
        const auto item = m_reader->next();
        if (!item || !*item) {
            m_healthy = false; // keep every file as it is; the next start says what is wrong
            return;
        }
        move(**item);
    }
}

void LogCompactor::move(const SegmentReader::Item& item) {
    if (const auto* message = std::get_if<MessageRecord>(&item.sized.record))
        moveMessage(*message, item.position);
    else if (const auto* queue = std::get_if<QueueRecord>(&item.sized.record))
        moveQueue(*queue, item.position);
    else if (const auto* policies = std::get_if<PoliciesRecord>(&item.sized.record))
        movePolicies(*policies, item.position);
    else if (const auto* settings = std::get_if<SettingsRecord>(&item.sized.record))
        moveSettings(*settings, item.position);
}

void LogCompactor::moveMessage(const MessageRecord& record, std::uint64_t position) {
    const std::scoped_lock lock(m_state.mutex);
    StoredQueue* queue = m_state.catalog.find(record.queue);
    auto* entry = queue ? queue->messages.find(record.state.id) : nullptr;
    if (!entry || entry->body.position != position)
        return;
    const RecordPlace place = m_state.append(MessageRecord{record.queue, entry->state, record.text});
    queue->messages.replaceBody(*entry, place);
    m_moved = placeEnd(place);
}

void LogCompactor::moveQueue(const QueueRecord& record, std::uint64_t position) {
    const std::scoped_lock lock(m_state.mutex);
    StoredQueue* queue = m_state.catalog.find(record.queue);
    if (!queue || queue->definition.position != position)
        return;
    queue->definition = m_state.append(record);
    m_moved = placeEnd(queue->definition);
}

void LogCompactor::movePolicies(const PoliciesRecord& record, std::uint64_t position) {
    const std::scoped_lock lock(m_state.mutex);
    StoredQueue* queue = m_state.catalog.find(record.queue);
    if (!queue || queue->policiesPlace.bytes == 0 || queue->policiesPlace.position != position)
        return;
    queue->policiesPlace = m_state.append(record);
    m_moved = placeEnd(queue->policiesPlace);
}

void LogCompactor::moveSettings(const SettingsRecord& record, std::uint64_t position) {
    const std::scoped_lock lock(m_state.mutex);
    const RecordPlace& current = m_state.catalog.settings().place;
    if (current.bytes == 0 || current.position != position)
        return;
    const RecordPlace place = m_state.append(record);
    m_state.catalog.setSettings(record.document, place);
    m_moved = placeEnd(place);
}

/// False when the file cannot be removed at the moment; it is tried again with the next commit.
bool LogCompactor::drop() {
    if (!m_state.commit.log().dropOldest())
        return false;
    m_reader.reset();
    m_segment.reset();
    m_nextCheck = 0;
    return true;
}

} // namespace gleaner
