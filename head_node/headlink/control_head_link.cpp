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

QFuture<Answer> ControlHeadLink::ask(QJsonObject request) {
    return QtConcurrent::run(&m_threads, [this, request = std::move(request)](QPromise<Answer>& promise) {
        promise.addResult(askHead(m_socketName, request, kLongestWait,
                                  [this, &promise] { return m_closing || promise.isCanceled(); }));
    });
}

QFuture<Result<SnapshotPtr>> ControlHeadLink::snapshot() {
    return QtConcurrent::run(&m_threads, [this](QPromise<Result<SnapshotPtr>>& promise) {
        const Answer answer = askHead(m_socketName, {{QLatin1String("command"), QLatin1String("status")}}, kLongestWait,
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
