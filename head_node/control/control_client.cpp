#include "head_node/control/control_client.h"

#include "head_node/control/control_server.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLocalSocket>

namespace gleaner {

namespace {

/// The error code of that name; a name from a newer head counts as Failed.
ErrorCode errorCodeOf(const QString& name) {
    for (int i = 0; i <= static_cast<int>(ErrorCode::Failed); ++i) {
        if (errorCodeName(static_cast<ErrorCode>(i)) == name)
            return static_cast<ErrorCode>(i);
    }
    return ErrorCode::Failed;
}

Result<QByteArray> readLine(QLocalSocket& socket, Milliseconds timeout) {
    QElapsedTimer timer;
    timer.start();
    QByteArray line;
    for (;;) {
        line += socket.readLine(kMaxControlLineBytes);
        if (line.endsWith('\n'))
            return line;
        const auto left = static_cast<int>(timeout.count() - timer.elapsed());
        if (left <= 0 || line.size() >= kMaxControlLineBytes || !socket.waitForReadyRead(left)) {
            return failure(ErrorCode::Unavailable,
                           QStringLiteral("The head did not answer: %1.")
                               .arg(left <= 0 ? QStringLiteral("it took too long") : socket.errorString()));
        }
    }
}

} // namespace

Result<QJsonObject> askHead(const QString& socketName, const QJsonObject& request, Milliseconds timeout) {
    QLocalSocket socket;
    socket.connectToServer(socketName);
    if (!socket.waitForConnected(static_cast<int>(timeout.count()))) {
        return failure(ErrorCode::NotFound,
                       QStringLiteral("No head is running for this data folder; start one with 'gleaner serve'."));
    }
    socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    const auto line = readLine(socket, timeout);
    if (!line)
        return failure(line.error());
    const QJsonDocument answer = QJsonDocument::fromJson(*line);
    if (!answer.isObject())
        return failure(ErrorCode::Malformed, QStringLiteral("The head's answer is not a JSON object."));
    QJsonObject fields = answer.object();
    if (fields.value(QLatin1String("ok")).toBool())
        return fields;
    const QJsonObject error = fields.value(QLatin1String("error")).toObject();
    return failure(errorCodeOf(error.value(QLatin1String("code")).toString()),
                   error.value(QLatin1String("message")).toString());
}

} // namespace gleaner
