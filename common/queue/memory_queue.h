// Queues that live and die with the process: the reference for the others, and what tests and `gleaner run` without a
// data folder use. Thread: every method on any thread. Ownership: `clock` and `random` outlive the account.
#pragma once

#include "common/base/uuid_sequence.h"
#include "common/queue/queue_table.h"
#include "common/queue/service_settings.h"

#include <mutex>

namespace gleaner {

/// Nothing here is durable, so everything is as durable as it will ever be at once.
class MemoryQueueAccount final : public QueueAccount, public ServiceSettings, public CommitGate {
public:
    MemoryQueueAccount(Clock& clock, RandomSource& random) : m_clock(clock), m_random(random), m_ids(random) {}

    [[nodiscard]] Result<Creation> create(const QString& name, const Metadata& metadata) override;
    [[nodiscard]] Status remove(const QString& name) override;
    [[nodiscard]] Result<QueuePage> list(const QString& prefix, const QString& marker, int max) override;
    [[nodiscard]] std::unique_ptr<MessageQueue> open(const QString& name) override;

    [[nodiscard]] QByteArray settings() override;
    [[nodiscard]] Status setSettings(const QByteArray& document) override;

    [[nodiscard]] CommitTicket position() const override { return 0; }
    void whenDurable(CommitTicket, std::function<void(const Status&)> done) override { done({}); }
    void hasten() override {}

private:
    friend class MemoryQueue;
    struct Queue {
        explicit Queue(Metadata initial) : metadata(std::move(initial)) {}
        Metadata metadata;
        std::vector<AccessPolicy> policies;
        QueueIndex<QByteArray> messages;
    };

    Clock& m_clock;
    RandomSource& m_random; ///< used under m_mutex only
    UuidSequence m_ids;     ///< guarded by m_mutex
    std::mutex m_mutex;
    QueueTable<Queue> m_queues;
    QByteArray m_settings;
};

} // namespace gleaner
