// One message queue, as Azure Queue Storage defines it: at-least-once delivery, visibility time-outs, pop receipts,
// best-effort first-in first-out order. Implementations: MemoryQueue (reference), DurableQueue (the head's own disk),
// RestQueue (a server elsewhere). tests/contract holds the suite that all of them pass.
#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/queue/access_policy.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace gleaner {

// Limits. Source: Azure Queue REST, "Put Message", "Get Messages", "Update Message", "Set Queue Metadata".
inline constexpr int kMaxMessagesPerGet = 32;
inline constexpr Seconds kMaxVisibility{604'800}; ///< 7 days
/// What our own server lets the holder of a queue's token ask for: whoever hides work has to come again to hide it on.
inline constexpr Seconds kMaxTokenVisibility{7'200};
inline constexpr Seconds kDefaultVisibility{30};
inline constexpr Seconds kDefaultTimeToLive{604'800}; ///< 7 days
inline constexpr qsizetype kMaxMessageTextBytes = 65'536;
inline constexpr qsizetype kMaxMetadataBytes = 8'192; ///< names and values together

// Names of the metadata by which a queue configures its users (field notes, section 1).
inline constexpr char16_t kDefaultTimeoutMetadata[] =
    u"defaulttimeout"; ///< visibility in seconds a taker should ask for
inline constexpr char16_t kPoisonThresholdMetadata[] = u"poisonthreshold"; ///< a message taken more often is poison

/// A message as everyone may see it.
struct QueueMessage {
    MessageId id;
    QByteArray text; ///< UTF-8, at most kMaxMessageTextBytes
    int dequeueCount = 0;
    TimePoint inserted;
    TimePoint expires; ///< kNeverExpires for "never"
};
/// 9999-12-31T23:59:59Z, what the protocol answers for a message that never expires.
inline constexpr TimePoint kNeverExpires{Milliseconds(253'402'300'799'000)};

/// The right to a message for a while.
struct Receipt {
    PopReceipt popReceipt;
    TimePoint nextVisible; ///< when everyone sees the message again
};

/// A message one has taken (or just put: its creator may update and delete it too).
struct Lease {
    QueueMessage message;
    Receipt receipt;
};

struct PutOptions {
    Seconds visibilityDelay{0};                             ///< 0 .. 7 days, less than the time to live
    std::optional<Seconds> timeToLive = kDefaultTimeToLive; ///< > 0; nullopt: never expires
};

using Metadata = QMap<QString, QString>;

struct QueueProperties {
    Metadata metadata;
    std::uint64_t approximateMessageCount = 0; ///< hidden messages count, expired ones do not
};

/// Thread: as the implementation says; RestQueue one thread at a time, the others any thread.
/// Blocks: until the effect is as durable as the implementation promises (Memory: not at all; Durable: on disk).
/// Errors of every method: NotFound (no such queue), InvalidArgument (outside the bounds above), Unavailable, Refused;
/// of those that write also DiskFull.
class MessageQueue {
public:
    virtual ~MessageQueue() = default;

    /// Errors: TooLarge.
    [[nodiscard]] virtual Result<Lease> put(const QByteArray& text, const PutOptions& options) = 0;
    /// Takes up to `count` (1..32) visible messages, oldest first, and hides them for `visibility` (1 s .. 7 days).
    /// Empty when nothing is visible; that is not an error.
    [[nodiscard]] virtual Result<std::vector<Lease>> get(int count, Seconds visibility) = 0;
    /// Up to `count` (1..32) visible messages, oldest first. Changes nothing.
    [[nodiscard]] virtual Result<std::vector<QueueMessage>> peek(int count) = 0;
    /// Hides the message for `visibility` (0 .. 7 days) from now and, with `text`, replaces what it says. The dequeue
    /// count stays; the old receipt is void. Errors: Stale or NotFound (alike for the caller), TooLarge.
    [[nodiscard]] virtual Result<Receipt> update(const MessageId& id, const PopReceipt& receipt, Seconds visibility,
                                                 const std::optional<QByteArray>& text) = 0;
    /// Errors: Stale or NotFound (alike for the caller).
    [[nodiscard]] virtual Status remove(const MessageId& id, const PopReceipt& receipt) = 0;
    /// Removes all messages, hidden ones too.
    [[nodiscard]] virtual Status clear() = 0;
    [[nodiscard]] virtual Result<QueueProperties> properties() = 0;
    /// Replaces all metadata. Errors: TooLarge (over kMaxMetadataBytes).
    [[nodiscard]] virtual Status setMetadata(const Metadata& metadata) = 0;

    /// Who holds which tokens; for the account's owner only. In the order in which they were set.
    [[nodiscard]] virtual Result<std::vector<AccessPolicy>> accessPolicies() = 0;
    /// One of them; nullopt: no such policy. A server asks this at each request that names one.
    [[nodiscard]] virtual Result<std::optional<AccessPolicy>> accessPolicy(const QString& id);
    /// Replaces all, see checkAccessPolicies(); over REST at most kMaxRestPolicies. Errors: TooLarge (too many).
    [[nodiscard]] virtual Status setAccessPolicies(const std::vector<AccessPolicy>& policies) = 0;
};

} // namespace gleaner
