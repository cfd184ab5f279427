#include "head_node/engine/chunk_log.h"

#include <utility>

namespace gleaner {

void ChunkLog::note(ChunkEvent event) {
    if (m_events.size() == kMost)
        m_events.pop_front();
    m_events.push_back(std::move(event));
}

std::vector<ChunkEvent> ChunkLog::of(SequenceNumber sequence) const {
    std::vector<ChunkEvent> events;
    for (const ChunkEvent& event : m_events) {
        if (sequence >= event.first && sequence - event.first < event.count)
            events.push_back(event);
    }
    return events;
}

QString chunkHappeningName(ChunkHappening what) {
    switch (what) {
    case ChunkHappening::Scattered:
        return QStringLiteral("scattered");
    case ChunkHappening::TakenBack:
        return QStringLiteral("taken-back");
    case ChunkHappening::Answered:
        return QStringLiteral("answered");
    case ChunkHappening::Failed:
        return QStringLiteral("failed");
    case ChunkHappening::SetAside:
        return QStringLiteral("set-aside");
    case ChunkHappening::Retried:
        return QStringLiteral("retried");
    case ChunkHappening::Dropped:
        return QStringLiteral("dropped");
    }
    Q_UNREACHABLE();
}

} // namespace gleaner
