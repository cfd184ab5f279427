#include "tests/bench/queue_peers/load_posix.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace gleaner {

namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr int kMostEvents = 64;
constexpr std::size_t kReadBytes = 65'536;

[[noreturn]] void giveUp(const char* what) {
    std::perror(what);
    std::exit(1);
}

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {
        if (number < 0)
            giveUp("socket");
    }
    ~Descriptor() { ::close(m_number); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

struct Connection {
    Connection(std::uint16_t port, Dialogue& with) : dialogue(with) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            giveUp("connect");
        const int on = 1;
        ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    void ask() {
        const std::string_view question = dialogue.ask();
        answer.clear();
        if (::send(socket.number(), question.data(), question.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(question.size()))
            giveUp("send");
    }
    Heard read(std::array<char, kReadBytes>& buffer) {
        const ssize_t size = ::recv(socket.number(), buffer.data(), buffer.size(), 0);
        if (size <= 0)
            giveUp("recv");
        const std::string_view fresh(buffer.data(), static_cast<std::size_t>(size));
        if (answer.empty()) { // nearly always: nothing is copied
            const Heard heard = dialogue.hear(fresh);
            if (heard != Heard::Wrong && heard != Heard::Part)
                return heard;
        }
        answer += fresh;
        return dialogue.hear(answer);
    }
    Dialogue& dialogue;
    Descriptor socket{::socket(AF_INET, SOCK_STREAM, 0)};
    std::string answer;
};

[[noreturn]] void complain(const Connection& connection) {
    std::fprintf(stderr, "An answer that was not expected:\n%s\n", connection.answer.c_str());
    std::exit(1);
}

class Load {
public:
    Load(std::uint16_t port, const Dialogues& dialogues, const LoadBounds& bounds) : m_bounds(bounds) {
        for (const auto& dialogue : dialogues) {
            m_connections.push_back(std::make_unique<Connection>(port, *dialogue));
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.ptr = m_connections.back().get();
            if (::epoll_ctl(m_epoll.number(), EPOLL_CTL_ADD, m_connections.back()->socket.number(), &event) != 0)
                giveUp("epoll_ctl");
        }
    }

    LoadOutcome run() {
        m_start = SteadyClock::now();
        for (const auto& connection : m_connections)
            beginAnother(*connection);
        std::array<epoll_event, kMostEvents> events{};
        while (m_asked > 0 && SteadyClock::now() - m_start < m_bounds.duration + m_bounds.patience) {
            const int count = ::epoll_wait(m_epoll.number(), events.data(), kMostEvents, 100);
            for (int i = 0; i < count; ++i)
                answer(*static_cast<Connection*>(events.at(static_cast<std::size_t>(i)).data.ptr));
            if (!m_ended && SteadyClock::now() - m_start >= m_bounds.duration && m_outcome.done >= m_bounds.atLeast)
                end();
        }
        end();
        m_outcome.answeredAll = m_asked == 0;
        return m_outcome;
    }

private:
    void beginAnother(Connection& connection) {
        if (m_ended || m_begun >= m_bounds.operations)
            return;
        ++m_begun;
        ++m_asked;
        connection.ask();
    }
    void answer(Connection& connection) {
        switch (connection.read(m_buffer)) {
        case Heard::Part:
            return;
        case Heard::Step:
            connection.ask();
            return;
        case Heard::Done:
            --m_asked;
            m_outcome.done += m_ended ? 0 : 1;
            beginAnother(connection);
            return;
        case Heard::Empty:
            --m_asked;
            end();
            return;
        case Heard::Wrong:
            complain(connection);
        }
    }
    void end() {
        if (!m_ended)
            m_outcome.time = SteadyClock::now() - m_start;
        m_ended = true;
    }

    LoadBounds m_bounds;
    Descriptor m_epoll{::epoll_create1(0)};
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::array<char, kReadBytes> m_buffer{};
    SteadyClock::time_point m_start;
    std::uint64_t m_begun = 0;
    std::uint64_t m_asked = 0; ///< without an answer
    bool m_ended = false;
    LoadOutcome m_outcome;
};

} // namespace

LoadOutcome runLoad(std::uint16_t port, const Dialogues& dialogues, const LoadBounds& bounds) {
    return Load(port, dialogues, bounds).run();
}

void runOnce(std::uint16_t port, Dialogue& dialogue) {
    Connection connection(port, dialogue);
    std::array<char, kReadBytes> buffer{};
    connection.ask();
    for (;;) {
        switch (connection.read(buffer)) {
        case Heard::Part:
            continue;
        case Heard::Step:
            connection.ask();
            continue;
        case Heard::Done:
        case Heard::Empty:
            return;
        case Heard::Wrong:
            complain(connection);
        }
    }
}

} // namespace gleaner
