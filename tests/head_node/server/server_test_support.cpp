#include "tests/head_node/server/server_test_support.h"

#include "tests/support/application_environment.h"

#include <QElapsedTimer>
#include <QThread>

#include <gtest/gtest.h>

namespace gleaner {

namespace {

[[maybe_unused]] testing::Environment* const kApplication =
    testing::AddGlobalTestEnvironment(new ApplicationEnvironment);

} // namespace

QByteArray RawAnswer::field(const QByteArray& name) const {
    const QByteArray wanted = name.toLower() + ": ";
    for (const QByteArray& line : head.split('\n'))
        if (line.toLower().startsWith(wanted))
            return line.mid(wanted.size()).trimmed();
    return {};
}

RawClient::RawClient(quint16 port) {
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    EXPECT_TRUE(m_socket.waitForConnected(kPatience_ms));
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

void RawClient::send(const QByteArray& bytes) {
    m_socket.write(bytes);
    m_socket.flush();
}

bool RawClient::flush(int patience_ms) {
    QElapsedTimer timer;
    timer.start();
    while (m_socket.bytesToWrite() > 0 && timer.elapsed() < patience_ms)
        if (!m_socket.waitForBytesWritten(static_cast<int>(patience_ms - timer.elapsed())))
            return false;
    return m_socket.bytesToWrite() == 0;
}

bool RawClient::waitForMore() {
    if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(kPatience_ms) && m_socket.bytesAvailable() == 0)
        return false;
    m_input += m_socket.readAll();
    return true;
}

std::optional<RawAnswer> RawClient::read(bool toHead) {
    qsizetype end = 0;
    while ((end = m_input.indexOf("\r\n\r\n")) < 0)
        if (!waitForMore())
            return std::nullopt;
    RawAnswer answer;
    answer.head = m_input.first(end);
    answer.status = answer.head.mid(9, 3).toInt();
    const qsizetype size = toHead ? 0 : answer.field("Content-Length").toLongLong();
    while (m_input.size() < end + 4 + size)
        if (!waitForMore())
            return std::nullopt;
    answer.body = m_input.mid(end + 4, size);
    m_input.remove(0, end + 4 + size);
    return answer;
}

bool RawClient::isClosedByServer() {
    while (waitForMore()) {
    }
    return m_socket.state() == QAbstractSocket::UnconnectedState && m_input.isEmpty();
}

void EchoHandler::handle(const HttpRequest& request, const HttpPeer&, std::function<void(HttpResponse)> respond) {
    ++m_count;
    respond({200, {}, request.method + ' ' + request.target + ' ' + QByteArray::number(request.body.size())});
}

void PatientHandler::handle(const HttpRequest& request, const HttpPeer&, std::function<void(HttpResponse)> respond) {
    const std::lock_guard lock(m_mutex);
    m_held.push_back({request.target, std::move(respond)});
    m_changed.notify_all();
}

bool PatientHandler::waitFor(std::size_t count) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, Milliseconds(kPatience_ms), [&] { return m_held.size() >= count; });
}

std::size_t PatientHandler::count() const {
    const std::lock_guard lock(m_mutex);
    return m_held.size();
}

void PatientHandler::answer(std::size_t index) {
    Held held;
    {
        const std::lock_guard lock(m_mutex);
        held = m_held[index];
    }
    held.respond({200, {}, held.target});
}

void PatientHandler::forget(std::size_t index) {
    const std::lock_guard lock(m_mutex);
    m_held[index].respond = nullptr;
}

HttpLimits quickLimits() {
    HttpLimits limits;
    limits.sweepInterval = Milliseconds(5);
    return limits;
}

RunningServer::RunningServer(HttpHandler& handler, const HttpLimits& limits, HttpSocketFactory makeSockets)
    : server(handler, clock, limits, std::move(makeSockets)) {
    const Result<quint16> started = server.start(QHostAddress(QHostAddress::LocalHost), 0);
    EXPECT_TRUE(started.has_value());
    port = started.value_or(0);
}

bool eventually(const std::function<bool()>& condition) {
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > kPatience_ms)
            return false;
        QThread::yieldCurrentThread();
    }
    return true;
}

} // namespace gleaner
