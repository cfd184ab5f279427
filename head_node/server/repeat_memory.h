// Remembers what was made of texts that come again and again, such as the targets of a worker's requests. Thread: one
// at a time.
#pragma once

#include <QByteArray>
#include <QHashFunctions>

#include <array>

namespace gleaner {

/// Has a slot for each of 64 kinds of hash, so that neither time nor memory grows. A text gets its slot when it comes a
/// second time with no other text of the slot in between: texts that come once only (a message's own address) do not
/// drive out those that come often. Long texts are not kept.
template<typename Value>
class RepeatMemory {
public:
    static constexpr qsizetype kLongestText = 512;

    /// What was kept for exactly this text; null: nothing. Good until the next keep().
    [[nodiscard]] const Value* find(const QByteArray& text) const {
        const std::size_t hash = hashOf(text);
        const Slot& slot = m_slots[hash % m_slots.size()];
        return slot.hash == hash && !slot.text.isEmpty() && slot.text == text ? &slot.value : nullptr;
    }

    /// Keeps `value` for `text`, which find() did not find, if it has come before.
    void keep(const QByteArray& text, const Value& value) {
        const std::size_t hash = hashOf(text);
        Slot& slot = m_slots[hash % m_slots.size()];
        if (text.size() > kLongestText || std::exchange(slot.lastSeen, hash) != hash)
            return;
        slot.hash = hash;
        slot.text = text;
        slot.value = value;
    }

private:
    struct Slot {
        std::size_t lastSeen = 0; ///< hash of the last text that was offered
        std::size_t hash = 0; ///< of `text`, compared first: how long it takes tells nothing about a secret in the text
        QByteArray text;
        Value value{};
    };
    /// Nobody outside can compute texts that share a slot.
    [[nodiscard]] static std::size_t hashOf(const QByteArray& text) { return qHash(text, QHashSeed::globalSeed()); }

    std::array<Slot, 64> m_slots{};
};

} // namespace gleaner
