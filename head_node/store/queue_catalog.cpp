#include "head_node/store/queue_catalog.h"

#include <algorithm>

namespace gleaner {

namespace {
/// Replay knows no time: nothing expires and nothing becomes ready before the first operation.
constexpr TimePoint kNoTime = kReady;

template<typename... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template<typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;
} // namespace

QueueCatalog::Replayed& QueueCatalog::replayed(std::uint64_t number) {
    m_lastNumber = std::max(m_lastNumber, number);
    Replayed& found = m_replayed[number];
    found.queue.number = number;
    return found;
}

void QueueCatalog::apply(const LogRecord& record, RecordPlace place) {
    std::visit(Overloaded{
                   [](const MarkRecord&) {},
                   [&](const QueueRecord& r) {
                       Replayed& queue = replayed(r.queue);
                       queue.name = r.name;
                       queue.queue.metadata = r.metadata;
                       queue.queue.definition = place;
                   },
                   [&](const QueueRemovedRecord& r) {
                       m_lastNumber = std::max(m_lastNumber, r.queue);
                       m_replayed.erase(r.queue);
                   },
                   [&](const MessageRecord& r) { replayed(r.queue).queue.messages.put(r.state, place, kNoTime); },
                   [&](const LeaseRecord& r) {
                       auto& messages = replayed(r.queue).queue.messages;
                       if (auto* entry = messages.find(r.state.id))
                           messages.relabel(*entry, r.state);
                   },
                   [&](const RemovedRecord& r) {
                       auto& messages = replayed(r.queue).queue.messages;
                       if (auto* entry = messages.find(r.id))
                           messages.remove(*entry);
                   },
                   [&](const PoliciesRecord& r) {
                       StoredQueue& queue = replayed(r.queue).queue;
                       queue.policies = r.policies;
                       queue.policiesPlace = place;
                   },
                   [&](const SettingsRecord& r) { setSettings(r.document, place); },
                   [&](const ClearedRecord& r) { QueueIndex<RecordPlace>().swap(replayed(r.queue).queue.messages); },
               },
               record);
}

Status QueueCatalog::finishReplay() {
    for (auto& [number, replayed] : m_replayed) {
        if (!replayed.name.isEmpty())
            m_byNumber[number] = &m_table.add(replayed.name, std::move(replayed.queue));
        else if (replayed.queue.messages.count(kNoTime) > 0)
            return failure(
                ErrorCode::Corrupt,
                QStringLiteral("The queue log has messages of a queue (number %1) that it does not describe; put "
                               "the folder back from a backup.")
                    .arg(number));
    }
    m_replayed.clear();
    return {};
}

void QueueCatalog::add(const QString& name, std::uint64_t number, const Metadata& metadata, RecordPlace place) {
    m_lastNumber = std::max(m_lastNumber, number);
    m_byNumber[number] = &m_table.add(name, StoredQueue{.number = number,
                                                        .metadata = metadata,
                                                        .definition = place,
                                                        .policies = {},
                                                        .policiesPlace = {},
                                                        .messages = {}});
}

Result<StoredQueue> QueueCatalog::take(const QString& name) {
    auto taken = m_table.take(name);
    if (taken)
        m_byNumber.erase(taken->number);
    return taken;
}

StoredQueue* QueueCatalog::find(std::uint64_t number) {
    const auto found = m_byNumber.find(number);
    return found == m_byNumber.end() ? nullptr : found->second;
}

std::uint64_t QueueCatalog::liveBytes() const {
    std::uint64_t bytes = m_settings.place.bytes;
    for (const auto& [name, queue] : m_table.all())
        bytes += queue.definition.bytes + queue.policiesPlace.bytes + queue.messages.bodyBytes();
    return bytes;
}

std::uint64_t QueueCatalog::messageCount(TimePoint now) {
    std::uint64_t count = 0;
    for (auto& [name, queue] : m_table.all())
        count += queue.messages.count(now);
    return count;
}

} // namespace gleaner
