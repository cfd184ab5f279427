// The state of all queues in memory, and how the log's records make it: replay and operations meet here.
// Thread: one at a time. Ownership: owns all queues; pointers to them hold until the queue is removed.
#pragma once

#include "common/queue/queue_table.h"
#include "head_node/store/log_record.h"

#include <unordered_map>

namespace gleaner {

/// Where a record lies in the log.
struct RecordPlace {
    std::uint64_t position = 0;
    std::uint32_t bytes = 0;
    [[nodiscard]] std::uint32_t size() const { return bytes; }
};

struct StoredQueue {
    std::uint64_t number = 0;
    Metadata metadata;
    RecordPlace definition; ///< its latest QueueRecord
    std::vector<AccessPolicy> policies;
    RecordPlace policiesPlace; ///< its latest PoliciesRecord; no bytes: there is none
    QueueIndex<RecordPlace> messages;
};

class QueueCatalog {
public:
    /// Replay: one record after another, then finishReplay(). Messages may come before their queue's definition.
    void apply(const LogRecord& record, RecordPlace place);
    /// Errors: Corrupt (messages of a queue without definition).
    [[nodiscard]] Status finishReplay();

    [[nodiscard]] QueueTable<StoredQueue>& table() { return m_table; }
    [[nodiscard]] const QueueTable<StoredQueue>& table() const { return m_table; }
    [[nodiscard]] std::uint64_t newNumber() { return m_lastNumber + 1; }
    void add(const QString& name, std::uint64_t number, const Metadata& metadata, RecordPlace place);
    /// Errors: NotFound.
    [[nodiscard]] Result<StoredQueue> take(const QString& name);
    /// nullptr: removed.
    [[nodiscard]] StoredQueue* find(std::uint64_t number);

    /// The service's own settings, and its latest SettingsRecord (no bytes: there is none).
    struct Settings {
        QByteArray document;
        RecordPlace place;
    };
    [[nodiscard]] const Settings& settings() const { return m_settings; }
    void setSettings(QByteArray document, RecordPlace place) { m_settings = {std::move(document), place}; }

    /// Of all records that a log made anew would need.
    [[nodiscard]] std::uint64_t liveBytes() const;
    [[nodiscard]] std::uint64_t messageCount(TimePoint now);

private:
    struct Replayed {
        QString name; ///< empty: no definition seen yet
        StoredQueue queue;
    };
    Replayed& replayed(std::uint64_t number);

    QueueTable<StoredQueue> m_table;
    std::unordered_map<std::uint64_t, StoredQueue*> m_byNumber;
    std::unordered_map<std::uint64_t, Replayed> m_replayed;
    std::uint64_t m_lastNumber = 0;
    Settings m_settings;
};

} // namespace gleaner
