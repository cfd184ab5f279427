// Three accounts in memory that share the work and can fail one by one. Thread: one.
#pragma once

#include "common/queue/memory_queue.h"
#include "common/queue/sharded_queue.h"
#include "tests/support/fake_clock.h"
#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>

namespace gleaner {

inline const QString kWork = QStringLiteral("work");

/// Queues in memory that can be put out of reach or closed to us; counts what is asked for.
class FlakyAccount final : public QueueAccount {
public:
    FlakyAccount(FakeClock& clock, RandomSource& random) : m_account(clock, random) {}
    bool down = false;
    bool refuses = false;
    bool mayCreate = true;
    int requests = 0;

    Result<Creation> create(const QString& name, const Metadata& metadata) override {
        if (!mayCreate)
            return failure(ErrorCode::Refused, QStringLiteral("A worker may not."));
        return ask([&] { return m_account.create(name, metadata); });
    }
    Status remove(const QString& name) override {
        return ask([&] { return m_account.remove(name); });
    }
    Result<QueuePage> list(const QString& prefix, const QString& marker, int max) override {
        return ask([&] { return m_account.list(prefix, marker, max); });
    }
    std::unique_ptr<MessageQueue> open(const QString& name) override;

    template<typename Operation>
    auto ask(const Operation& operation) -> decltype(operation()) {
        ++requests;
        if (down)
            return failure(ErrorCode::Unavailable, QStringLiteral("The line is cut."));
        if (refuses)
            return failure(ErrorCode::Refused, QStringLiteral("The key was rotated."));
        return operation();
    }

private:
    MemoryQueueAccount m_account;
};

class FlakyQueue final : public MessageQueue {
public:
    FlakyQueue(FlakyAccount& account, std::unique_ptr<MessageQueue> queue)
        : m_account(account), m_queue(std::move(queue)) {}
    Result<Lease> put(const QByteArray& text, const PutOptions& options) override {
        return m_account.ask([&] { return m_queue->put(text, options); });
    }
    Result<std::vector<Lease>> get(int count, Seconds visibility) override {
        return m_account.ask([&] { return m_queue->get(count, visibility); });
    }
    Result<std::vector<QueueMessage>> peek(int count) override {
        return m_account.ask([&] { return m_queue->peek(count); });
    }
    Result<Receipt> update(const MessageId& id, const PopReceipt& receipt, Seconds visibility,
                           const std::optional<QByteArray>& text) override {
        return m_account.ask([&] { return m_queue->update(id, receipt, visibility, text); });
    }
    Status remove(const MessageId& id, const PopReceipt& receipt) override {
        return m_account.ask([&] { return m_queue->remove(id, receipt); });
    }
    Status clear() override {
        return m_account.ask([&] { return m_queue->clear(); });
    }
    Result<QueueProperties> properties() override {
        return m_account.ask([&] { return m_queue->properties(); });
    }
    Status setMetadata(const Metadata& metadata) override {
        return m_account.ask([&] { return m_queue->setMetadata(metadata); });
    }
    Result<std::vector<AccessPolicy>> accessPolicies() override {
        return m_account.ask([&] { return m_queue->accessPolicies(); });
    }
    Status setAccessPolicies(const std::vector<AccessPolicy>& policies) override {
        return m_account.ask([&] { return m_queue->setAccessPolicies(policies); });
    }

private:
    FlakyAccount& m_account;
    std::unique_ptr<MessageQueue> m_queue;
};

inline std::unique_ptr<MessageQueue> FlakyAccount::open(const QString& name) {
    return std::make_unique<FlakyQueue>(*this, m_account.open(name));
}

/// Three accounts with `perAccount` queues for each logical one.
struct Cloud {
    explicit Cloud(int perAccount = 1) {
        std::vector<QueueShard> shards;
        for (FlakyAccount* each : {&a, &b, &c}) {
            for (int number = 0; number < perAccount; ++number)
                shards.push_back({each, shardSuffix(number)});
        }
        account = std::make_unique<ShardedQueueAccount>(shards, clock, random);
        EXPECT_TRUE(account->create(kWork, {{QStringLiteral("poisonthreshold"), QStringLiteral("5")}}));
        queue = account->open(kWork);
    }
    void put(int count) {
        for (int i = 0; i < count; ++i)
            ASSERT_TRUE(queue->put("x", {}));
    }
    [[nodiscard]] int requests() const { return a.requests + b.requests + c.requests; }
    [[nodiscard]] static std::uint64_t countOf(FlakyAccount& account) {
        return account.open(kWork)->properties().value_or(QueueProperties()).approximateMessageCount;
    }

    FakeClock clock;
    SeededRandom random{7};
    FlakyAccount a{clock, random};
    FlakyAccount b{clock, random};
    FlakyAccount c{clock, random};
    std::unique_ptr<ShardedQueueAccount> account;
    std::unique_ptr<MessageQueue> queue;
};

} // namespace gleaner
