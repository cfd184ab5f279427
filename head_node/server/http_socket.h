// What the HTTP server needs of a connected socket, so that it can be Qt's (TLS, and every system) or a bare descriptor
// (plain connections on Linux). Thread: its loop's, for all of this.
#pragma once

#include <QByteArrayView>
#include <QHostAddress>

#include <cstdint>
#include <functional>
#include <memory>

namespace gleaner {

/// What one connection reads at once.
inline constexpr qint64 kMostReadAtOnce = 64 * 1024;

/// Is told what happens to sockets, by the numbers they were made with. It may destroy the socket while it is told.
class HttpSocketOwner {
public:
    virtual ~HttpSocketOwner() = default;
    /// Bytes have come, or the end. Told again until they are read, or once only until the next read().
    virtual void onReadable(std::uint64_t socket) = 0;
    /// The client took some of what waited. May be told from within write().
    virtual void onSent(std::uint64_t socket) = 0;
    /// It failed, the client went, or all was sent after close(). May be told more than once, and from within close().
    virtual void onLost(std::uint64_t socket) = 0;
};

/// A connection to one client. Destroying it drops the connection; what was not sent is lost.
class HttpSocket {
public:
    virtual ~HttpSocket() = default;
    /// Reads at most `most` bytes, which are in 1 .. kMostReadAtOnce, and returns how many; 0: none have come yet,
    /// -1: none will.
    [[nodiscard]] virtual qint64 read(char* to, qint64 most) = 0;
    /// Sends what the system takes at once and keeps the rest for when it takes more. False: the client is gone.
    [[nodiscard]] virtual bool write(QByteArrayView bytes) = 0;
    /// What is kept.
    [[nodiscard]] virtual qint64 bytesToWrite() const = 0;
    /// Ends the connection when nothing is kept any more. True: that is now.
    [[nodiscard]] virtual bool close() = 0;
    [[nodiscard]] virtual QHostAddress peerAddress() const = 0;
    [[nodiscard]] virtual bool isEncrypted() const = 0;
};

/// Makes the sockets of one loop. Outlives them.
class HttpSockets {
public:
    virtual ~HttpSockets() = default;
    /// For an accepted connection, which belongs to it from now on. `id` is never given twice. Null: that failed.
    [[nodiscard]] virtual std::unique_ptr<HttpSocket> make(std::uint64_t id, qintptr descriptor) = 0;
};

/// Called once on each of a server's threads; `owner` outlives what it makes. TLS is another factory.
using HttpSocketFactory = std::function<std::unique_ptr<HttpSockets>(HttpSocketOwner& owner)>;

/// Plain TCP, the way that costs this system least.
[[nodiscard]] std::unique_ptr<HttpSockets> makePlainSockets(HttpSocketOwner& owner);

} // namespace gleaner
