// One of the server's threads at work: gives every event of its connections a turn. Made, used and destroyed on that
// thread, which has an event loop; others reach it through its mailbox. Owns the connections.
#pragma once

#include "head_node/server/http_connection.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <unordered_map>

namespace gleaner {

/// Drops an accepted connection that nobody serves.
void closeDescriptor(qintptr descriptor);

class HttpLoop final : public QObject, private HttpSocketOwner {
public:
    /// All outlives this. `stop` is called when somebody has asked for it.
    HttpLoop(HttpHandler& handler, const Clock& clock, HttpServerShared& all, const HttpSocketFactory& makeSockets,
             std::function<void()> stop);
    /// Drops every connection. Answers that come later fall into nothing.
    ~HttpLoop() override;

    /// Answers and connections go there.
    [[nodiscard]] std::shared_ptr<LoopMailbox> mailbox() const { return m_shared.mailbox; }

private:
    struct Client {
        std::unique_ptr<HttpConnection> connection;
        QHostAddress address;
    };

    void onReadable(std::uint64_t socket) override;
    void onSent(std::uint64_t socket) override;
    void onLost(std::uint64_t socket) override;
    [[nodiscard]] HttpConnection* find(std::uint64_t id) const;

    template<typename Turn>
    void serve(Turn turn);
    void deliver();
    void reap();
    void welcomeArrivals();
    void welcome(qintptr descriptor);
    void sweep();
    void awake(const std::function<void()>& stop);
    void refreshDate();
    void afterTurn(HttpConnection& connection);

    const Clock& m_clock;
    const std::unique_ptr<HttpSockets> m_sockets;
    HttpConnectionShared m_shared;
    std::unordered_map<std::uint64_t, Client> m_clients;
    std::uint64_t m_nextId = 1;
    SteadyPoint m_now; ///< of the turn that is being served
    Seconds m_dateOf{-1};
    bool m_isServing = false;
    std::vector<LoopMailbox::Letter> m_letters;
    std::vector<qintptr> m_arrivals;
    std::vector<HttpConnection*> m_touched;
    std::vector<std::uint64_t> m_over;
    QTimer m_sweeper;
};

} // namespace gleaner
