// A head on its control socket, in this process or in another one of the same user. Each request has a connection and,
// while it waits, a thread of a small pool of its own, so that a slow one holds nobody else up.
#pragma once

#include "head_node/headlink/head_link.h"

#include <QMutex>
#include <QString>
#include <QThreadPool>

namespace gleaner {

class ControlHeadLink final : public HeadLink {
public:
    /// So many requests wait at the same time; more of them wait for a thread.
    static constexpr int kMaxWaiting = 6;

    explicit ControlHeadLink(QString socketName);
    /// Blocks: up to 50 ms, until every request has noticed that it is cancelled.
    ~ControlHeadLink() override;

    /// Requests go to that head from now on. Thread: any.
    void setSocketName(const QString& name);
    [[nodiscard]] QFuture<Answer> ask(QJsonObject request) override;
    [[nodiscard]] QFuture<Result<SnapshotPtr>> snapshot() override;

private:
    [[nodiscard]] QString socketName() const;

    mutable QMutex m_mutex;
    QString m_socketName; ///< under m_mutex
    std::atomic<bool> m_closing = false;
    QThreadPool m_threads;
};

} // namespace gleaner
