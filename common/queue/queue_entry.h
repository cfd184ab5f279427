// What a queue knows of one message, and the hooks by which it hangs in the index's three orders (Boost.Intrusive: one
// allocation a message). Values; thread: as the index.
#pragma once

#include "common/queue/message_queue.h"

#include <boost/intrusive/set.hpp>

#include <cstring>
#include <utility>

namespace gleaner {

/// `hiddenUntil` of a message that everyone sees.
inline constexpr TimePoint kReady{Milliseconds(0)};

struct MessageState {
    QUuid id;
    std::uint64_t receipt = 0; ///< the one given out last; random
    TimePoint inserted;
    TimePoint expires = kNeverExpires;
    TimePoint hiddenUntil = kReady;
    std::uint64_t serial = 0; ///< order among equals; unique in its queue
    std::uint32_t dequeueCount = 0;

    friend bool operator==(const MessageState&, const MessageState&) = default;
};

/// An id and a receipt as a client sends them back.
struct Claim {
    QUuid id;
    std::uint64_t receipt = 0;
};

struct IdOrderTag;
struct ReadyOrderTag;
struct ExpiryOrderTag;
template<typename Tag>
using OrderHook = boost::intrusive::set_base_hook<boost::intrusive::tag<Tag>, boost::intrusive::optimize_size<true>,
                                                  boost::intrusive::link_mode<boost::intrusive::normal_link>>;

template<typename Body>
struct QueueEntry : OrderHook<IdOrderTag>, OrderHook<ReadyOrderTag>, OrderHook<ExpiryOrderTag> {
    QueueEntry(const MessageState& initialState, Body initialBody)
        : state(initialState), body(std::move(initialBody)) {}

    MessageState state;
    Body body;

    /// Any order will do; QUuid's own, by variant and meaning, took a fifth of all time.
    struct ById {
        static bool less(const QUuid& a, const QUuid& b) { return std::memcmp(&a, &b, sizeof a) < 0; }
        bool operator()(const QueueEntry& a, const QueueEntry& b) const { return less(a.state.id, b.state.id); }
        bool operator()(const QueueEntry& a, const QUuid& b) const { return less(a.state.id, b); }
        bool operator()(const QUuid& a, const QueueEntry& b) const { return less(a, b.state.id); }
    };
    static_assert(sizeof(QUuid) == 16, "no padding to compare");
    struct ByOrder {
        using Key = std::pair<TimePoint, std::uint64_t>;
        static Key key(const QueueEntry& e) { return {e.state.hiddenUntil, e.state.serial}; }
        bool operator()(const QueueEntry& a, const QueueEntry& b) const { return key(a) < key(b); }
        bool operator()(const QueueEntry& a, const Key& b) const { return key(a) < b; }
        bool operator()(const Key& a, const QueueEntry& b) const { return a < key(b); }
    };
    struct ByExpiry {
        bool operator()(const QueueEntry& a, const QueueEntry& b) const { return a.state.expires < b.state.expires; }
    };

    using IdSet = boost::intrusive::set<QueueEntry, boost::intrusive::base_hook<OrderHook<IdOrderTag>>,
                                        boost::intrusive::compare<ById>>;
    using OrderSet = boost::intrusive::multiset<QueueEntry, boost::intrusive::base_hook<OrderHook<ReadyOrderTag>>,
                                                boost::intrusive::compare<ByOrder>>;
    using ExpirySet = boost::intrusive::multiset<QueueEntry, boost::intrusive::base_hook<OrderHook<ExpiryOrderTag>>,
                                                 boost::intrusive::compare<ByExpiry>>;
};

} // namespace gleaner
