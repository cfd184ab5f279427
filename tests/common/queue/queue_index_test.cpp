#include "common/queue/queue_index.h"

#include "tests/support/seeded_random.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace gleaner {
namespace {

using namespace std::chrono_literals;
using Index = QueueIndex<QByteArray>;

Result<Claim> claimOf(const MessageState& state) {
    return Claim{state.id, state.receipt};
}

/// The same promises kept the slow way: a list that is searched from end to end.
class NaiveQueue {
public:
    struct Item {
        MessageState state;
        QByteArray body;
    };
    std::vector<Item> items; ///< in order of readiness among the ready ones

    void advance(TimePoint now) {
        std::erase_if(items, [&](const Item& i) { return i.state.expires <= now; });
        std::vector<Item> woken;
        for (const auto& item : items)
            if (item.state.hiddenUntil != kReady && item.state.hiddenUntil <= now)
                woken.push_back(item);
        std::stable_sort(woken.begin(), woken.end(),
                         [](const Item& a, const Item& b) { return a.state.hiddenUntil < b.state.hiddenUntil; });
        for (auto& item : woken) {
            item.state.hiddenUntil = kReady;
            moveToEnd(item);
        }
    }
    void moveToEnd(const Item& item) {
        const Item copy = item;
        std::erase_if(items, [&](const Item& i) { return i.state.id == copy.state.id; });
        items.push_back(copy);
    }
    std::vector<Item> ready(int count) {
        std::vector<Item> found;
        for (const auto& item : items)
            if (item.state.hiddenUntil == kReady && std::ssize(found) < count)
                found.push_back(item);
        return found;
    }
};

class Comparison {
public:
    explicit Comparison(std::uint64_t seed) : m_random(seed) {}

    void step(int choice, int amount) {
        switch (choice) {
        case 0:
            return put(Seconds(amount % 3), Seconds(amount % 7 + 3));
        case 1:
            return take(amount % 4 + 1, Seconds(amount % 5 + 1));
        case 2:
            return update(amount, Seconds(amount % 4));
        case 3:
            return remove(amount);
        case 4:
            m_now += Milliseconds(amount * 37);
            return;
        default:
            return put(0s, 100s);
        }
    }

