#include "common/socket/socket_client.h"

#include "common/socket/control_server.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLocalSocket>

#include <algorithm>

namespace gleaner {

namespace {

/// The error code of that name; a name from a newer program counts as Failed.
ErrorCode errorCodeOf(const QString& name) {
    for (int i = 0; i <= static_cast<int>(ErrorCode::Failed); ++i) {
        if (errorCodeName(static_cast<ErrorCode>(i)) == name)
            return static_cast<ErrorCode>(i);
    }
    return ErrorCode::Failed;
}

constexpr int kBetweenLooks_ms = 50;

Result<QByteArray> readLine(QLocalSocket& socket, const SocketPeer& peer, Milliseconds timeout,
                            const std::function<bool()>& isCancelled) {
    QElapsedTimer timer;
    timer.start();
    QByteArray line;
    for (;;) {
        line += socket.readLine(kMaxControlLineBytes);
        if (line.endsWith('\n'))
            return line;
        const auto left = static_cast<int>(timeout.count() - timer.elapsed());
        if (isCancelled && isCancelled())
            return failure(ErrorCode::Cancelled, QStringLiteral("Nobody waits for the answer any more."));
        const int wait = isCancelled ? std::min(left, kBetweenLooks_ms) : left;
        const bool mayRead = left > 0 && line.size() < kMaxControlLineBytes;
        if (!mayRead ||
            (!socket.waitForReadyRead(wait) && (left <= wait || socket.state() != QLocalSocket::ConnectedState))) {
            return failure(ErrorCode::Unavailable,
                           QStringLiteral("%1 did not answer: %2.")
                               .arg(peer.name, left <= 0 ? QStringLiteral("it took too long") : socket.errorString()));
        }
    }
}

} // namespace

Result<QJsonObject> answerOf(const QByteArray& line, const SocketPeer& peer) {
    const QJsonDocument answer = QJsonDocument::fromJson(line);
    if (!answer.isObject())
        return failure(ErrorCode::Malformed, QStringLiteral("%1's answer is not a JSON object.").arg(peer.name));
    QJsonObject fields = answer.object();
    if (fields.value(QLatin1String("ok")).toBool())
        return fields;
    const QJsonObject error = fields.value(QLatin1String("error")).toObject();
    return failure(errorCodeOf(error.value(QLatin1String("code")).toString()),
                   error.value(QLatin1String("message")).toString());
}

Result<QJsonObject> askSocket(const QString& socketName, const QJsonObject& request, const SocketPeer& peer,
                              Milliseconds timeout, const std::function<bool()>& isCancelled) {
    QLocalSocket socket;
    socket.connectToServer(socketName);
    if (!socket.waitForConnected(static_cast<int>(timeout.count())))
        return failure(ErrorCode::NotFound, peer.whenNobody);
    socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    return readLine(socket, peer, timeout, isCancelled).and_then([&peer](const QByteArray& line) {
        return answerOf(line, peer);
    });
}

} // namespace gleaner
