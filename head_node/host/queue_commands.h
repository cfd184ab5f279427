// What the head's queues hold, for people, over the control socket: "queues" and "peek" of CONTROL.md. Only ever asks
// for properties and peeks, of each share by itself: a queue that lacks a share is not given one by looking at it.
// Thread: asked on the control socket's; looks on one of its own, with connections of its own, because a queue that
// cannot be reached takes seconds to say so.
#pragma once

#include "common/client/remote_account.h"
#include "head_node/control/head_commands.h"
#include "head_node/engine/peek_monitor.h"

#include <QThreadPool>

#include <atomic>
#include <map>

namespace gleaner {

/// Where one share of every queue is, with an address that may be shown; empty for the head's own disk.
struct PeekedPlace {
    QString where;
    QueueShard share;
};

class QueueCommands {
public:
    /// Of the head's own disk. `queues`: good on any thread; all given outlives this.
    [[nodiscard]] static std::unique_ptr<QueueCommands> over(QueueAccount& queues, const Clock& clock);
    /// Of queues elsewhere; goes to the network at the first look only. Errors: those of RemoteAccount::open().
    [[nodiscard]] static Result<std::unique_ptr<QueueCommands>> over(const ConnectionList& where, const Clock& clock,
                                                                     RandomSource& random);
    ~QueueCommands() { finish(); }
    QueueCommands(const QueueCommands&) = delete;
    QueueCommands& operator=(const QueueCommands&) = delete;
    /// Answers nobody from now on.  Blocks: until the look in hand is called off.
    void finish();

    void addTo(HeadCommands& commands);

private:
    using Request = QJsonObject (QueueCommands::*)(const QJsonObject&);
    /// Accounts that failed in this round: nobody waits for them twice.
    using Silent = std::map<QueueAccount*, Error>;

    QueueCommands(std::unique_ptr<RemoteAccount> remote, std::vector<PeekedPlace> places, const Clock& clock);
    void later(const QJsonObject& request, const ControlServer::Reply& reply, Request perform);
    [[nodiscard]] QJsonObject queues(const QJsonObject& request);
    [[nodiscard]] QJsonObject peek(const QJsonObject& request);
    [[nodiscard]] QJsonObject shareJson(const QString& queue, const PeekedPlace& place, Silent& silent);
    [[nodiscard]] Result<QueueView> look(const QString& queue, const PeekedPlace& place, int count, Silent& silent);
    [[nodiscard]] Result<QueueView> lookAtAll(const QString& queue, int count, QString& trouble);

    const std::unique_ptr<RemoteAccount> m_remote; ///< null: the head's own queues
    const std::vector<PeekedPlace> m_places;       ///< 1 .. kMaxShards
    const Clock& m_clock;
    std::atomic<bool> m_finished = false;
    QThreadPool m_thread;
};

} // namespace gleaner
