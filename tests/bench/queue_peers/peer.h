// The queues that are compared, each a process of its own with a folder of its own. One thread.
#pragma once

#include "tests/bench/queue_peers/dialogue.h"

#include <QString>

#include <cstdint>

namespace gleaner {

/// What is spared a peer that would take hours.
struct PeerPace {
    std::uint64_t supply;    ///< so many messages are there when taking begins on an empty queue; 0: what was just put
    bool takesWaitingAtOnce; ///< false: with many waiting, taking is measured on one connection only
};

/// A running process that serves queues on 127.0.0.1. Ends when this goes.
class Peer {
public:
    Peer() = default;
    virtual ~Peer() = default;
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;
    Peer(Peer&&) = delete;
    Peer& operator=(Peer&&) = delete;

    [[nodiscard]] virtual std::uint16_t port() const = 0;
    [[nodiscard]] virtual qint64 processId() const = 0;
    [[nodiscard]] virtual std::unique_ptr<Dialogue> put() const = 0;
    /// `number`: of the connection, from 0.
    [[nodiscard]] virtual std::unique_ptr<Dialogue> take(int number) const = 0;
    /// Throws all messages away.
    virtual void clear() const = 0;
    /// Whether each put is synced: off while the queue is filled for a figure, where the peer can.
    virtual void sync(bool) {}
};

/// Where the programs are.
struct PeerPrograms {
    QString gleaner;
    QString azurite;        ///< its JavaScript file for queues
    bool sharedKey = false; ///< our server is asked with SharedKey instead of a SAS
};

enum class PeerKind { Ours, Redis, Beanstalkd, Azurite };
inline constexpr PeerKind kPeerKinds[] = {PeerKind::Ours, PeerKind::Redis, PeerKind::Beanstalkd, PeerKind::Azurite};

[[nodiscard]] const char* nameOf(PeerKind kind);
[[nodiscard]] PeerPace paceOf(PeerKind kind);
/// Starts it with its data in `folder`, which is empty, and an empty queue. Ends the program with a message when it
/// does not answer.
[[nodiscard]] std::unique_ptr<Peer> startPeer(PeerKind kind, const PeerPrograms& programs, const QString& folder);

} // namespace gleaner
