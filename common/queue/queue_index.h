// The messages of one queue in order, without their texts' storage: a pure data structure with functions of `now`.
// Thread: one at a time. Ownership: owns its entries; pointers to them hold until the entry is removed.
//
// A message is either ready or hidden. Both lie in one ordered set by (hiddenUntil, serial): the ready ones come first
// (hiddenUntil = kReady), in the order in which they became ready; a message whose time is over becomes ready behind
// those that already are, so poison cannot starve the others, and a clock that jumps back hides nothing that was ready.
//
//   put --delay--> Hidden --time over--> Ready --take--> Hidden     update: -> Hidden, or Ready at once when 0 s
//
// Cost: every operation O(log n) a message touched; expired messages are dropped by the next operation (amortised).
// Memory: one allocation of sizeof(Entry) (about 150 bytes + Body) a message.
#pragma once

#include "common/queue/queue_entry.h"
#include "common/queue/queue_rules.h"

#include <memory>
#include <utility>
#include <vector>

namespace gleaner {

/// `Body`: a movable value with `size()` in bytes, e.g. QByteArray or a place in a file.
template<typename Body>
class QueueIndex {
public:
    using Entry = QueueEntry<Body>;

    QueueIndex() = default;
    QueueIndex(QueueIndex&&) noexcept = default;
    QueueIndex& operator=(QueueIndex&& other) noexcept {
        swap(other);
        return *this;
    }
    ~QueueIndex() { m_byId.clear_and_dispose(std::default_delete<Entry>()); }

    /// Adds a message or, with a known id, replaces it. `state.serial` 0: it goes behind all others.
    Entry& put(const MessageState& state, Body body, TimePoint now) {
        advance(now);
        return insert(state, std::move(body), now);
    }

    /// Up to `count` ready messages, first come first, now hidden for `visibility`; `newReceipt()` gives each its
    /// receipt.
    template<typename NewReceipt>
    std::vector<Entry*> take(int count, Seconds visibility, TimePoint now, NewReceipt newReceipt) {
        std::vector<Entry*> taken = ready(count, now);
        for (Entry* entry : taken) {
            ++entry->state.dequeueCount;
            hide(*entry, newReceipt(), now + visibility, 0);
        }
        return taken;
    }

    /// Up to `count` ready messages, first come first. Changes nothing that anyone can see.
    [[nodiscard]] std::vector<Entry*> ready(int count, TimePoint now) {
        advance(now);
        std::vector<Entry*> found;
        for (auto entry = m_order.begin(); entry != m_order.end() && std::ssize(found) < count; ++entry) {
            if (entry->state.hiddenUntil != kReady)
                break;
            found.push_back(&*entry);
        }
        return found;
    }

    /// The message, if the claim's receipt is the one given out last. Errors: NotFound, Stale, the claim's own.
    [[nodiscard]] Result<Entry*> find(const Result<Claim>& claim, TimePoint now)
    {
        if (!claim)
            return failure(claim.error());
        advance(now);
        Entry* entry = find(claim->id);
        if (!entry)
            return failure(ErrorCode::NotFound,
                           QStringLiteral("The message is not there: somebody deleted it or it has expired."));
        if (entry->state.receipt != claim->receipt)
            return failure(ErrorCode::Stale,
                           QStringLiteral("The receipt is void: the message was taken again or updated."));
        return entry;
    }
    [[nodiscard]] Entry* find(const QUuid& id) {
        const auto found = m_byId.find(id, typename Entry::ById());
        return found == m_byId.end() ? nullptr : &*found;
    }

    /// A new receipt, hidden until `until` (not after `now`: ready, behind the others).
    void update(Entry& entry, std::uint64_t receipt, TimePoint until, TimePoint now) {
        hide(entry, receipt, until > now ? until : kReady, 0);
    }
    /// Sets what a journal says, as it stands there. `serial` as in put().
    void relabel(Entry& entry, const MessageState& state) {
        entry.state.dequeueCount = state.dequeueCount;
        hide(entry, state.receipt, state.hiddenUntil, state.serial);
    }
    void replaceBody(Entry& entry, Body body) {
        m_bodyBytes += static_cast<std::uint64_t>(body.size()) - static_cast<std::uint64_t>(entry.body.size());
        entry.body = std::move(body);
    }
    void remove(Entry& entry) {
        m_bodyBytes -= static_cast<std::uint64_t>(entry.body.size());
        m_order.erase(m_order.iterator_to(entry));
        m_byExpiry.erase(m_byExpiry.iterator_to(entry));
        m_byId.erase_and_dispose(m_byId.iterator_to(entry), std::default_delete<Entry>());
    }

    /// Hidden messages count, expired ones do not.
    [[nodiscard]] std::uint64_t count(TimePoint now) {
        advance(now);
        return m_byId.size();
    }
    /// The sum of the bodies' sizes, expired but not yet dropped ones included.
    [[nodiscard]] std::uint64_t bodyBytes() const { return m_bodyBytes; }
    /// The largest serial in use.
    [[nodiscard]] std::uint64_t lastSerial() const { return m_lastSerial; }

    void swap(QueueIndex& other) noexcept {
        m_byId.swap(other.m_byId);
        m_order.swap(other.m_order);
        m_byExpiry.swap(other.m_byExpiry);
        std::swap(m_bodyBytes, other.m_bodyBytes);
        std::swap(m_lastSerial, other.m_lastSerial);
    }

private:
    Entry& insert(const MessageState& state, Body body, TimePoint now) {
        if (Entry* old = find(state.id))
            remove(*old);
        auto* entry = std::make_unique<Entry>(state, std::move(body)).release(); // the id set owns it
        if (entry->state.hiddenUntil <= now)
            entry->state.hiddenUntil = kReady;
        entry->state.serial = nextSerial(state.serial);
        m_bodyBytes += static_cast<std::uint64_t>(entry->body.size());
        m_byId.insert(m_byId.end(), *entry); // new ones come last in all three, and are placed at once then
        m_order.insert(m_order.end(), *entry);
        m_byExpiry.insert(m_byExpiry.end(), *entry);
        return *entry;
    }

    void hide(Entry& entry, std::uint64_t receipt, TimePoint until, std::uint64_t serial) {
        m_order.erase(m_order.iterator_to(entry));
        entry.state.receipt = receipt;
        entry.state.hiddenUntil = until;
        entry.state.serial = nextSerial(serial);
        m_order.insert(entry);
    }

    std::uint64_t nextSerial(std::uint64_t wanted) {
        m_lastSerial = std::max(m_lastSerial + (wanted == 0 ? 1 : 0), wanted);
        return wanted == 0 ? m_lastSerial : wanted;
    }

    /// Drops what has expired and makes ready what is hidden no longer.
    void advance(TimePoint now) {
        while (!m_byExpiry.empty() && m_byExpiry.begin()->state.expires <= now)
            remove(*m_byExpiry.begin());
        if (m_order.empty() || m_order.rbegin()->state.hiddenUntil == kReady)
            return; // nothing is hidden
        auto next = m_order.upper_bound(std::pair(kReady, ~std::uint64_t(0)), typename Entry::ByOrder());
        while (next != m_order.end() && next->state.hiddenUntil <= now) {
            Entry& entry = *next++;
            hide(entry, entry.state.receipt, kReady, 0);
        }
    }

    typename Entry::IdSet m_byId; ///< owns the entries
    typename Entry::OrderSet m_order;
    typename Entry::ExpirySet m_byExpiry;
    std::uint64_t m_bodyBytes = 0;
    std::uint64_t m_lastSerial = 0;
};

} // namespace gleaner
