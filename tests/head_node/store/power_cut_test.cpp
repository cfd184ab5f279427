// Whatever was acknowledged is there after a power cut at any sync, and nothing whose removal was acknowledged comes
// back.
#include "tests/head_node/store/queue_store_bed.h"

#include <functional>
#include <thread>

namespace gleaner {
namespace {

using namespace std::chrono_literals;
using Texts = QSet<QByteArray>;

/// Random operations on one queue, and what must be in it. At the first error the power is off: the operation that met
/// it may or may not have happened.
class Workload {
public:
    Workload(QString queue, std::uint64_t seed) : m_name(std::move(queue)), m_random(seed) {}

    /// Runs until `steps` are done or one fails; false when one failed.
    bool run(QueueAccount& account, int steps) {
        if (!account.create(m_name, {}))
            return false;
        const auto queue = account.open(m_name);
        for (int i = 0; i < steps; ++i)
            if (!step(*queue))
                return false;
        return true;
    }

    void verify(QueueAccount& account) {
        const auto queue = account.open(m_name);
        if (!queue->properties()) { // its creation was not acknowledged
            EXPECT_TRUE(m_before.isEmpty());
            return;
        }
        const QList<QByteArray> list = drain(*queue);
        const Texts found(list.begin(), list.end());
        EXPECT_EQ(found.size(), list.size()) << "a message is there twice";
        EXPECT_TRUE(found == m_before || found == m_after)
            << "found " << found.size() << ", acknowledged " << m_before.size() << " or " << m_after.size();
        m_before = m_after = found;
        verifyPolicy(*queue);
    }

private:
    bool step(MessageQueue& queue) {
        switch (m_random.next() % 8) {
        case 0:
        case 1:
        case 2:
            return put(queue);
        case 3:
            return m_random.next() % 2 == 0 ? queue.get(2, 1s).has_value() : setPolicy(queue);
        case 4:
            return withTaken(queue, [&](const Lease& lease) { return update(queue, lease); });
        case 5:
        case 6:
            return withTaken(queue, [&](const Lease& lease) { return remove(queue, lease); });
        default:
            return m_random.next() % 8 == 0 ? clear(queue) : put(queue);
        }
    }
    /// The acknowledged state is `m_before` until the operation is, then `m_after`.
    bool acknowledged(bool success) {
        if (success)
            m_before = m_after;
        return success;
    }
    QByteArray newText() {
        return m_name.toUtf8() + QByteArray::number(++m_counter) +
               QByteArray(static_cast<qsizetype>(m_random.next() % 700), '.');
    }
    bool put(MessageQueue& queue) {
        const QByteArray text = newText();
        m_after.insert(text);
        return acknowledged(queue.put(text, kForEver).has_value());
    }
    bool withTaken(MessageQueue& queue, const std::function<bool(const Lease&)>& action) {
        const auto leases = queue.get(1, 30s);
        return leases && (leases->empty() || action(leases->front()));
    }
    bool update(MessageQueue& queue, const Lease& lease) {
        const bool withText = m_random.next() % 2 == 0;
        const QByteArray text = newText();
        if (withText) {
            m_after.remove(lease.message.text);
            m_after.insert(text);
        }
        return acknowledged(
            queue.update(lease.message.id, lease.receipt.popReceipt, 0s, withText ? std::optional(text) : std::nullopt)
                .has_value());
    }
    bool remove(MessageQueue& queue, const Lease& lease) {
        m_after.remove(lease.message.text);
        return acknowledged(queue.remove(lease.message.id, lease.receipt.popReceipt).has_value());
    }
    bool clear(MessageQueue& queue) {
        m_after.clear();
        return acknowledged(queue.clear().has_value());
    }

