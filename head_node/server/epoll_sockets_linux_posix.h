// Plain connections as bare descriptors: one epoll descriptor for all of a loop's, which its event loop watches with
// one notifier. A request costs one recv and one send and nothing that Qt's sockets do besides (asking how much has
// come, copying it twice, watching every connection in ppoll). Thread: the loop's, which has an event loop.
#pragma once

#include "head_node/server/http_socket.h"

#include <QByteArray>
#include <QSocketNotifier>

#include <array>
#include <unordered_map>

#include <sys/epoll.h>

namespace gleaner {

class EpollSocket;

class EpollSockets final : public HttpSockets {
public:
    /// Null: the system gives no more descriptors.
    [[nodiscard]] static std::unique_ptr<EpollSockets> make(HttpSocketOwner& owner);
    /// `descriptor` is epoll's and belongs to this.
    EpollSockets(HttpSocketOwner& owner, int descriptor);
    ~EpollSockets() override;
    EpollSockets(const EpollSockets&) = delete;
    EpollSockets& operator=(const EpollSockets&) = delete;

    [[nodiscard]] std::unique_ptr<HttpSocket> make(std::uint64_t id, qintptr descriptor) override;

private:
    friend class EpollSocket;
    void turn();

    HttpSocketOwner& m_owner;
    const int m_descriptor;
    QSocketNotifier m_notifier;
    /// Events name a socket by its id: it may have gone in the turn of another one before.
    std::unordered_map<std::uint64_t, EpollSocket*> m_sockets;
    std::array<epoll_event, 64> m_events{};
};

class EpollSocket final : public HttpSocket {
public:
    /// `descriptor` belongs to this.
    EpollSocket(EpollSockets& all, std::uint64_t id, int descriptor);
    ~EpollSocket() override;
    EpollSocket(const EpollSocket&) = delete;
    EpollSocket& operator=(const EpollSocket&) = delete;

    /// Begins to be told of. False: the system cannot watch one more.
    [[nodiscard]] bool begin();
    /// What epoll says of it. Tells the owner one thing, as the last it does.
    void turn(std::uint32_t events);

    [[nodiscard]] qint64 read(char* to, qint64 most) override;
    [[nodiscard]] bool write(QByteArrayView bytes) override;
    [[nodiscard]] qint64 bytesToWrite() const override { return m_unsent.size(); }
    [[nodiscard]] bool close() override;
    [[nodiscard]] QHostAddress peerAddress() const override;
    [[nodiscard]] bool isEncrypted() const override { return false; }

private:
    [[nodiscard]] qint64 sendSome(QByteArrayView bytes) const;
    void sendUnsent();
    void watch(std::uint32_t events);

    EpollSockets& m_all;
    const std::uint64_t m_id;
    const int m_descriptor;
    std::uint32_t m_watched = 0;
    QByteArray m_unsent;
    bool m_isTold = false; ///< that bytes have come, which were not read since
    bool m_isClosing = false;
};

} // namespace gleaner
