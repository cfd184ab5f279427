// The queues of one account: make them, list them, open them. And the gate behind which acknowledgements wait.
#pragma once

#include "common/queue/message_queue.h"

#include <functional>
#include <memory>

namespace gleaner {

/// One queue as a listing shows it.
struct QueueListing {
    QString name;
    Metadata metadata;
};

/// One page of a listing.
struct QueuePage {
    std::vector<QueueListing> queues; ///< sorted by name
    QString nextMarker;               ///< empty at the end
};

/// What became of a create.
enum class Creation { Created, AlreadyThere };

/// Thread: as the implementation says, like MessageQueue. Queue names: 3-63 of a-z 0-9 -, see isValidQueueName().
class QueueAccount {
public:
    virtual ~QueueAccount() = default;

    /// Errors: InvalidArgument (name), AlreadyExists (with other metadata), DiskFull, Unavailable, Refused.
    [[nodiscard]] virtual Result<Creation> create(const QString& name, const Metadata& metadata) = 0;
    /// Removes the queue and its messages. Errors: NotFound, DiskFull, Unavailable, Refused.
    [[nodiscard]] virtual Status remove(const QString& name) = 0;
    /// Up to `max` (1..5000) queues whose name begins with `prefix`, from `marker` on.
    [[nodiscard]] virtual Result<QueuePage> list(const QString& prefix, const QString& marker, int max) = 0;
    /// A handle; whether the queue exists shows at its first use. The account outlives its handles.
    [[nodiscard]] virtual std::unique_ptr<MessageQueue> open(const QString& name) = 0;
};

/// The point of an ordered log up to which something has been written; larger is later.
using CommitTicket = std::uint64_t;

/// Separates "done" from "durable" for a server with many waiting clients: operations return at once, their answers are
/// held back until one commit covers them all. Thread: every method on any thread.
class CommitGate {
public:
    virtual ~CommitGate() = default;
    /// Covers every operation that returned before this call.
    [[nodiscard]] virtual CommitTicket position() const = 0;
    /// Calls `done` once, on any thread (also at once, on this one), when all up to `ticket` is on disk, or with the
    /// error because of which it is not (DiskFull, Corrupt). `done` must not block. The commit may begin as late as a
    /// second from now: whoever has told all it wants to be told of calls hasten().
    virtual void whenDurable(CommitTicket ticket, std::function<void(const Status&)> done) = 0;
    /// Begins the commit that somebody waits for, so that one sync covers all who came before.
    virtual void hasten() = 0;
};

/// 3-63 characters of a-z 0-9 -, beginning and ending with a letter or digit, no "--".
/// Source: Azure "Naming queues and metadata".
[[nodiscard]] bool isValidQueueName(QStringView name);

} // namespace gleaner
