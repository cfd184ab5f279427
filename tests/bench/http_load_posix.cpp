#include "tests/bench/http_load_posix.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <vector>

namespace gleaner {

namespace {

[[noreturn]] void giveUp(const char* what) {
    std::perror(what);
    std::exit(1);
}

class Connection {
public:
    explicit Connection(std::uint16_t port) : m_descriptor(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            giveUp("connect");
        const int on = 1;
        ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~Connection() { ::close(m_descriptor); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    Connection(Connection&&) = delete;
    Connection& operator=(Connection&&) = delete;

    void ask(const std::string& request) const {
        if (::send(m_descriptor, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
            giveUp("send");
    }

    std::size_t read(std::size_t atLeast) const {
        std::array<char, 4096> buffer{};
        std::size_t have = 0;
        while (have < atLeast) {
            const ssize_t size = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
            if (size <= 0)
                giveUp("recv");
            have += static_cast<std::size_t>(size);
        }
        return have;
    }

private:
    int m_descriptor;
};

} // namespace

std::uint64_t runHttpLoad(const HttpLoad& load) {
    std::vector<std::unique_ptr<Connection>> connections;
    for (int i = 0; i < load.connections; ++i)
        connections.push_back(std::make_unique<Connection>(load.port));
    const auto end = std::chrono::steady_clock::now() + load.duration;
    std::uint64_t answered = 0;
    while (std::chrono::steady_clock::now() < end) {
        for (const auto& connection : connections)
            connection->ask(load.request);
        for (const auto& connection : connections) {
            if (connection->read(load.answerBytes) != load.answerBytes)
                giveUp("an answer of another size");
            ++answered;
        }
    }
    return answered;
}

std::size_t measureAnswer(const HttpLoad& load) {
    const Connection connection(load.port);
    connection.ask(load.request);
    return connection.read(1);
}

std::chrono::nanoseconds processorTime(pthread_t thread) {
    clockid_t clock{};
    timespec time{};
    if (::pthread_getcpuclockid(thread, &clock) != 0 || ::clock_gettime(clock, &time) != 0)
        giveUp("processor time");
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace gleaner
