// The bounds of Azure Queue Storage, checked in one place for every implementation that keeps messages itself.
// Pure functions; safe on any thread. Errors are InvalidArgument unless said otherwise, as sentences for a person.
// Source: Azure Queue REST, "Put Message", "Get Messages", "Update Message", "Set Queue Metadata", "Naming queues".
#pragma once

#include "common/queue/message_queue.h"
#include "common/queue/queue_account.h"

namespace gleaner {

inline constexpr int kMaxQueuesPerPage = 5'000;
inline constexpr qsizetype kMinQueueNameLength = 3;
inline constexpr qsizetype kMaxQueueNameLength = 63;

/// As isValidQueueName(), with the reason.
[[nodiscard]] Status checkQueueName(QStringView name);
/// At most kMaxMessageTextBytes (TooLarge) of valid UTF-8; empty is allowed.
[[nodiscard]] Status checkText(QByteArrayView text);
/// Text, time to live > 0 or never, delay 0 .. kMaxVisibility and less than the time to live.
[[nodiscard]] Status checkPut(QByteArrayView text, const PutOptions& options);
/// 1 .. kMaxMessagesPerGet.
[[nodiscard]] Status checkCount(int count);
/// 1 s .. kMaxVisibility: what a get may ask for.
[[nodiscard]] Status checkTakeVisibility(Seconds visibility);
/// 0 s .. kMaxVisibility: what an update may ask for.
[[nodiscard]] Status checkHideVisibility(Seconds visibility);
/// checkCount() and checkTakeVisibility().
[[nodiscard]] Status checkGet(int count, Seconds visibility);
/// checkHideVisibility() and, where there is a text, checkText().
[[nodiscard]] Status checkUpdate(Seconds visibility, const std::optional<QByteArray>& text);
/// Names are identifiers of ASCII letters, digits and '_', not beginning with a digit, different when case is ignored;
/// values are printable ASCII, for both travel as HTTP header fields. All together at most kMaxMetadataBytes
/// (TooLarge).
[[nodiscard]] Status checkMetadata(const Metadata& metadata);
/// 1 .. kMaxQueuesPerPage.
[[nodiscard]] Status checkPageSize(int max);

/// `now` + `timeToLive`, never past kNeverExpires; nullopt is kNeverExpires.
[[nodiscard]] TimePoint expiryOf(TimePoint now, std::optional<Seconds> timeToLive);

/// The error for a queue that is not there.
[[nodiscard]] tl::unexpected<Error> noSuchQueue(const QString& name);

} // namespace gleaner
