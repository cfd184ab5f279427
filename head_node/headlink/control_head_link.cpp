#include "head_node/headlink/control_head_link.h"

#include "head_node/control/control_client.h"
#include "head_node/control/snapshot_json.h"

#include <QtConcurrent>

namespace gleaner {

namespace {
constexpr Milliseconds kLongestWait{60'000};
}

ControlHeadLink::ControlHeadLink(QString socketName) : m_socketName(std::move(socketName)) {
    m_threads.setMaxThreadCount(kMaxWaiting);
}

ControlHeadLink::~ControlHeadLink() {
    m_closing = true;
    m_threads.clear();
    m_threads.waitForDone();
}

void ControlHeadLink::setSocketName(const QString& name) {
    const QMutexLocker lock(&m_mutex);
    m_socketName = name;
}

QString ControlHeadLink::socketName() const {
    const QMutexLocker lock(&m_mutex);
    return m_socketName;
}

QFuture<Answer> ControlHeadLink::ask(QJsonObject request) {
    return QtConcurrent::run(
        &m_threads, [this, name = socketName(), request = std::move(request)](QPromise<Answer>& promise) {
            promise.addResult(
                askHead(name, request, kLongestWait, [this, &promise] { return m_closing || promise.isCanceled(); }));
        });
}

QFuture<Result<SnapshotPtr>> ControlHeadLink::snapshot() {
    return QtConcurrent::run(&m_threads, [this, name = socketName()](QPromise<Result<SnapshotPtr>>& promise) {
        const Answer answer = askHead(name, {{QLatin1String("command"), QLatin1String("status")}}, kLongestWait,
                                      [this, &promise] { return m_closing || promise.isCanceled(); });
        if (!answer) {
            promise.addResult(failure(answer.error()));
            return;
        }
        auto shot = headSnapshotFromJson(*answer);
        if (shot)
            promise.addResult(std::make_shared<const HeadSnapshot>(std::move(*shot)));
        else
            promise.addResult(failure(shot.error()));
    });
}

} // namespace gleaner
