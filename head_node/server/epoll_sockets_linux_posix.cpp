#include "head_node/server/epoll_sockets_linux_posix.h"

#include <cerrno>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace gleaner {

std::unique_ptr<EpollSockets> EpollSockets::make(HttpSocketOwner& owner) {
    const int descriptor = ::epoll_create1(EPOLL_CLOEXEC);
    return descriptor < 0 ? nullptr : std::make_unique<EpollSockets>(owner, descriptor);
}

EpollSockets::EpollSockets(HttpSocketOwner& owner, int descriptor)
    : m_owner(owner), m_descriptor(descriptor), m_notifier(descriptor, QSocketNotifier::Read) {
    QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { turn(); });
}

EpollSockets::~EpollSockets() {
    m_notifier.setEnabled(false); // before its descriptor is somebody else's
    ::close(m_descriptor);
}

std::unique_ptr<HttpSocket> EpollSockets::make(std::uint64_t id, qintptr descriptor) {
    auto socket = std::make_unique<EpollSocket>(*this, id, static_cast<int>(descriptor));
    return socket->begin() ? std::move(socket) : nullptr;
}

/// What does not fit in is told at the event loop's next turn: others than sockets have theirs in between.
void EpollSockets::turn() {
    const int count = ::epoll_wait(m_descriptor, m_events.data(), static_cast<int>(m_events.size()), 0);
    for (int i = 0; i < count; ++i) {
        const epoll_event& event = m_events[static_cast<std::size_t>(i)];
        if (const auto found = m_sockets.find(event.data.u64); found != m_sockets.end())
            found->second->turn(event.events);
    }
}

EpollSocket::EpollSocket(EpollSockets& all, std::uint64_t id, int descriptor)
    : m_all(all), m_id(id), m_descriptor(descriptor) {
    m_all.m_sockets.emplace(id, this);
}

EpollSocket::~EpollSocket() {
    m_all.m_sockets.erase(m_id);
    // Closing alone would leave it there while a process that is being started has a copy.
    ::epoll_ctl(m_all.m_descriptor, EPOLL_CTL_DEL, m_descriptor, nullptr);
    ::close(m_descriptor);
}

bool EpollSocket::begin() {
    const int noDelay = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &noDelay, sizeof noDelay);
    m_watched = EPOLLIN | EPOLLRDHUP;
    epoll_event event{m_watched, {.u64 = m_id}};
    return ::epoll_ctl(m_all.m_descriptor, EPOLL_CTL_ADD, m_descriptor, &event) == 0;
}

void EpollSocket::watch(std::uint32_t events) {
    if (std::exchange(m_watched, events) == events)
        return;
    epoll_event event{events, {.u64 = m_id}};
    ::epoll_ctl(m_all.m_descriptor, EPOLL_CTL_MOD, m_descriptor, &event);
}

void EpollSocket::turn(std::uint32_t events) {
    if ((events & (EPOLLERR | EPOLLHUP)) != 0)
        m_all.m_owner.onLost(m_id);
    else if ((events & EPOLLOUT) != 0)
        sendUnsent(); // what has come, too, is told at the next turn
    else if ((events & EPOLLIN) != 0 && !std::exchange(m_isTold, true))
        m_all.m_owner.onReadable(m_id);
    else if ((events & EPOLLRDHUP) != 0)
        m_all.m_owner.onLost(m_id); // the end, and nobody wants what came before it
    else
        watch(m_watched & ~std::uint32_t{EPOLLIN}); // until somebody reads
}

qint64 EpollSocket::read(char* to, qint64 most) {
    m_isTold = false;
    watch(m_watched | EPOLLIN);
    ssize_t size = 0;
    do {
        size = ::recv(m_descriptor, to, static_cast<std::size_t>(most), MSG_DONTWAIT);
    } while (size < 0 && errno == EINTR);
    if (size > 0)
        return size;
    return size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? 0 : -1;
}

bool EpollSocket::write(QByteArrayView bytes) {
    const qint64 sent = m_unsent.isEmpty() ? sendSome(bytes) : 0;
    if (sent < 0)
        return false;
    if (sent < bytes.size()) {
        m_unsent.append(bytes.sliced(sent));
        watch(m_watched | EPOLLOUT);
    }
    return true;
}

/// -1: the client is gone.
qint64 EpollSocket::sendSome(QByteArrayView bytes) const {
    ssize_t size = 0;
    do {
        size = ::send(m_descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    } while (size < 0 && errno == EINTR);
    return size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? 0 : size;
}

void EpollSocket::sendUnsent() {
    const qint64 sent = sendSome(m_unsent);
    if (sent < 0) {
        m_all.m_owner.onLost(m_id);
        return;
    }
    m_unsent.remove(0, sent); // moves nothing
    if (m_unsent.isEmpty()) {
        m_unsent = QByteArray();
        watch(m_watched & ~std::uint32_t{EPOLLOUT});
    }
    if (m_unsent.isEmpty() && m_isClosing)
        m_all.m_owner.onLost(m_id);
    else
        m_all.m_owner.onSent(m_id);
}

bool EpollSocket::close() {
    m_isClosing = true;
    return m_unsent.isEmpty();
}

QHostAddress EpollSocket::peerAddress() const {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    return ::getpeername(m_descriptor, plain, &size) == 0 ? QHostAddress(plain) : QHostAddress();
}

} // namespace gleaner