    void compare() {
        m_naive.advance(m_now);
        const auto seen = m_index.ready(1'000, m_now);
        const auto expected = m_naive.ready(1'000);
        RC_ASSERT(seen.size() == expected.size());
        for (std::size_t i = 0; i < seen.size(); ++i) {
            RC_ASSERT(seen[i]->state.id == expected[i].state.id);
            RC_ASSERT(seen[i]->body == expected[i].body);
            RC_ASSERT(seen[i]->state.dequeueCount == expected[i].state.dequeueCount);
        }
        RC_ASSERT(m_index.count(m_now) == m_naive.items.size());
        std::uint64_t bytes = 0;
        for (const auto& item : m_naive.items)
            bytes += static_cast<std::uint64_t>(item.body.size());
        RC_ASSERT(m_index.bodyBytes() == bytes);
    }

private:
    void put(Seconds delay, Seconds timeToLive) {
        const MessageState state{.id = m_random.nextUuid(),
                                 .receipt = m_random.next(),
                                 .inserted = m_now,
                                 .expires = m_now + timeToLive,
                                 .hiddenUntil = delay > 0s ? m_now + delay : kReady};
        const QByteArray body(static_cast<qsizetype>(m_random.next() % 9), 'b');
        m_index.put(state, body, m_now);
        m_naive.advance(m_now);
        m_naive.items.push_back({state, body});
    }
    void take(int count, Seconds visibility) {
        m_naive.advance(m_now);
        const auto expected = m_naive.ready(count);
        const auto taken = m_index.take(count, visibility, m_now, [&] { return m_random.next(); });
        RC_ASSERT(taken.size() == expected.size());
        for (std::size_t i = 0; i < taken.size(); ++i) {
            RC_ASSERT(taken[i]->state.id == expected[i].state.id);
            NaiveQueue::Item item = expected[i];
            item.state.receipt = taken[i]->state.receipt;
            item.state.hiddenUntil = m_now + visibility;
            ++item.state.dequeueCount;
            m_naive.moveToEnd(item);
        }
    }
    const NaiveQueue::Item* pick(int amount) {
        m_naive.advance(m_now);
        return m_naive.items.empty() ? nullptr
                                     : &m_naive.items[static_cast<std::size_t>(amount) % m_naive.items.size()];
    }
    void update(int amount, Seconds visibility) {
        const auto* picked = pick(amount);
        if (!picked)
            return;
        NaiveQueue::Item item = *picked;
        const auto entry = m_index.find(claimOf(item.state), m_now);
        RC_ASSERT(entry.has_value());
        RC_ASSERT(m_index.find(Claim{item.state.id, item.state.receipt + 1}, m_now).error().code == ErrorCode::Stale);
        item.state.receipt = m_random.next();
        item.state.hiddenUntil = visibility > 0s ? m_now + visibility : kReady;
        item.body = QByteArray(amount % 11, 'u');
        m_index.update(**entry, item.state.receipt, m_now + visibility, m_now);
        m_index.replaceBody(**entry, item.body);
        m_naive.moveToEnd(item);
    }
    void remove(int amount) {
        const auto* picked = pick(amount);
        if (!picked)
            return;
        const NaiveQueue::Item item = *picked;
        const auto entry = m_index.find(claimOf(item.state), m_now);
        RC_ASSERT(entry.has_value());
        m_index.remove(**entry);
        RC_ASSERT(m_index.find(claimOf(item.state), m_now).error().code == ErrorCode::NotFound);
        std::erase_if(m_naive.items, [&](const auto& i) { return i.state.id == item.state.id; });
    }

    SeededRandom m_random;
    TimePoint m_now{Milliseconds(1'000'000)};
    Index m_index;
    NaiveQueue m_naive;
};

TEST(QueueIndex, BehavesLikeAListThatIsSearchedFromEndToEnd) {
    EXPECT_TRUE(rc::check([] {
        Comparison comparison(*rc::gen::arbitrary<std::uint64_t>());
        const auto steps = *rc::gen::container<std::vector<std::pair<int, int>>>(
            rc::gen::pair(rc::gen::inRange(0, 6), rc::gen::inRange(0, 100)));
        for (const auto& [choice, amount] : steps) {
            comparison.step(choice, amount);
            comparison.compare();
        }
    }));
}

MessageState stateAt(TimePoint now) {
    return {.id = QUuid::createUuid(), .receipt = 1, .inserted = now};
}

TEST(QueueIndex, AHandedBackMessageGoesBehindTheOthers) {
    Index index;
    const TimePoint now{1'000s};
    index.put(stateAt(now), "poison", now);
    index.put(stateAt(now), "good", now);
    auto* poison = index.take(1, 30s, now, [] { return 7U; }).front();
    index.update(*poison, 8, now, now);
    EXPECT_EQ(index.ready(1, now).front()->body, "good");
}

TEST(QueueIndex, AClockThatJumpsBackHidesNothingThatWasReady) {
    Index index;
    index.put(stateAt(TimePoint(10'000s)), "old", TimePoint(10'000s));
    EXPECT_EQ(index.ready(1, TimePoint(5'000s)).size(), 1U);
}

TEST(QueueIndex, PuttingAKnownIdReplacesTheMessage) {
    Index index;
    const TimePoint now{1'000s};
    const MessageState state = stateAt(now);
    index.put(state, "before", now);
    index.put(state, "after!!", now);
    EXPECT_EQ(index.count(now), 1U);
    EXPECT_EQ(index.ready(1, now).front()->body, "after!!");
    EXPECT_EQ(index.bodyBytes(), 7U);
}

TEST(QueueIndex, AWaitingMessageCostsLessThan200BytesOfIndex) {
    EXPECT_LE(sizeof(QueueEntry<std::array<char, 16>>), 200U - 24U); // 24: an allocator's own
}

} // namespace
} // namespace gleaner
