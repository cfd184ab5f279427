// The queues of one account by name, each with its metadata and its messages: what the queue in memory and the durable
// one have in common. Pure data structure. Thread: one at a time.
#pragma once

#include "common/queue/queue_index.h"

#include <map>

namespace gleaner {

/// `Queue`: has `Metadata metadata` and a constructor from it.
template<typename Queue>
class QueueTable {
public:
    /// Errors: InvalidArgument (name, metadata), TooLarge, AlreadyExists (with other metadata).
    [[nodiscard]] Status checkCreate(const QString& name, const Metadata& metadata) const {
        if (const auto checked = checkQueueName(name); !checked)
            return checked;
        if (const auto checked = checkMetadata(metadata); !checked)
            return checked;
        const auto found = m_queues.find(name);
        if (found != m_queues.end() && found->second.metadata != metadata)
            return failure(
                ErrorCode::AlreadyExists,
                QStringLiteral("The queue \"%1\" exists with other metadata; set its metadata instead.").arg(name));
        return {};
    }
    [[nodiscard]] bool contains(const QString& name) const { return m_queues.contains(name); }
    /// `name` is not there yet.
    Queue& add(const QString& name, Queue queue) { return m_queues.emplace(name, std::move(queue)).first->second; }
    /// Takes the queue out, to be destroyed where it holds nobody up. Errors: NotFound.
    [[nodiscard]] Result<Queue> take(const QString& name) {
        auto node = m_queues.extract(name);
        if (node.empty())
            return noSuchQueue(name);
        return std::move(node.mapped());
    }
    /// Errors: NotFound.
    [[nodiscard]] Result<Queue*> find(const QString& name) {
        const auto found = m_queues.find(name);
        if (found == m_queues.end())
            return noSuchQueue(name);
        return &found->second;
    }
    /// As QueueAccount::list(). A marker is the name to go on with.
    [[nodiscard]] Result<QueuePage> list(const QString& prefix, const QString& marker, int max) const {
        if (const auto checked = checkPageSize(max); !checked)
            return failure(checked.error());
        QueuePage page;
        for (auto queue = m_queues.lower_bound(std::max(prefix, marker)); queue != m_queues.end(); ++queue) {
            if (!queue->first.startsWith(prefix))
                break;
            if (std::ssize(page.queues) == max) {
                page.nextMarker = queue->first;
                break;
            }
            page.queues.push_back(QueueListing{queue->first, queue->second.metadata});
        }
        return page;
    }

    [[nodiscard]] const std::map<QString, Queue>& all() const { return m_queues; }
    [[nodiscard]] std::map<QString, Queue>& all() { return m_queues; }

private:
    std::map<QString, Queue> m_queues;
};

} // namespace gleaner
