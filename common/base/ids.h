// Ids that cannot be mixed up: each is a type of its own. Values; safe on any thread.
#pragma once

#include <QString>
#include <QUuid>

#include <compare>
#include <cstdint>
#include <utility>

namespace gleaner {

/// A value with a meaning: two StrongIds with different tags do not convert into each other.
template<typename Tag, typename Value>
class StrongId {
public:
    StrongId() = default;
    explicit StrongId(Value value) : m_value(std::move(value)) {}
    [[nodiscard]] const Value& value() const { return m_value; }
    friend bool operator==(const StrongId& a, const StrongId& b) { return a.m_value == b.m_value; }
    friend bool operator<(const StrongId& a, const StrongId& b) { return a.m_value < b.m_value; }
    friend size_t qHash(const StrongId& id, size_t seed = 0) { return qHash(id.m_value, seed); }

private:
    Value m_value{};
};

/// One job: one computation with its parameters, as a person handed it in. Random, 128 bits.
using JobId = StrongId<struct JobIdTag, QUuid>;
/// One processor of one PC, as its answers name it: at most kMaxWorkerIdBytes of UTF-8, e.g. "pc-17/3f2a9c01/2".
using WorkerId = StrongId<struct WorkerIdTag, QString>;
/// A message on a queue, as the server named it.
using MessageId = StrongId<struct MessageIdTag, QString>;
/// The right to update or delete a message one has taken.
using PopReceipt = StrongId<struct PopReceiptTag, QString>;

/// A chunk's place in its job, 0-based. Bound: 2^48 - 1, so that it fits in 7 bytes on the wire.
using SequenceNumber = std::uint64_t;
inline constexpr SequenceNumber kMaxSequenceNumber = (SequenceNumber{1} << 48) - 1;
inline constexpr int kMaxWorkerIdBytes = 63;

/// "1b4e28ba-2fa1-11d2-883f-0016d3cca427": how a job is written everywhere, files and command line included.
[[nodiscard]] inline QString toString(const JobId& id) {
    return id.value().toString(QUuid::WithoutBraces);
}

} // namespace gleaner