    /// The newest policy is the only one, so that one name tells them all.
    bool setPolicy(MessageQueue& queue) {
        m_policyAfter = QStringLiteral("policy-%1").arg(++m_counter);
        const bool set = queue.setAccessPolicies({{m_policyAfter, {}, {}, QStringLiteral("r")}}).has_value();
        m_policyBefore = set ? m_policyAfter : m_policyBefore;
        return set;
    }
    void verifyPolicy(MessageQueue& queue) {
        const auto policies = queue.accessPolicies();
        ASSERT_TRUE(policies && policies->size() <= 1);
        const QString found = policies->empty() ? QString() : policies->front().id;
        EXPECT_TRUE(found == m_policyBefore || found == m_policyAfter) << found.toStdString();
        m_policyBefore = m_policyAfter = found;
    }

    QString m_name;
    SeededRandom m_random;
    int m_counter = 0;
    Texts m_before;
    Texts m_after;
    QString m_policyBefore;
    QString m_policyAfter;
};

TEST(PowerCut, LosesNothingAcknowledgedAtAnySync) {
    for (int sync = 1; sync <= 120; ++sync) {
        SCOPED_TRACE(sync);
        QueueStoreBed bed(static_cast<std::uint64_t>(sync));
        bed.open();
        Workload workload(QStringLiteral("work"), 42);
        bed.files->cutPowerAtSync(sync);
        EXPECT_FALSE(workload.run(bed.store->blocking(), 1'000));
        bed.cutPower();
        bed.open();
        if (testing::Test::HasFatalFailure())
            return;
        workload.verify(bed.store->blocking());
    }
}

TEST(PowerCut, LosesNoSettingsAtAnySync) {
    for (int sync = 1; sync <= 20; ++sync) {
        SCOPED_TRACE(sync);
        QueueStoreBed bed(static_cast<std::uint64_t>(sync));
        bed.open();
        DurableQueueStore& store = *bed.store;
        bed.files->cutPowerAtSync(sync);
        int acknowledged = 0;
        while (store.settings().setSettings(QByteArray::number(acknowledged + 1)) && store.flush())
            ++acknowledged;
        bed.cutPower();
        bed.open();
        if (testing::Test::HasFatalFailure())
            return;
        const int found = bed.store->settings().settings().toInt();
        EXPECT_TRUE(found == acknowledged || found == acknowledged + 1) << found << ", acknowledged " << acknowledged;
    }
}

TEST(PowerCut, LosesNothingAcknowledgedInManyLives) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SCOPED_TRACE(seed);
        QueueStoreBed bed(seed);
        SeededRandom random(seed);
        Workload first(QStringLiteral("first"), seed);
        Workload second(QStringLiteral("second"), seed + 1'000);
        for (int life = 0; life < 8; ++life) {
            bed.open();
            if (testing::Test::HasFatalFailure())
                return;
            first.verify(bed.store->blocking());
            second.verify(bed.store->blocking());
            bed.clock.advance(700s); // what verify() took is visible again
            bed.files->cutPowerAtSync(1 + static_cast<int>(random.next() % 60));
            while (first.run(bed.store->blocking(), 5) && second.run(bed.store->blocking(), 5))
                bed.clock.advance(1s);
            bed.cutPower();
        }
    }
}

TEST(PowerCut, LosesNothingAcknowledgedToThreadsThatShareCommits) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        SCOPED_TRACE(seed);
        QueueStoreBed bed(seed);
        bed.open();
        bed.files->cutPowerAtSync(10 + static_cast<int>(seed) * 7);
        std::vector<Workload> workloads;
        for (std::uint64_t i = 0; i < 4; ++i)
            workloads.emplace_back(QStringLiteral("queue-%1").arg(i), seed * 10 + i);
        {
            std::vector<std::jthread> threads;
            for (auto& workload : workloads)
                threads.emplace_back([&] { (void)workload.run(bed.store->blocking(), 1'000); });
        }
        bed.cutPower();
        bed.open();
        if (testing::Test::HasFatalFailure())
            return;
        for (auto& workload : workloads)
            workload.verify(bed.store->blocking());
    }
}

} // namespace
} // namespace gleaner
